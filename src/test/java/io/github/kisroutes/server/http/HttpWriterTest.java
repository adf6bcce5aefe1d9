package io.github.kisroutes.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.server.AnsweringServer;
import io.github.kisroutes.server.http.HttpAnswer.Content.Streamed;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A long answer on its way to a client that reads, and to some that do not. */
class HttpWriterTest {
    private static final int PIECES = 1_000;
    private static final byte[] PIECE = new byte[32 * 1024];
    private static final int THREADS = 2;

    private final Map<String, AtomicInteger> made = new ConcurrentHashMap<>();

    /** An answer whose pieces are counted. */
    private HttpAnswer answer(String path) {
        AtomicInteger count = made.computeIfAbsent(path, name -> new AtomicInteger());
        return new HttpAnswer(
                200,
                Map.of(),
                new Streamed(() ->
                        count.get() < PIECES && count.incrementAndGet() > 0 ? Optional.of(PIECE) : Optional.empty()));
    }

    @Test
    void for_a_client_that_does_not_read_few_pieces_are_made_and_it_holds_up_nobody() throws IOException {
        WorkerExecutor[] threads = new WorkerExecutor[1];
        List<Socket> silent = new ArrayList<>();
        try (AnsweringServer server = new AnsweringServer(request -> write(request, threads[0]))) {
            threads[0] = server.vertx().createSharedWorkerExecutor("test", THREADS);
            for (int i = 0; i < 4 * THREADS; i++) {
                silent.add(server.ask("/silent" + i));
            }
            try (Socket reader = server.ask("/reader")) {
                long left = (long) PIECES * PIECE.length;
                byte[] buffer = new byte[PIECE.length];
                while (left > 0) {
                    int read = reader.getInputStream().read(buffer);
                    assertThat(read).as(left + " bytes before the end").isPositive();
                    left -= read;
                }
            }
            assertThat(made.remove("/reader").get()).isEqualTo(PIECES);
            assertThat(made).hasSize(4 * THREADS);
            assertThat(made.values()).as("pieces of %d", PIECES).allMatch(pieces -> pieces.get() < PIECES / 2);
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }

    private void write(RoutingContext request, WorkerExecutor threads) {
        HttpWriter.write(request, answer(request.request().path()), threads);
    }
}
