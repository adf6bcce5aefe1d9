package io.github.kisroutes.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.github.kisroutes.database.fault.DatabaseOutage;
import io.github.kisroutes.database.h2.H2Address;
import io.github.kisroutes.database.h2.SingleWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Opens a database: a first connection, its tables, its pool. */
final class DatabaseOpening {
    /**
     * Connections at most. A worker holds one only while it stores an answer, a few milliseconds, so fewer than the 16 workers
     * are enough; more would only queue inside the database.
     */
    private static final int POOL_SIZE = 10;

    /** How long a caller waits for a connection: long enough to outlive a restart of the database. */
    private static final Duration CONNECTION_WAIT = Duration.ofSeconds(30);

    /** How often a shared file is tried whose owner leaves just then. */
    private static final int ATTEMPTS = 5;

    /** How long one waits for another process that brings the tables up to date. */
    private static final Duration MIGRATION = Duration.ofMinutes(1);

    private final Dialect dialect;
    private final String url;
    private final DataSource connections;
    private final boolean shared;
    private final SingleWriter writers;
    private final OpenFailure failure;

    DatabaseOpening(Dialect dialect, String url, String username, String password, SingleWriter writers) {
        this.dialect = dialect;
        this.url = url;
        connections = dialect.connections(url, username, password);
        shared = dialect == Dialect.H2
                && new H2Address(url, username, password).sharedFile().isPresent();
        this.writers = writers;
        failure = new OpenFailure(url, username, password);
    }

    /**
     * A first connection, and nothing else.
     *
     * @throws io.github.kisroutes.database.fault.DatabaseUnavailableException when there is none
     */
    void look() {
        try {
            Connection first = connections.getConnection();
            try {
                refusePooled(first);
            } finally {
                closeQuietly(first);
            }
        } catch (SQLException e) {
            throw failure.of(e);
        }
    }

    HikariDataSource open() {
        try {
            return DatabaseOutage.repeated(
                    this::openOnce, (fault, attempt) -> shared && fault.mayPass() && attempt < ATTEMPTS);
        } catch (SQLException | FlywayException e) {
            throw failure.of(e);
        }
    }

    // The first connection is made outside the pool, which would log a failure with its whole stack; it stays until the
    // end,
    // so that H2 does not close the file between one connection and the next.
    private HikariDataSource openOnce() throws SQLException {
        Connection first = connections.getConnection();
        try {
            refusePooled(first);
            migrate(migrations(connections, dialect), writers);
            return newPool();
        } finally {
            closeQuietly(first);
        }
    }

    private void refusePooled(Connection first) throws SQLException {
        if (dialect == Dialect.POSTGRESQL) {
            PostgresSession.pooled(first, connections, Dialect.setsOptions(url)).ifPresent(reason -> {
                throw failure.refused(reason);
            });
        }
    }

    /** The pool makes a first connection of its own, and wraps what goes wrong with it. */
    private HikariDataSource newPool() throws SQLException {
        try {
            return new HikariDataSource(pool());
        } catch (PoolInitializationException e) {
            throw e.getCause() instanceof SQLException cause ? cause : new SQLException(e);
        }
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException alreadyLost) {
            // The pool makes its own.
        }
    }

    /**
     * Brings the tables up to date. H2 commits every statement of a migration by itself, so one that was interrupted has left a
     * part of it, and perhaps a note that it failed. All statements may run again: the note is taken back and the migration done
     * once more. What really is wrong fails again.
     *
     * <p>Several processes may start at once: on PostgreSQL Flyway lets them wait for each other, on H2 it does not.
     */
    @SuppressWarnings("try") // the turn is only held
    static void migrate(Flyway flyway, SingleWriter writers) throws SQLException {
        try (SingleWriter.Writing turn = writers.begin(MIGRATION)) {
            migrate(flyway);
        }
    }

    private static void migrate(Flyway flyway) {
        try {
            flyway.migrate();
        } catch (FlywayException interruptedBefore) {
            flyway.repair();
            flyway.migrate();
        }
    }

    static Flyway migrations(DataSource dataSource, Dialect dialect) {
        return Flyway.configure(DatabaseOpening.class.getClassLoader())
                .loggers("slf4j")
                .dataSource(dataSource)
                .resourceProvider(new Migrations(dialect))
                .javaMigrationClassProvider(List::of)
                .locations(new String[0])
                .load();
    }

    private HikariConfig pool() {
        HikariConfig config = new HikariConfig();
        config.setPoolName("kis");
        config.setDataSource(connections);
        config.setMaximumPoolSize(POOL_SIZE);
        // One stays open: with the last one H2 would close the file and open it again for the next caller.
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECTION_WAIT.toMillis());
        config.setExceptionOverride(new ConnectionLossOverride());
        // The statements count on it: each of them sees what was committed before it began.
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return config;
    }
}
