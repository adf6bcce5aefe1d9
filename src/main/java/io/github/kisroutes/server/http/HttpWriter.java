package io.github.kisroutes.server.http;

import io.github.kisroutes.server.http.HttpAnswer.Content;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends answers. */
final class HttpWriter {
    private static final Logger LOG = LoggerFactory.getLogger(HttpWriter.class);

    private HttpWriter() {}

    /**
     * On the thread of the connection.
     *
     * @param threads that make the pieces of a long answer
     */
    static void write(RoutingContext request, HttpAnswer answer, WorkerExecutor threads) {
        HttpServerResponse response = request.response();
        if (response.closed() || response.ended()) {
            return;
        }
        response.setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        if (answer.content() instanceof Content.Whole whole) {
            response.end(Buffer.buffer(whole.bytes()));
        } else if (answer.content() instanceof Content.Streamed streamed) {
            response.setChunked(true);
            next(request, streamed.chunks(), threads);
        } else if (answer.content() instanceof Content.Live live) {
            response.setChunked(true);
            live.subscription().begin(response);
        }
    }

    /** One piece is made, sent, and taken by the network before the next is made. */
    private static void next(RoutingContext request, Chunks chunks, WorkerExecutor threads) {
        threads.executeBlocking(chunks::next, false).onComplete(made -> {
            if (made.failed()) {
                LOG.warn("An answer breaks off: {}", made.cause().getMessage());
                request.fail(500); // the connection is closed when a part has been sent
            } else {
                send(request, made.result(), () -> next(request, chunks, threads));
            }
        });
    }

    private static void send(RoutingContext request, Optional<byte[]> piece, Runnable next) {
        if (piece.isEmpty()) {
            request.response().end();
            return;
        }
        // A write that fails means that the client has gone.
        request.response().write(Buffer.buffer(piece.get())).onSuccess(sent -> next.run());
    }
}
