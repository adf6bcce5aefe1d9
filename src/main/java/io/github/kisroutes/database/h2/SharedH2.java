package io.github.kisroutes.database.h2;

import io.github.kisroutes.database.fault.DatabaseFault;
import io.github.kisroutes.shared.file.LockFile;
import io.github.kisroutes.shared.file.LockFileQueue;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;

/**
 * A file of H2 that several processes of one machine share: with {@code AUTO_SERVER=TRUE} the first one opens the file and a
 * server, the others go through that server, and when the first one ends, another takes its place.
 *
 * <p>H2 manages this by itself for two processes that do not hurry. When eight start at the same instant, or the owner is
 * killed, they write over each other's lock file and fail with "Lock file recently modified" or "Locked by another process".
 * Therefore they make their connections in turn here, look for the owner's server before they try to be the owner, and do not
 * let H2 reconnect behind the pool's back.
 */
final class SharedH2 {
    private static final String IO_ERROR = "58030";

    /** How long one waits for another process that makes its connection, and perhaps hangs there. */
    private static final Duration MAX_WAIT = Duration.ofMinutes(1);

    private static final Pattern OWNING_OPTIONS =
            Pattern.compile(";(AUTO_SERVER|AUTO_SERVER_PORT|IFEXISTS)=[^;]*", Pattern.CASE_INSENSITIVE);

    /** What this process has opened as its owner: the lock file and the mark that H2 has set in it. */
    private static final Map<Path, String> OWNED = new ConcurrentHashMap<>();

    private final H2Address address;
    private final DataSource asOwner;
    private final H2LockFile lockFile;
    private final LockFileQueue turns;

    private SharedH2(H2Address address, Path file) {
        this.address = address;
        asOwner = address.source(address.ownerUrl());
        lockFile = new H2LockFile(file);
        turns = new LockFileQueue(file.resolveSibling(file.getFileName() + ".start.lock"));
    }

    @FunctionalInterface
    private interface Connecting {
        Connection connect() throws SQLException;
    }

    /** Connections to the file in turn with everybody who shares it. */
    static DataSource connections(H2Address address, Path file) {
        SharedH2 shared = new SharedH2(address, file);
        return source(shared.asOwner, shared::connect);
    }

    /** Connections that read, and neither wait for a turn nor become the owner. */
    static DataSource reading(H2Address address, Path file) {
        SharedH2 shared = new SharedH2(address, file);
        String options = OWNING_OPTIONS.matcher(address.options()).replaceAll("");
        DataSource fromFile = address.source("jdbc:h2:file:" + file + options + ";ACCESS_MODE_DATA=r");
        return source(fromFile, () -> {
            try {
                Optional<Connection> guest = shared.connectAsGuest();
                return guest.isPresent() ? guest.get() : fromFile.getConnection();
            } catch (IOException e) {
                throw unusable(shared, e);
            }
        });
    }

    private static DataSource source(DataSource other, Connecting connecting) {
        return (DataSource) Proxy.newProxyInstance(
                SharedH2.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    try {
                        return method.getName().equals("getConnection")
                                ? connecting.connect()
                                : method.invoke(other, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static SQLException unusable(SharedH2 shared, IOException e) {
        return new SQLException("The files at " + shared.lockFile.path() + " cannot be used: " + e, IO_ERROR, e);
    }

    @SuppressWarnings("try") // the turn is only held
    private Connection connect() throws SQLException {
        try (LockFile turn = turns.take(MAX_WAIT)) {
            Optional<Connection> guest = connectAsGuest();
            return guest.isPresent() ? guest.get() : connectAsOwner();
        } catch (IOException e) {
            throw unusable(this, e);
        }
    }

    /** Goes through the server of another process, if there is one and it lives. */
    private Optional<Connection> connectAsGuest() throws IOException, SQLException {
        Optional<H2LockFile.Server> server = lockFile.server();
        if (server.isEmpty() || server.get().mark().equals(OWNED.get(lockFile.path()))) {
            return Optional.empty();
        }
        String options = OWNING_OPTIONS.matcher(address.options()).replaceAll("");
        try {
            return Optional.of(address.guest("jdbc:h2:tcp://" + server.get().address() + "/"
                            + server.get().mark() + options)
                    .getConnection());
        } catch (SQLException e) {
            if (DatabaseFault.of(e).mayPass()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Connection connectAsOwner() throws IOException, SQLException {
        Connection connection = asOwner.getConnection();
        Optional<String> mark = lockFile.mark();
        if (mark.isPresent() && connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
            OWNED.put(lockFile.path(), mark.get());
            H2ShutdownHook.from(session.getDatabase());
            NoJavaInSql.bySource(session.getDatabase());
        }
        return connection;
    }
}
