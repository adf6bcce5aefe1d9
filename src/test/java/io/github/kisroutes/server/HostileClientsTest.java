package io.github.kisroutes.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kisroutes.database.Dialect;
import io.github.kisroutes.database.GeneratedRows;
import io.github.kisroutes.simulator.Simulator;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody may send who means no good: it is refused or harmless, and the server answers the next one. */
class HostileClientsTest {
    private static final String TOKEN = "the-token-of-this-server";
    private static final int STOCKS = 300;
    private static final int DAYS = 360;

    @TempDir
    static Path folder;

    private static Simulator broker;
    private static Served served;

    @BeforeAll
    static void start() {
        broker = Simulator.demo();
        served = Served.start(broker, folder, Map.of("kis.server.token", TOKEN));
    }

    @AfterAll
    static void stop() {
        served.close();
        broker.close();
    }

    private static String sent(String... lines) throws IOException {
        return served.raw(String.join("\n", lines) + "\nConnection: close\n\n");
    }

    private static void assertWell() {
        assertThat(served.get("/api/v1/runs").statusCode()).isEqualTo(200);
    }

    @Test
    void a_header_of_a_megabyte_is_refused() throws IOException {
        assertThat(refused("GET /api/v1/runs HTTP/1.1\r\nHost: localhost\r\nX-Long: ", 1_000_000))
                .doesNotContain("200 OK");
        assertThat(refused("GET /api/v1/runs?x=", 1_000_000)).doesNotContain("200 OK");
        assertWell();
    }

    @Test
    void a_body_of_a_hundred_megabytes_is_refused_before_it_is_read() throws IOException {
        String head = "POST /api/v1/runs HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + TOKEN
                + "\r\nContent-Type: application/json\r\nContent-Length: 100000000\r\n\r\n";
        assertThat(refused(head, 100_000_000)).doesNotContain("200 OK").doesNotContain("202 ");
        assertWell();
    }

    /** What comes back, until the server closes the connection. */
    private static String refused(String beginning, long more) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), served.port())) {
            socket.setSoTimeout(60_000);
            OutputStream out = socket.getOutputStream();
            out.write(beginning.getBytes(StandardCharsets.US_ASCII));
            byte[] part = "x".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
            try {
                for (long sent = 0; sent < more; sent += part.length) {
                    out.write(part);
                }
                assertThat(more).as("everything was taken").isLessThan(10_000_000);
            } catch (SocketException closed) {
                // as it should be
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException reset) {
            return "";
        }
    }

    @Test
    void a_path_that_leads_elsewhere_leads_nowhere() throws IOException {
        for (String path : List.of(
                "/api/v1/../../etc/passwd",
                "/../pom.xml",
                "/api/v1/candles/..%2f..%2fetc%2fpasswd",
                "/api/v1/candles/%2e%2e/%2e%2e/pom.xml",
                "/api/v1/candles/005930%00",
                "/api/v1/runs/..%5c..%5cx",
                "//api/v1/../pom.xml",
                "/config/application.properties")) {
            assertThat(sent("GET " + path + " HTTP/1.1", "Host: localhost"))
                    .as(path)
                    .matches("(?s)HTTP/1.1 4\\d\\d .*")
                    .doesNotContain("root:")
                    .doesNotContain("<project");
        }
        assertWell();
    }

    @Test
    void requests_in_a_row_are_answered_in_a_row_and_each_is_checked() throws IOException {
        String get = "GET /api/v1/token HTTP/1.1\nHost: localhost\n\n";
        String change = "DELETE /api/v1/runs/x HTTP/1.1\nHost: localhost\n\n";
        String answers = served.raw(get + get + change + get);
        assertThat(answers).containsSubsequence("200 OK", "200 OK", "401 Unauthorized");
    }

    @Test
    void a_body_where_none_belongs_changes_nothing() throws IOException {
        String body = "{\"kind\":\"BACKFILL\"}";
        assertThat(served.raw(
                        "GET /api/v1/runs HTTP/1.1\nHost: localhost\nContent-Type: application/json\nContent-Length: "
                                + body.length() + "\nConnection: close\n\n" + body))
                .startsWith("HTTP/1.1 200");
        assertThat(sent(
                        "GET /api/v1/runs HTTP/1.1",
                        "Host: localhost",
                        "Transfer-Encoding: chunked",
                        "Content-Length: 5"))
                .doesNotContain("202 Accepted");
        assertThat(sent("POST /api/v1/runs HTTP/1.1", "Host: localhost", "X-HTTP-Method-Override: GET"))
                .startsWith("HTTP/1.1 401");
        assertThat(sent("TRACE /api/v1/runs HTTP/1.1", "Host: localhost")).startsWith("HTTP/1.1 401");
        assertWell();
    }

    @Test
    void a_thousand_connections_that_say_nothing_leave_the_server_to_others() throws IOException {
        List<Socket> idle = new ArrayList<>();
        try (Socket before = new Socket(InetAddress.getLoopbackAddress(), served.port())) {
            for (int i = 0; i < 1_000; i++) {
                idle.add(new Socket(InetAddress.getLoopbackAddress(), served.port()));
            }
            before.getOutputStream()
                    .write("GET /api/v1/token HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(before.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200");
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
        await().ignoreExceptions().untilAsserted(HostileClientsTest::assertWell);
    }

    /** Their answers are much longer than what a network takes for somebody who does not read. */
    @Test
    void readers_that_do_not_read_hold_up_neither_a_collection_nor_who_does() throws IOException {
        String all = "/api/v1/candles?from=1990-01-01&to=2099-01-01&format=csv";
        served.product().update(GeneratedRows.insert(Dialect.H2, STOCKS, DAYS));
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                silent.add(AnsweringServer.ask(served.port(), "/api/v1/events"));
                silent.add(AnsweringServer.ask(served.port(), all));
            }
            assertThat(served.product().collect().exitCode()).isZero();
            assertThat(served.get(all).body().lines().filter(line -> line.contains(",2015-")))
                    .hasSize(STOCKS * DAYS);
            assertWell();
        } finally {
            for (Socket each : silent) {
                each.close();
            }
        }
    }
}
