package io.github.kisroutes.database;

import io.github.kisroutes.database.fault.DatabaseFault;
import io.github.kisroutes.database.fault.DatabaseOutage;
import io.github.kisroutes.database.h2.SingleWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeExtension;
import org.apache.camel.Message;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.component.jdbc.ConnectionStrategy;
import org.apache.camel.spi.Policy;

/**
 * One database transaction around several steps of a route.
 *
 * <pre>{@code
 * - policy:
 *     ref: kisTransaction
 *     steps:
 *       - setBody: {expression: {constant: {expression: "resource:classpath:sql/h2/store-new-candles.sql"}}}
 *       - to: {uri: "jdbc:kisDatabase", parameters: {connectionStrategy: "#kisTransaction", useHeadersAsParameters: true}}
 * }</pre>
 *
 * <p>The steps share one connection, bound to the thread. It is committed when all of them succeed; it is rolled back when the
 * exchange ends with an exception, also with one that an {@code onException} has handled, or is marked rollback-only. A
 * transaction inside a transaction joins it, and its failure is the failure of both.
 *
 * <p>The steps must stay on the thread, so no {@code threads}, parallel split or {@code seda} between them; a statement that
 * strays from it fails instead of running outside the transaction. The route should have {@code noErrorHandler}: repeating one
 * statement of a broken transaction is useless. When the connection was lost, all steps are done again on another one, and once
 * when another writer was faster; while the database is away they wait for it.
 */
public final class DatabaseTransaction implements Policy, ConnectionStrategy {
    private final DataSource dataSource;
    private final SingleWriter writers;
    private final ThreadLocal<BoundConnection> bound = new ThreadLocal<>();
    private final DatabaseOutage outage;

    DatabaseTransaction(DataSource dataSource, SingleWriter writers) {
        this.dataSource = dataSource;
        this.writers = writers;
        this.outage = new DatabaseOutage(dataSource);
    }

    @Override
    public void beforeWrap(Route route, NamedNode definition) {}

    @Override
    public Processor wrap(Route route, Processor steps) {
        return exchange -> process(exchange, steps);
    }

    private void process(Exchange exchange, Processor steps) throws Exception {
        if (bound.get() != null) {
            processOnce(exchange, steps);
            return;
        }
        Message before = exchange.getMessage().copy();
        try {
            outage.outlasted(() -> {
                exchange.setMessage(before.copy());
                processOnce(exchange, steps);
                Exception failed = exchange.getException();
                if (DatabaseFault.in(failed).isPresent()) {
                    exchange.setException(null);
                    throw failed;
                }
                return null;
            });
        } catch (Exception e) {
            throw DatabaseFault.alone(e);
        }
    }

    /**
     * Returns at once while the database is there, or else when it is back: for whose outcome has to be stored.
     *
     * @throws SQLException when it stays away for ten minutes
     */
    public void awaitDatabase() throws SQLException {
        outage.await();
    }

    /** Why the database stores nothing; empty while it does, as far as anybody has noticed. */
    public Optional<String> outage() {
        return outage.reason();
    }

    private void processOnce(Exchange exchange, Processor steps) throws Exception {
        boolean outermost = begin();
        boolean succeeded = false;
        try {
            steps.process(exchange);
            succeeded = !hasFailed(exchange);
        } finally {
            end(outermost, succeeded);
        }
    }

    private static boolean hasFailed(Exchange exchange) {
        ExchangeExtension extension = exchange.getExchangeExtension();
        boolean handled = extension.isErrorHandlerHandledSet() && extension.isErrorHandlerHandled();
        return handled || exchange.getException() != null || exchange.isRollbackOnly() || exchange.isRollbackOnlyLast();
    }

    /**
     * Runs Java code in a transaction: the thread's, or its own. Anything thrown rolls it back; when the connection is lost it
     * is run again, for as long as ten minutes while the database is away, and once when another writer was faster.
     *
     * @return what the work returns, once it is committed (or, when joined, left to the outer transaction)
     */
    public <T> T call(Callable<T> work) throws Exception {
        return bound.get() != null ? callOnce(work) : outage.outlasted(() -> callOnce(work));
    }

    private <T> T callOnce(Callable<T> work) throws Exception {
        boolean outermost = begin();
        boolean succeeded = false;
        try {
            T result = work.call();
            succeeded = true;
            return result;
        } finally {
            end(outermost, succeeded);
        }
    }

    /** @return whether this call opened the transaction, rather than joined one */
    private boolean begin() throws SQLException {
        if (bound.get() != null) {
            return false;
        }
        bound.set(BoundConnection.open(dataSource, writers.begin()));
        return true;
    }

    private void end(boolean outermost, boolean succeeded) throws SQLException {
        BoundConnection connection = bound.get();
        if (!outermost) {
            if (!succeeded) {
                connection.refuseCommit();
            }
            return;
        }
        bound.remove();
        connection.end(succeeded);
    }

    /** The process ends: nothing waits for an absent database any longer. */
    public void waitNoLonger() {
        outage.bearNoLonger();
    }

    /**
     * The connection of the thread's transaction. Its {@code close}, {@code commit} and {@code setAutoCommit} do nothing, since
     * the transaction decides; its {@code rollback} makes the whole transaction end in a rollback.
     *
     * @throws IllegalStateException when the thread has no transaction
     */
    public Connection connection() {
        return current()
                .orElseThrow(() -> new IllegalStateException("A statement that belongs into a transaction was started"
                        + " outside of one, nothing was written: the step must stand within `policy: {ref: kisTransaction}`"
                        + " and on the same thread."));
    }

    /** The connection of the thread's transaction, if it has one. */
    Optional<Connection> current() {
        return Optional.ofNullable(bound.get()).map(BoundConnection::view);
    }

    DataSource dataSource() {
        return dataSource;
    }

    SingleWriter writers() {
        return writers;
    }

    @Override
    public Connection getConnection(DataSource ignored) {
        return connection();
    }

    /**
     * Says no, so that camel-jdbc closes what it was given at once: closing does nothing here, and a yes would keep a reference
     * for each statement until the exchange is over.
     */
    @Override
    public boolean isConnectionTransactional(Connection connection, DataSource ignored) {
        return false;
    }
}
