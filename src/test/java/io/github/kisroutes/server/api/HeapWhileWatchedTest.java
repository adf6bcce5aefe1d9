package io.github.kisroutes.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kisroutes.server.Served;
import io.github.kisroutes.simulator.Simulator;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a service keeps while somebody watches it: events are read, and after each collection what a page asks for. Objects of ours are
 * counted, since the size of a heap depends on the machine. A few collections with every build; {@code -Dsoak.collections=200} for more.
 */
class HeapWhileWatchedTest {
    private static final int COLLECTIONS = Integer.getInteger("soak.collections", 8);

    /** By then every cache has what it keeps. */
    private static final int WARM = COLLECTIONS / 4;

    /** A line of the histogram of the virtual machine: instances, bytes, and a class of ours that has to do with a collection. */
    private static final Pattern OURS = Pattern.compile(
            "(?m)^ *\\d+: +(\\d+) +\\d+ +io\\.github\\.kisroutes\\.(?:collection|candle|server|database|broker)\\..*$");

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
    void collections_that_are_watched_leave_nothing_behind() throws Exception {
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
            long heap = 0;
            for (int i = 1; i <= COLLECTIONS; i++) {
                served.product().collect();
                PAGE.forEach(path -> assertThat(served.get("/api/v1" + path).statusCode())
                        .as(path)
                        .isEqualTo(200));
                if (i == WARM) {
                    before = objects();
                    heap = used();
                }
            }
            long most = before + COLLECTIONS - WARM;
            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(objects())
                    .as("less than one object for each collection after the first %d", WARM)
                    .isLessThan(most));
            System.out.printf(
                    "Heap after %d of %d collections: %d kB, after all: %d kB; objects of ours: %d, %d; lines of events: %d.%n",
                    WARM, COLLECTIONS, heap / 1024, used() / 1024, before, objects(), events.get());
            assertThat(events.get()).isPositive();
        }
    }

    /** Those that are still in use. */
    private static long objects() {
        try {
            String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
            return OURS.matcher(histogram)
                    .results()
                    .mapToLong(line -> Long.parseLong(line.group(1)))
                    .sum();
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
