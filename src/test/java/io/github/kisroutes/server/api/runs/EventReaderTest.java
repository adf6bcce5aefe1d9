package io.github.kisroutes.server.api.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kisroutes.server.AnsweringServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a reader of events gets that comes late or is slow, over a real connection. */
class EventReaderTest {
    private static final String LAST = EventHub.event("last", "{}");

    private final EventReader reader = new EventReader(EventHub.event("hello", "{}"));
    private final CompletableFuture<Void> listening = new CompletableFuture<>();
    private final AnsweringServer server = new AnsweringServer(request -> {
        request.response().setChunked(true);
        reader.listen(request.response());
        listening.complete(null);
    });

    @AfterEach
    void close() {
        server.close();
    }

    /** The names of events, up to the last, and how many bytes came. */
    private record Read(List<String> events, long bytes) {
        static Read of(Socket socket) throws IOException {
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            List<String> events = new ArrayList<>();
            long bytes = 0;
            while (!events.contains("last")) {
                String line = lines.readLine();
                assertThat(line).as("after " + events).isNotNull();
                bytes += line.length();
                if (line.startsWith("event: ")) {
                    events.add(line.substring("event: ".length()));
                }
            }
            return new Read(events, bytes);
        }
    }

    @Test
    void what_is_told_before_its_answer_begins_comes_after_the_greeting() throws IOException {
        reader.send(EventHub.event("started", "{}"));
        reader.send(LAST);
        try (Socket socket = server.ask("/")) {
            assertThat(Read.of(socket).events()).containsExactly("hello", "started", "last");
        }
    }

    @Test
    void of_much_that_is_told_before_its_answer_begins_the_rest_is_lost_and_it_is_told_so() throws IOException {
        IntStream.range(0, 10_000).forEach(i -> reader.send(EventHub.event("symbol", "{}")));
        try (Socket socket = server.ask("/")) {
            listening.join();
            reader.send(LAST);
            List<String> events = Read.of(socket).events();
            assertThat(events).hasSize(EventReader.MOST_KEPT + 2).startsWith("hello", "symbol");
            assertThat(events.subList(EventReader.MOST_KEPT, events.size())).containsExactly("lost", "last");
        }
    }

    @Test
    void one_that_does_not_read_costs_little_memory_and_is_told_that_it_lost_events() throws IOException {
        int told = 10_000;
        String event = EventHub.event("symbol", "x".repeat(10_000));
        try (Socket socket = server.ask("/")) {
            listening.join();
            for (int i = 0; i < told; i++) {
                reader.send(event);
            }
            CompletableFuture<Read> reading = CompletableFuture.supplyAsync(() -> {
                try {
                    return Read.of(socket);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            await().atMost(Duration.ofMinutes(1)).until(() -> {
                reader.send(LAST);
                return reading.isDone();
            });
            List<String> events = reading.join().events();
            assertThat(events.subList(events.size() - 2, events.size())).containsExactly("lost", "last");
            assertThat(events.stream().filter("symbol"::equals).count()).isBetween(1L, told / 2L);
            assertThat(reading.join().bytes())
                    .as("kept for it, here and by the network")
                    .isLessThan(50_000_000);
        }
    }
}
