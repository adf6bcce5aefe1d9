package io.github.kisroutes.crash;

import io.github.kisroutes.crash.KnownStatements.Known;
import io.github.kisroutes.database.Dialect;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** The connections of the real pool, with an eye on what is executed and committed through them. */
public final class WatchedConnections {
    private final KnownStatements statements;
    private final Moments moments;

    private WatchedConnections(KnownStatements statements, Moments moments) {
        this.statements = statements;
        this.moments = moments;
    }

    /** The same connections, watched. */
    public static DataSource of(DataSource pool, Dialect dialect, Moments moments) {
        WatchedConnections watched = new WatchedConnections(new KnownStatements(dialect), moments);
        return proxy(DataSource.class, (method, arguments) -> {
            Object result = call(pool, method, arguments);
            return result instanceof Connection connection ? watched.connection(connection) : result;
        });
    }

    private Connection connection(Connection real) {
        WatchedTransaction transaction = new WatchedTransaction(moments);
        return proxy(Connection.class, (method, arguments) -> {
            switch (method.getName()) {
                case "prepareStatement":
                    PreparedStatement statement = (PreparedStatement) call(real, method, arguments);
                    Optional<Known> known = statements.find((String) arguments[0]);
                    return known.isPresent() ? statement(real, statement, known.get(), transaction) : statement;
                case "commit":
                    transaction.beforeCommit();
                    call(real, method, arguments);
                    transaction.committed();
                    return null;
                case "rollback":
                    transaction.forget();
                    return call(real, method, arguments);
                default:
                    return call(real, method, arguments);
            }
        });
    }

    private static PreparedStatement statement(
            Connection connection, PreparedStatement real, Known known, WatchedTransaction transaction) {
        Map<String, Object> values = new HashMap<>();
        return proxy(PreparedStatement.class, (method, arguments) -> {
            if (method.getName().startsWith("set") && arguments.length > 1 && arguments[0] instanceof Integer index) {
                values.put(known.parameters().get(index - 1), arguments[1]);
            }
            if (!method.getName().startsWith("execute")) {
                return call(real, method, arguments);
            }
            transaction.before(known);
            Object result = call(real, method, arguments);
            transaction.after(known, values);
            if (connection.getAutoCommit()) {
                transaction.committed();
            }
            return result;
        });
    }

    @FunctionalInterface
    private interface Handler {
        Object handle(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Handler handler) {
        return type.cast(Proxy.newProxyInstance(
                WatchedConnections.class.getClassLoader(),
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
