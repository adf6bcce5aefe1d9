package io.github.kisroutes.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Puts a reply on the wire in the way that it asks for. */
public final class Wire {

    private static final int PIECES = 20;
    private static final byte[] ONE_MORE_ROW =
            "{\"stck_bsop_date\":\"20250616\"},".repeat(64).getBytes(StandardCharsets.UTF_8);

    private final CountDownLatch closing;

    /** @param closing ends every wait: the simulator is going down */
    public Wire(CountDownLatch closing) {
        this.closing = closing;
    }

    /** Waits for this long, or until the simulator is closed. */
    void pause(Duration time) {
        try {
            if (!time.isZero()) {
                closing.await(time.toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends the reply, or as much of it as it is meant to send. */
    void send(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = reply.body();
        switch (reply.delivery()) {
            case WHOLE -> {
                pause(reply.delay());
                start(exchange, reply, body.length).write(body);
            }
            case CUT_OFF -> {
                OutputStream out = start(exchange, reply, body.length);
                out.write(body, 0, body.length / 2);
                out.flush();
            }
            case SLOW -> slowly(start(exchange, reply, body.length), body, reply.delay());
            case ENDLESS -> endlessly(exchange, reply);
            case HANGING -> pause(Duration.ofDays(1));
            case CLOSED -> {} // the caller closes the connection, and nothing was said
        }
    }

    private static OutputStream start(HttpExchange exchange, Reply reply, int length) throws IOException {
        exchange.sendResponseHeaders(reply.status(), length == 0 ? -1 : length);
        return exchange.getResponseBody();
    }

    private void slowly(OutputStream out, byte[] body, Duration whole) throws IOException {
        int piece = body.length / PIECES + 1;
        for (int from = 0; from < body.length; from += piece) {
            out.write(body, from, Math.min(piece, body.length - from));
            out.flush();
            pause(whole.dividedBy(PIECES));
        }
    }

    private void endlessly(HttpExchange exchange, Reply reply) throws IOException {
        exchange.sendResponseHeaders(reply.status(), 0);
        OutputStream out = exchange.getResponseBody();
        out.write("{\"rt_cd\":\"0\",\"output2\":[".getBytes(StandardCharsets.UTF_8));
        while (closing.getCount() > 0) {
            out.write(ONE_MORE_ROW);
            out.flush();
            pause(Duration.ofMillis(2));
        }
    }
}
