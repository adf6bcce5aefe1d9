package io.github.kisroutes.benchmark;

import io.github.kisroutes.server.page.Browser;
import io.github.kisroutes.server.page.RunningDemo;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.awaitility.Awaitility;

/**
 * Whether anything stays behind in a service whose page is open: the demo in a process of its own, its page in a real Chromium, and
 * one collection of its 50 stocks after the other.
 */
final class PageBenchmark {
    private static final double MEGABYTE = 1 << 20;
    private static final int ROWS = 10;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private PageBenchmark() {}

    static void run(Path folder) throws Exception {
        Optional<Path> program = Browser.program();
        if (program.isEmpty()) {
            System.out.println("page: skipped, there is no Chromium on the PATH");
            return;
        }
        int collections = Integer.getInteger("benchmark.repeats", 200);
        Machine.awaitQuiet();
        try (RunningDemo demo = RunningDemo.start(folder.resolve("home"));
                Browser browser = Browser.start(program.get(), folder)) {
            browser.seeAs(1280, 860, false, "light", "en-GB");
            browser.open(demo.page());
            browser.waitUntil("document.querySelectorAll('#stock-list [role=option]').length === 50");
            System.out.printf("%n| collections | heap of the service, MB | heap of the page, MB | elements of the page"
                    + " | load average |%n|---|---|---|---|---|%n");
            for (int i = 1; i <= collections; i++) {
                collect(demo.page(), browser);
                if (i % Math.max(1, collections / ROWS) == 0) {
                    System.out.printf(
                            Locale.ROOT,
                            "| %d | %.1f | %.1f | %d | %s |%n",
                            i,
                            LiveHeap.megabytes(demo.pid()),
                            browser.heap() / MEGABYTE,
                            browser.value("document.querySelectorAll('*').length")
                                    .asInt(),
                            Machine.load());
                }
            }
        }
    }

    /** As a click does it, and until the page has told its end. */
    private static void collect(URI page, Browser browser) throws IOException, InterruptedException {
        browser.waitUntil("document.getElementById('live').hidden");
        HttpResponse<String> started = CLIENT.send(
                HttpRequest.newBuilder(page.resolve("api/v1/runs"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"kind\":\"DAILY\"}"))
                        .build(),
                BodyHandlers.ofString());
        if (started.statusCode() != 202) {
            throw new IllegalStateException(started.statusCode() + " " + started.body());
        }
        URI run = page.resolve(started.headers().firstValue("Location").orElseThrow());
        Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> !CLIENT.send(HttpRequest.newBuilder(run).build(), BodyHandlers.ofString())
                        .body()
                        .contains("\"RUNNING\""));
    }
}
