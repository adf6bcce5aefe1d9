package io.github.kisroutes.shared;

import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.h2.store.fs.FileUtils;

/** A database with two pools, as two processes have them. */
public final class DatabasePlace implements RowPlace {
    private final String name;
    private final Callable<Callable<Database>> address;
    private final AtomicInteger connections = new AtomicInteger();
    private List<Database> pools = List.of();

    private DatabasePlace(String name, Callable<Callable<Database>> address) {
        this.name = name;
        this.address = address;
    }

    static DatabasePlace h2() {
        return new DatabasePlace("H2", () -> {
            Path folder = Files.createTempDirectory("kis-rows");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> FileUtils.deleteRecursive(folder.toString(), true)));
            String url = "jdbc:h2:file:" + folder.resolve("kis") + ";AUTO_SERVER=TRUE;WRITE_DELAY=0";
            return () -> Database.open(url, "sa", "");
        });
    }

    static DatabasePlace postgresql() {
        return new DatabasePlace("PostgreSQL", () -> {
            String url = PostgresServer.newDatabase();
            return () -> Database.open(url, PostgresServer.USERNAME, "");
        });
    }

    private synchronized List<Database> pools() {
        if (pools.isEmpty()) {
            try {
                Callable<Database> opening = address.call();
                pools = List.of(opening.call(), opening.call());
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
        return pools;
    }

    /** One of the pools. */
    public Database database() {
        return pools().get(connections.incrementAndGet() % pools().size());
    }

    @Override
    public <R> SharedRows<R> connect(RowCodec<R> codec) {
        return new JdbcRows<>(codec, database());
    }

    @Override
    public Map<String, Object> stored(RowCodec<?> codec, CredentialId key) throws SQLException {
        Map<String, Object> columns = new HashMap<>();
        try (Connection connection = database().dataSource().getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT * FROM " + codec.table() + " WHERE token_key = ?")) {
            statement.setString(1, key.id());
            ResultSet row = statement.executeQuery();
            while (row.next()) {
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    columns.put(row.getMetaData().getColumnLabel(i).toLowerCase(Locale.ROOT), row.getObject(i));
                }
            }
        }
        return columns;
    }

    /** Writes past the program. */
    public int update(String sql, Object... values) throws SQLException {
        try (Connection connection = database().dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    @Override
    public Stream<Damage> damages(RowSample<?> sample, CredentialId key) {
        return Stream.of(() -> update(
                "UPDATE " + sample.codec().table() + " SET " + sample.damage() + ", version = 77 WHERE token_key = ?",
                key.id()));
    }

    @Override
    public String toString() {
        return name;
    }
}
