package io.github.kisroutes.laboratory;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * The connections of one process, which are cut at a moment: from then on nothing that it does is written, as if it had been
 * killed. What it has not committed by then is lost, what it has committed stays. That a process is really killed, and what
 * H2 does then, the tests in {@code crash} show; here it has to be quick.
 */
final class Wires {
    private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
    private volatile boolean afterCommit;
    private volatile boolean cut;

    /**
     * From now on it counts.
     *
     * @param commits how many transactions are committed before the cut; those without a write count as well
     * @param afterCommit whether the one that comes next is still committed, but nobody is told
     */
    void cutAfter(int commits, boolean afterCommit) {
        this.afterCommit = afterCommit;
        left.set(commits);
    }

    /** Nothing happens to this process any more. */
    void spare() {
        left.set(Integer.MAX_VALUE);
    }

    /** Whether the process is dead by now. */
    boolean isCut() {
        return cut;
    }

    /** It dies now, if it has not yet. */
    void cut() {
        cut = true;
    }

    DataSource around(DataSource pool) {
        return proxy(DataSource.class, (method, arguments) -> {
            alive();
            Object result = call(pool, method, arguments);
            return result instanceof Connection connection ? connection(connection) : result;
        });
    }

    private Connection connection(Connection real) {
        return proxy(Connection.class, (method, arguments) -> {
            switch (method.getName()) {
                case "commit":
                    commit(real);
                    return null;
                case "prepareStatement":
                    alive();
                    return statement(real, (PreparedStatement) call(real, method, arguments));
                default:
                    return call(real, method, arguments);
            }
        });
    }

    private void commit(Connection real) throws SQLException {
        alive();
        boolean last = left.getAndDecrement() <= 0;
        if (!last || afterCommit) {
            real.commit();
        }
        if (last) {
            cut = true;
            alive();
        }
    }

    private PreparedStatement statement(Connection connection, PreparedStatement real) {
        return proxy(PreparedStatement.class, (method, arguments) -> {
            if (!method.getName().startsWith("execute")) {
                return call(real, method, arguments);
            }
            alive();
            boolean writes = connection.getAutoCommit() && !method.getName().equals("executeQuery");
            boolean last = writes && left.getAndDecrement() <= 0;
            if (last && !afterCommit) {
                cut = true;
                alive();
            }
            Object result = call(real, method, arguments);
            if (last) {
                cut = true;
                alive();
            }
            return result;
        });
    }

    private void alive() throws SQLException {
        if (cut) {
            throw new SQLException("This process was killed", "XX000");
        }
    }

    @FunctionalInterface
    private interface Handler {
        Object handle(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Handler handler) {
        return type.cast(Proxy.newProxyInstance(
                Wires.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> handler.handle(method, arguments)));
    }

    private static Object call(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
