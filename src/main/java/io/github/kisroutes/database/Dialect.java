package io.github.kisroutes.database;

import io.github.kisroutes.database.fault.DatabaseAddress;
import io.github.kisroutes.database.fault.DatabaseUnavailableException;
import io.github.kisroutes.database.h2.H2Address;
import io.github.kisroutes.database.h2.H2Connections;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The databases that the product speaks to; each has its own folder of statements. */
public enum Dialect {
    /** The embedded database of one machine; several processes share it with {@code AUTO_SERVER=TRUE}. */
    H2("jdbc:h2:") {
        @Override
        DataSource connections(String url, String username, String password) {
            return H2Connections.to(new H2Address(url, username, password));
        }

        @Override
        DataSource connectionsToRead(String url, String username, String password) {
            return H2Connections.toRead(new H2Address(url, username, password));
        }
    },
    /** The database of production, shared by any number of machines. */
    POSTGRESQL("jdbc:postgresql:") {
        @Override
        DataSource connections(String url, String username, String password) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(url);
            if (!username.isEmpty()) {
                source.setUser(username);
                source.setPassword(password);
            }
            // Without these a network that swallows packets holds a worker for ever; what the URL says goes first.
            if (!url.contains("connectTimeout=")) {
                source.setConnectTimeout(CONNECT_SECONDS);
            }
            // From the look-up of the name until the session has begun, however slowly it is begun.
            if (!url.contains("loginTimeout=")) {
                source.setLoginTimeout(LOGIN_SECONDS);
            }
            if (!url.contains("socketTimeout=")) {
                source.setSocketTimeout(ANSWER_SECONDS);
            }
            if (!url.contains("ApplicationName=")) {
                source.setApplicationName("kis-camel-routes");
            }
            // A process that falls asleep within a transaction, or whose host is gone, must not hold its rows for ever.
            if (setsOptions(url)) {
                source.setOptions("-c idle_in_transaction_session_timeout=" + IDLE_SECONDS + "s");
            }
            source.setTcpKeepAlive(true);
            return source;
        }

        @Override
        DataSource connectionsToRead(String url, String username, String password) {
            PGSimpleDataSource source = (PGSimpleDataSource) connections(url, username, password);
            source.setReadOnly(true);
            return source;
        }
    };

    private static final int CONNECT_SECONDS = 10;
    private static final int ANSWER_SECONDS = 60;
    private static final int LOGIN_SECONDS = 30;
    private static final int IDLE_SECONDS = 10;

    private final String urlPrefix;

    Dialect(String urlPrefix) {
        this.urlPrefix = urlPrefix;
    }

    /** What and where a database is, for a person: the file of H2, or the server; no user, no password, no options. */
    String place(String url) {
        return switch (this) {
            case H2 ->
                "H2, "
                        + new H2Address(url, "", "")
                                .file()
                                .map(file -> file + ".mv.db")
                                .orElse(DatabaseAddress.shown(url).substring(urlPrefix.length()));
            case POSTGRESQL ->
                "PostgreSQL, "
                        + DatabaseAddress.shown(url)
                                .substring(urlPrefix.length())
                                .replaceFirst("^//", "");
        };
    }

    /**
     * Tells the database from its address.
     *
     * @param url a JDBC URL
     * @throws DatabaseUnavailableException when no driver here understands it
     */
    public static Dialect of(String url) {
        for (Dialect dialect : values()) {
            if (url.startsWith(dialect.urlPrefix)) {
                return dialect;
            }
        }
        throw new DatabaseUnavailableException("The database at " + DatabaseAddress.shown(url)
                + " cannot be opened: kis.database.url must begin with jdbc:h2: or jdbc:postgresql:.");
    }

    /** Tells the database from what its driver calls it ({@code DatabaseMetaData.getDatabaseProductName}). */
    static Optional<Dialect> ofProduct(String product) {
        return Arrays.stream(values())
                .filter(dialect -> dialect.name().equalsIgnoreCase(product))
                .findFirst();
    }

    /** Whether a session of PostgreSQL is told when to end a transaction that does nothing; an operator's own options go first. */
    static boolean setsOptions(String url) {
        return !url.contains("options=");
    }

    /** The folder of this database below {@code sql/} and {@code db/migration/}: {@code h2} or {@code postgresql}. */
    public String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Single connections without a pool; opens nothing yet. */
    abstract DataSource connections(String url, String username, String password);

    /** The same for a look that changes nothing, not even a file. */
    abstract DataSource connectionsToRead(String url, String username, String password);
}
