package io.github.kisroutes.gateway.http;

import io.github.kisroutes.gateway.GatewayFault;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;

/** Reads the body of a request, as far as it is short and comes in time. A body that comes with GET is read and not looked at. */
final class BoundedBody {
    /** A request for a token has about 300 bytes. */
    private static final int LONGEST = 64 * 1024;

    private static final long SLOWEST_MILLIS = 10_000;

    private final Buffer body = Buffer.buffer();
    private final Consumer<GatewayFault> refuse;
    private boolean done;

    private BoundedBody(Consumer<GatewayFault> refuse) {
        this.refuse = refuse;
    }

    /**
     * @param then gets the whole body
     * @param refuse gets why it is not taken; what else comes is thrown away
     */
    static void read(Vertx vertx, HttpServerRequest request, Consumer<byte[]> then, Consumer<GatewayFault> refuse) {
        BoundedBody reading = new BoundedBody(refuse);
        long timer = vertx.setTimer(SLOWEST_MILLIS, id -> reading.end(GatewayFault.TOO_SLOW));
        request.exceptionHandler(gone -> vertx.cancelTimer(timer));
        request.handler(reading::add);
        request.endHandler(whole -> {
            vertx.cancelTimer(timer);
            if (!reading.done) {
                reading.done = true;
                then.accept(reading.body.getBytes());
            }
        });
    }

    private void add(Buffer piece) {
        if (!done && body.length() + piece.length() > LONGEST) {
            end(GatewayFault.TOO_LARGE);
        } else if (!done) {
            body.appendBuffer(piece);
        }
    }

    private void end(GatewayFault why) {
        if (!done) {
            done = true;
            refuse.accept(why);
        }
    }
}
