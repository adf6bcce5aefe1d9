package io.github.kisroutes.database;

import com.zaxxer.hikari.HikariDataSource;
import io.github.kisroutes.config.ConfigurationException;
import io.github.kisroutes.config.DatabaseSettings;
import io.github.kisroutes.database.fault.DatabaseFault;
import io.github.kisroutes.database.fault.DatabaseUnavailableException;
import io.github.kisroutes.database.h2.FileCompaction;
import io.github.kisroutes.database.h2.H2Address;
import io.github.kisroutes.database.h2.H2SingleWriter;
import io.github.kisroutes.database.h2.PrivateFolder;
import io.github.kisroutes.database.h2.SingleWriter;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;

/**
 * The open database: its pool of connections, its tables in the newest version, its statements.
 *
 * <p>One per process; closing it closes the connections.
 */
public final class Database implements AutoCloseable {
    private final DataSource pool;
    private final Dialect dialect;
    private final SingleWriter writers;
    private final SqlFiles files;
    private final DatabaseTransaction transaction;
    private final String place;
    private final Runnable closing;

    Database(DataSource pool, Dialect dialect, String place, SingleWriter writers, Runnable closing) {
        this.pool = pool;
        this.place = place;
        this.dialect = dialect;
        this.writers = writers;
        this.closing = closing;
        files = new SqlFiles(dialect);
        transaction = new DatabaseTransaction(pool, writers);
    }

    /**
     * Opens the configured database and brings its tables up to date.
     *
     * @throws ConfigurationException when a DataSource of a runtime is configured, which there is none of here
     * @throws DatabaseUnavailableException with one sentence for a person, when it cannot be opened or migrated
     */
    public static Database open(DatabaseSettings settings) {
        settings.dataSource().ifPresent(name -> {
            throw new ConfigurationException("kis.database.datasource = " + name + " names a DataSource of the runtime,"
                    + " and only a Karaf publishes any: set kis.database.url instead.");
        });
        return open(settings.url(), settings.username(), settings.password().reveal());
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
        SingleWriter writers = H2SingleWriter.of(url);
        HikariDataSource pool = new DatabaseOpening(dialect, url, username, password, writers).open();
        return new Database(pool, dialect, dialect.place(url), writers, pool::close);
    }

    /**
     * Works on a DataSource of the runtime and brings its tables up to date. Pooling its connections is the runtime's task, and
     * so is closing it.
     *
     * @param name how the operator knows it, for messages
     * @throws DatabaseUnavailableException with one sentence for a person, when it cannot be used or migrated
     */
    public static Database open(String name, DataSource dataSource) {
        try {
            Dialect dialect;
            SingleWriter writers;
            try (Connection first = dataSource.getConnection()) {
                dialect = dialectOf(name, first);
                String url = first.getMetaData().getURL();
                writers = H2SingleWriter.of(url);
                closeFolder(dialect, url);
            }
            DatabaseOpening.migrate(DatabaseOpening.migrations(dataSource, dialect), writers);
            return new Database(dataSource, dialect, "DataSource " + name, writers, () -> {});
        } catch (SQLException e) {
            throw new DatabaseUnavailableException("The DataSource " + name + " of kis.database.datasource gives no"
                    + " connection: correct its configuration. The driver says: "
                    + DatabaseFault.of(e).text() + " [" + e.getSQLState() + "].");
        } catch (FlywayException e) {
            throw new OpenFailure(name, "of this DataSource", "").of(e);
        }
    }

    /** Who may come in is the runtime's business, as is the password; what can be closed to others is closed. */
    private static void closeFolder(Dialect dialect, String url) {
        if (dialect == Dialect.H2) {
            new H2Address(url, "", "").file().ifPresent(file -> new PrivateFolder(url, file, true).close());
        }
    }

    private static Dialect dialectOf(String name, Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return Dialect.ofProduct(product)
                .orElseThrow(() -> new DatabaseUnavailableException("The DataSource " + name
                        + " of kis.database.datasource leads to " + product
                        + ", but the statements are written for H2 and PostgreSQL: name one of those."));
    }

    /** The pool; for camel-jdbc, under the name {@code kisDatabase} in the registry. */
    public DataSource dataSource() {
        return pool;
    }

    /** Which database this is. */
    public Dialect dialect() {
        return dialect;
    }

    /** What it is and where, for a person: no user, no password. */
    public String place() {
        return place;
    }

    /** What makes its file smaller; for routes, under the name {@code kisDatabaseFile} in the registry. */
    public FileCompaction file() {
        return new FileCompaction(pool, writers);
    }

    /** The transactions of this database; for routes, under the name {@code kisTransaction} in the registry. */
    public DatabaseTransaction transaction() {
        return transaction;
    }

    /**
     * The statement in {@code sql/<dialect>/<name>.sql}, to be given its parameters and run. It runs in the transaction of the
     * calling thread, or by itself when there is none; by itself it is run again when its connection was lost.
     *
     * @throws IllegalArgumentException when there is no such statement
     */
    public Sql sql(String name) {
        return new Sql(files.get(name), transaction, true);
    }

    /**
     * The same, but never in the transaction of the calling thread, and once: what it writes is committed when it returns.
     *
     * @throws IllegalArgumentException when there is no such statement
     */
    public Sql sqlAlone(String name) {
        return new Sql(files.get(name), new DatabaseTransaction(pool, writers), false);
    }

    @Override
    public void close() {
        closing.run();
    }
}
