package io.github.kisroutes.database;

import io.github.kisroutes.database.fault.DatabaseOutage;
import io.github.kisroutes.database.fault.StatementException;
import io.github.kisroutes.database.h2.CommitCheck;
import io.github.kisroutes.database.h2.SingleWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A statement about to run: {@code database.sql("record-item").set("run_id", id).…update()}. Runs in the transaction of the
 * calling thread, or by itself when there is none. For one use by one thread.
 */
public final class Sql {
    private final SqlFiles.SqlFile file;
    private final DatabaseTransaction transaction;
    private final boolean repeatable;
    private final Map<String, Object> values = new HashMap<>();

    /** @param repeatable whether running it twice comes to the same, so that it is run again after the loss of its connection */
    Sql(SqlFiles.SqlFile file, DatabaseTransaction transaction, boolean repeatable) {
        this.file = file;
        this.transaction = transaction;
        this.repeatable = repeatable;
    }

    /** Makes a value of the current row; the result set stays where it is. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /**
     * Gives a parameter its value.
     *
     * @param name as in the file; it must be there
     * @param value text, number, {@code LocalDate}, {@code Instant}, an array of text, or null
     */
    public Sql set(String name, Object value) {
        if (!file.parameters().contains(name)) {
            throw new IllegalArgumentException("The statement " + file.name() + " has no parameter " + name + ".");
        }
        values.put(name, storable(value));
        return this;
    }

    private static Object storable(Object value) {
        if (value instanceof Instant instant) {
            return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
        }
        if (value instanceof String[] texts) {
            return Arrays.stream(texts).map(Sql::storable).toArray(String[]::new);
        }
        return value instanceof String text ? storable(text) : value;
    }

    /** Whatever the broker wrote can be recorded: PostgreSQL takes no text with a zero character in it. */
    private static String storable(String text) {
        return text == null ? null : text.replace("\0", "");
    }

    /**
     * Runs a statement that writes.
     *
     * @return the number of rows written
     * @throws StatementException when the database refuses it
     */
    public int update() {
        return run(Sql::write, transaction.writers());
    }

    private static int write(PreparedStatement statement) throws SQLException {
        int rows = statement.executeUpdate();
        if (statement.getConnection().getAutoCommit()) {
            CommitCheck.confirm(statement.getConnection());
        }
        return rows;
    }

    /**
     * Runs a query.
     *
     * @return all rows, in the order of the query
     * @throws StatementException when the database refuses it
     */
    public <T> List<T> list(RowReader<T> reader) {
        return run(
                statement -> {
                    List<T> rows = new ArrayList<>();
                    try (ResultSet result = statement.executeQuery()) {
                        while (result.next()) {
                            rows.add(reader.read(result));
                        }
                    }
                    return rows;
                },
                SingleWriter.ofAnyNumber());
    }

    /**
     * Runs a query that answers with one row or none.
     *
     * @throws StatementException when the database refuses it, or there are more rows
     */
    public <T> Optional<T> one(RowReader<T> reader) {
        List<T> rows = list(reader);
        if (rows.size() > 1) {
            throw new StatementException(file.name(), new SQLException("more than one row: " + rows.size()));
        }
        return rows.stream().findFirst();
    }

    /** A point in time from a row; empty when the column is null. */
    public static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    @FunctionalInterface
    private interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(Use<T> use, SingleWriter writers) {
        try {
            Optional<Connection> current = transaction.current();
            if (current.isPresent()) {
                return run(current.get(), use);
            }
            return repeatable ? DatabaseOutage.repeated(() -> runAlone(use, writers)) : runAlone(use, writers);
        } catch (SQLException e) {
            throw new StatementException(file.name(), e);
        }
    }

    @SuppressWarnings("try") // the turn is only held
    private <T> T runAlone(Use<T> use, SingleWriter writers) throws SQLException {
        try (SingleWriter.Writing turn = writers.begin();
                Connection own = transaction.dataSource().getConnection()) {
            return run(own, use);
        }
    }

    private <T> T run(Connection connection, Use<T> use) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(file.text())) {
            int index = 1;
            for (String parameter : file.parameters()) {
                if (!values.containsKey(parameter)) {
                    throw new IllegalStateException(
                            "The statement " + file.name() + " was run without its parameter " + parameter + ".");
                }
                statement.setObject(index++, values.get(parameter));
            }
            return use.of(statement);
        }
    }
}
