package io.github.kisroutes.simulator.http;

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
    void send(Exchange exchange, Reply reply) throws IOException {
        byte[] body = reply.body();
        switch (reply.delivery()) {
            case WHOLE -> {
                pause(reply.delay());
                start(exchange, reply, body).write(body);
                exchange.end();
            }
            case CUT_OFF -> {
                OutputStream out = start(exchange, reply, body);
                out.write(body, 0, body.length / 2);
                out.flush();
            }
            case SLOW -> {
                slowly(start(exchange, reply, body), body, reply.delay());
                exchange.end();
            }
            case ENDLESS -> endlessly(exchange, reply);
            case HANGING -> pause(Duration.ofDays(1));
            case CLOSED -> {} // the listener closes the connection, and nothing was said
        }
    }

    private static OutputStream start(Exchange exchange, Reply reply, byte[] body) throws IOException {
        return exchange.start(reply.status(), reply.headers(), body.length);
    }

    private void slowly(OutputStream out, byte[] body, Duration whole) throws IOException {
        int piece = body.length / PIECES + 1;
        for (int from = 0; from < body.length; from += piece) {
            out.write(body, from, Math.min(piece, body.length - from));
            out.flush();
            pause(whole.dividedBy(PIECES));
        }
    }

    private void endlessly(Exchange exchange, Reply reply) throws IOException {
        exchange.startPieces(reply.status(), reply.headers());
        exchange.piece("{\"rt_cd\":\"0\",\"output2\":[".getBytes(StandardCharsets.UTF_8));
        while (closing.getCount() > 0) {
            exchange.piece(ONE_MORE_ROW);
            pause(Duration.ofMillis(2));
        }
    }
}
