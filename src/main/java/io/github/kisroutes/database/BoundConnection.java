package io.github.kisroutes.database;

import io.github.kisroutes.database.h2.CommitCheck;
import io.github.kisroutes.database.h2.SingleWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PgConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection for the time of one transaction, and the view of it that is handed out. Belongs to one thread. */
final class BoundConnection {
    private static final Logger LOG = LoggerFactory.getLogger(BoundConnection.class);

    private final SingleWriter.Writing turn;
    private final Connection connection;
    private final boolean autoCommitBefore;
    private final Connection view;
    private boolean commitRefused;
    private boolean ended;

    private BoundConnection(SingleWriter.Writing turn, Connection connection, boolean autoCommitBefore) {
        this.turn = turn;
        this.connection = connection;
        this.autoCommitBefore = autoCommitBefore;
        view = (Connection) Proxy.newProxyInstance(
                BoundConnection.class.getClassLoader(), new Class<?>[] {Connection.class}, this::invoke);
    }

    /** @param turn to write; given back with the connection, or at once when there is none */
    @SuppressWarnings("try") // both are only closed
    static BoundConnection open(DataSource dataSource, SingleWriter.Writing turn) throws SQLException {
        Connection connection = null;
        try {
            connection = dataSource.getConnection();
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            return new BoundConnection(turn, connection, autoCommit);
        } catch (SQLException | RuntimeException e) {
            try (turn;
                    Connection unusable = connection) {
                throw e;
            }
        }
    }

    Connection view() {
        return view;
    }

    void refuseCommit() {
        commitRefused = true;
    }

    /** Commits or rolls back, and gives the connection back as it was. */
    void end(boolean succeeded) throws SQLException {
        ended = true;
        boolean committed = false;
        try {
            if (succeeded && (commitRefused || isAborted())) {
                throw new SQLException(
                        "The transaction was rolled back, although its last step succeeded: a part of it had"
                                + " failed or asked for it. All of it has to be repeated.");
            }
            if (succeeded) {
                connection.commit();
                committed = true;
                CommitCheck.confirm(connection);
            }
        } finally {
            giveBack(committed);
        }
    }

    /** PostgreSQL answers the commit of a transaction in which a statement has failed with a silent rollback. */
    private boolean isAborted() throws SQLException {
        return connection.isWrapperFor(PgConnection.class)
                && connection.unwrap(PgConnection.class).getTransactionState() == TransactionState.FAILED;
    }

    private void giveBack(boolean committed) {
        try (turn;
                connection) {
            if (!committed) {
                connection.rollback();
            }
            connection.setAutoCommit(autoCommitBefore);
        } catch (SQLException e) {
            // The connection is gone, and with it the transaction; the exception that matters is on its way already.
            LOG.debug("A connection could not be returned to the pool cleanly: {}", e.toString());
        }
    }

    private Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
        switch (method.getName()) {
            case "close", "commit", "setAutoCommit":
                return null;
            case "isClosed":
                return ended || connection.isClosed();
            case "equals":
                return proxy == args[0];
            case "hashCode":
                return System.identityHashCode(proxy);
            case "rollback":
                if (args == null) {
                    refuseCommit();
                    return null;
                }
                return delegate(method, args);
            default:
                return delegate(method, args);
        }
    }

    private Object delegate(Method method, Object[] args) throws Throwable {
        if (ended) {
            throw new SQLException("This connection belonged to a transaction that is over.", "08003");
        }
        try {
            return method.invoke(connection, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
