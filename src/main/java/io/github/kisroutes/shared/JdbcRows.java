package io.github.kisroutes.shared;

import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.Sql;
import io.github.kisroutes.database.fault.StatementException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/**
 * Rows in a table of the product's own database, by that database's clock: {@code kis.token.store=jdbc}. Every statement
 * commits by itself, whatever transaction the calling thread may have.
 */
final class JdbcRows<R> implements SharedRows<R> {
    private static final String NO_ROW = "";

    private final RowCodec<R> codec;
    private final Database database;

    JdbcRows(RowCodec<R> codec, Database database) {
        this.codec = codec;
        this.database = database;
    }

    @Override
    public Reading<R> read(CredentialId key) throws SharedRowsException {
        try {
            return statement("read", key).one(this::reading).orElseThrow();
        } catch (StatementException e) {
            throw new SharedRowsException(e.getMessage(), e);
        }
    }

    @Override
    public boolean replace(CredentialId key, Reading<R> seen, R next) throws SharedRowsException {
        try {
            return update(key, seen.version().equals(NO_ROW) ? open(key) : Long.parseLong(seen.version()), next) == 1;
        } catch (StatementException e) {
            if (e.fault().isDuplicateKey()) {
                return false;
            }
            throw new SharedRowsException(e.getMessage(), e);
        }
    }

    private long open(CredentialId key) {
        Sql first = statement("open", key);
        codec.keyColumns().apply(key).forEach(first::set);
        first.update();
        return 0;
    }

    private int update(CredentialId key, long version, R row) {
        Sql next = statement("replace", key).set("version", version);
        codec.fields().forEach(field -> next.set(field.column(), field.parameter(row)));
        return next.update();
    }

    private Sql statement(String verb, CredentialId key) {
        return database.sqlAlone(verb + "-" + codec.kind()).set("token_key", key.id());
    }

    private Reading<R> reading(ResultSet row) throws SQLException {
        Instant now = Sql.instant(row, "store_time").orElseThrow().truncatedTo(ChronoUnit.MILLIS);
        if (row.getString("token_key") == null) {
            return codec.nothing(now, NO_ROW);
        }
        Map<String, Object> values = new HashMap<>();
        for (RowField<R> field : codec.fields()) {
            values.put(field.column(), field.read(row));
        }
        return codec.reading(now, Long.toString(row.getLong("version")), () -> new RowValues(values));
    }

    @Override
    public String name() {
        return "table " + codec.table() + " (" + database.dialect().folder() + ")";
    }

    @Override
    public void close() {
        // The database belongs to somebody else.
    }
}
