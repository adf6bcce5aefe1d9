package io.github.kisroutes.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * The open database: its pool of connections, its tables in the newest version, its statements.
 *
 * <p>One per process; closing it closes the connections.
 */
public final class Database implements AutoCloseable {
    /**
     * Connections at most. A worker holds one only while it stores an answer, a few milliseconds, so half as many as the 16
     * workers are enough; more would only queue inside the database.
     */
    static final int POOL_SIZE = 10;

    /** How long a caller waits for a connection: long enough to outlive a restart of the database. */
    private static final Duration CONNECTION_WAIT = Duration.ofSeconds(30);

    private final HikariDataSource pool;
    private final Dialect dialect;
    private final SqlFiles files;
    private final DatabaseTransaction transaction;

    private Database(HikariDataSource pool, Dialect dialect) {
        this.pool = pool;
        this.dialect = dialect;
        files = new SqlFiles(dialect);
        transaction = new DatabaseTransaction(pool);
    }

    /**
     * Opens a database and brings its tables up to date.
     *
     * @param url a JDBC URL of H2 or PostgreSQL
     * @param username may be empty
     * @param password may be empty; never in a message or a log
     * @throws DatabaseUnavailableException with one sentence for a person, when it cannot be opened or migrated
     */
    public static Database open(String url, String username, String password) {
        Dialect dialect = Dialect.of(url);
        DataSource connections = dialect.connections(url, username, password);
        OpenFailure failure = new OpenFailure(url, password);
        // The first connection is made outside the pool, which would log a failure with its whole stack.
        try (Connection first = connections.getConnection()) {
            HikariDataSource pool = new HikariDataSource(poolOf(connections));
            try {
                migrate(pool, dialect);
                return new Database(pool, dialect);
            } catch (RuntimeException e) {
                pool.close();
                throw e;
            }
        } catch (SQLException e) {
            throw failure.opening(e);
        } catch (FlywayException e) {
            throw failure.migrating(e);
        }
    }

    private static HikariConfig poolOf(DataSource connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("kis");
        config.setDataSource(connections);
        config.setMaximumPoolSize(POOL_SIZE);
        // One stays open: with the last one H2 would close the file and open it again for the next caller.
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECTION_WAIT.toMillis());
        // The statements count on it: each of them sees what was committed before it began.
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return config;
    }

    private static void migrate(DataSource dataSource, Dialect dialect) {
        Flyway.configure(Database.class.getClassLoader())
                .loggers("slf4j")
                .dataSource(dataSource)
                .resourceProvider(new Migrations(dialect))
                .javaMigrationClassProvider(List::of)
                .locations(new String[0])
                .load()
                .migrate();
    }

    /** The pool; for camel-jdbc, under the name {@code kisDatabase} in the registry. */
    public DataSource dataSource() {
        return pool;
    }

    /** Which database this is. */
    public Dialect dialect() {
        return dialect;
    }

    /** The transactions of this database; for routes, under the name {@code kisTransaction} in the registry. */
    public DatabaseTransaction transaction() {
        return transaction;
    }

    /**
     * The statement in {@code sql/<dialect>/<name>.sql}, to be given its parameters and run. It runs in the transaction of the
     * calling thread, or by itself when there is none.
     *
     * @throws IllegalArgumentException when there is no such statement
     */
    public Sql sql(String name) {
        return new Sql(files.get(name), transaction);
    }

    /**
     * The same, but never in the transaction of the calling thread: what it writes is committed when it returns.
     *
     * @throws IllegalArgumentException when there is no such statement
     */
    public Sql sqlAlone(String name) {
        return new Sql(files.get(name), new DatabaseTransaction(pool));
    }

    @Override
    public void close() {
        pool.close();
    }
}
