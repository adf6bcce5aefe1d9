package io.github.kisroutes.server;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The connections of the server: how many there may be, and how long one may take to send a request. A sender that dribbles is
 * not idle, so the time without a byte alone would not end it.
 */
final class Connections {
    /** A browser opens six, and each reader of events keeps one. */
    static final int MOST = 256;

    /** To send the headers of a first request, and to send a body. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    /** A client that keeps its connection for the next request has longer: there are programs that ask every half minute. */
    private static final int KEPT = 3;

    private final int most;
    private final long patience;
    private final Map<HttpConnection, Turn> open = new ConcurrentHashMap<>();

    /**
     * What a connection is doing.
     *
     * @param request that is being answered; null while the server waits for one
     * @param since nanoseconds of this process
     * @param times the patience that it gets
     */
    private record Turn(HttpServerRequest request, long since, int times) {
        static Turn waiting(int times) {
            return new Turn(null, System.nanoTime(), times);
        }

        boolean isOverdue(long now, long patience) {
            return (request == null || !request.isEnded()) && now - since > times * patience;
        }
    }

    Connections(Vertx vertx, int most, Duration patience) {
        this.most = most;
        this.patience = patience.toNanos();
        vertx.setPeriodic(patience.toMillis() / 4, timer -> sweep());
    }

    /** Takes a connection, or closes it when there are too many. */
    void opened(HttpConnection connection) {
        if (open.size() >= most) {
            connection.close();
            return;
        }
        open.put(connection, Turn.waiting(1));
        connection.closeHandler(closed -> open.remove(connection));
    }

    /** The headers of a request are there. */
    void answering(RoutingContext request) {
        HttpConnection connection = request.request().connection();
        open.replace(connection, new Turn(request.request(), System.nanoTime(), 1));
        request.addEndHandler(ended -> open.replace(connection, Turn.waiting(KEPT)));
        request.next();
    }

    private void sweep() {
        long now = System.nanoTime();
        open.forEach((connection, turn) -> {
            if (turn.isOverdue(now, patience)) {
                connection.close();
            }
        });
    }
}
