package io.github.kisroutes.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kisroutes.server.Served;
import io.github.kisroutes.simulator.Simulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process ends while a client reads. */
class StoppedStreamTest {
    private static final String TOKEN = "the-token-of-this-server";
    private static final String ORDER = "{\"kind\":\"BACKFILL\",\"from\":\"2020-01-02\",\"to\":\"2024-12-30\"}";

    @TempDir
    Path folder;

    @Test
    void a_run_is_resumed_whose_process_ended_while_its_events_were_read() throws Exception {
        Map<String, String> slow = Map.of(
                "kis.server.token", TOKEN, "kis.rate.per-second", "2", "kis.collect.symbols", "005930,000660,035420");
        try (Simulator broker = Simulator.start()) {
            String id;
            try (Socket events = new Socket();
                    Served served = Served.start(broker, folder, slow)) {
                events.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), served.port()));
                events.getOutputStream()
                        .write("GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                events.setSoTimeout(30_000);
                assertThat(readUntil(events, "event: hello")).contains("HTTP/1.1 200");
                id = started(served);
                await().atMost(Duration.ofSeconds(30))
                        .until(() ->
                                ((Number) served.product().value("SELECT COUNT(*) FROM daily_price")).intValue() > 0);
            }
            try (Served again = Served.start(broker, folder, Map.of("kis.collect.symbols", "005930,000660,035420"))) {
                assertThat(again.product().value("SELECT state FROM collection_run WHERE run_id = ?", id))
                        .isEqualTo("RUNNING");
                again.product().ask("kis-resume", Map.of());
                List<Map<String, Object>> runs = again.product().rows("SELECT run_id, state FROM collection_run");
                assertThat(runs).hasSize(1);
                assertThat(runs.get(0)).containsEntry("run_id", id);
                assertThat(runs.get(0).get("state")).isIn("DONE", "PARTIAL");
                assertThat(again.product().value("SELECT COUNT(DISTINCT stock_code) FROM daily_price"))
                        .isEqualTo(3L);
                assertThat(again.product().value("SELECT COUNT(*) FROM missing_daily_price"))
                        .isEqualTo(0L);
            }
        }
    }

    @Test
    void a_cancelled_run_ends_and_keeps_what_was_answered() throws Exception {
        Map<String, String> slow = Map.of(
                "kis.server.token", TOKEN, "kis.rate.per-second", "2", "kis.collect.symbols", "005930,000660,035420");
        try (Simulator broker = Simulator.start();
                Served served = Served.start(broker, folder, slow)) {
            String id = started(served);
            assertThat(status(served, "POST", "/runs", ORDER)).isEqualTo(409);
            assertThat(status(served, "DELETE", "/runs/" + id, "")).isEqualTo(202);
            await().atMost(Duration.ofSeconds(30)).until(() -> !served.product()
                    .value("SELECT state FROM collection_run WHERE run_id = ?", id)
                    .equals("RUNNING"));
            assertThat(served.product().value("SELECT reason FROM collection_run WHERE run_id = ?", id))
                    .asString()
                    .contains("cancelled");
            assertThat(status(served, "DELETE", "/runs/" + id, "")).isEqualTo(409);
        }
    }

    private static String started(Served served) throws IOException, InterruptedException {
        String location = send(served, "POST", "/runs", ORDER)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static int status(Served served, String method, String path, String body)
            throws IOException, InterruptedException {
        return send(served, method, path, body).statusCode();
    }

    private static HttpResponse<String> send(Served served, String method, String path, String body)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + served.port() + "/api/v1" + path))
                                .header("Authorization", "Bearer " + TOKEN)
                                .header("Content-Type", "application/json")
                                .method(method, BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
    }

    private static String readUntil(Socket socket, String text) throws IOException {
        StringBuilder read = new StringBuilder();
        while (!read.toString().contains(text)) {
            int next = socket.getInputStream().read();
            assertThat(next).as(read.toString()).isNotNegative();
            read.append((char) next);
        }
        return read.toString();
    }
}
