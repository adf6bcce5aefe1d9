package io.github.kisroutes.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.server.Served;
import io.github.kisroutes.simulator.Simulator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The memory of a service while somebody watches it: events are read, and after each collection what a page asks for. A few
 * collections with every build; {@code -Dsoak.collections=200} for more.
 */
class HeapWhileWatchedTest {
    private static final int COLLECTIONS = Integer.getInteger("soak.collections", 8);
    private static final long MEGABYTE = 1024 * 1024;

    /** What caches and compiled code may still come to, whatever the number of collections. */
    private static final long SLACK = 12 * MEGABYTE;

    private static final List<String> PAGE = List.of(
            "/state",
            "/runs?limit=20",
            "/missing",
            "/alerts",
            "/token",
            "/quota",
            "/candles/005930",
            "/symbols?query=0");

    @TempDir
    Path folder;

    @Test
    void collections_that_are_watched_leave_the_heap_as_it_is() throws Exception {
        AtomicLong events = new AtomicLong();
        try (Simulator broker = Simulator.demo();
                Served served = Served.start(broker, folder, Map.of())) {
            HttpClient.newHttpClient()
                    .sendAsync(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + served.port() + "/api/v1/events"))
                                    .build(),
                            BodyHandlers.ofLines())
                    .thenAcceptAsync(answer -> answer.body().forEach(line -> events.incrementAndGet()));
            long before = 0;
            for (int i = 1; i <= COLLECTIONS; i++) {
                served.product().collect();
                PAGE.forEach(path -> assertThat(served.get("/api/v1" + path).statusCode())
                        .as(path)
                        .isEqualTo(200));
                if (i == COLLECTIONS / 4) {
                    before = used();
                }
            }
            long after = used();
            System.out.printf(
                    "Heap after %d of %d collections: %d kB, after all: %d kB; %d lines of events were read.%n",
                    COLLECTIONS / 4, COLLECTIONS, before / 1024, after / 1024, events.get());
            assertThat(after).isLessThan(before + SLACK);
            assertThat(events.get()).isPositive();
        }
    }

    /** The least of several looks: a collector need not do all at once. */
    private static long used() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
