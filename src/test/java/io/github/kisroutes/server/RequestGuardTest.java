package io.github.kisroutes.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets an answer of the server. */
class RequestGuardTest {
    private static final String TOKEN = "the-token-of-this-server";

    @TempDir
    Path folder;

    @Test
    void a_name_that_is_not_the_servers_gets_421() throws IOException {
        try (Simulator broker = Simulator.demo();
                Served served = Served.start(broker, folder, Map.of("kis.server.names", "kis.example.com"))) {
            assertThat(status(served, "GET", "Host: attacker.example")).isEqualTo(421);
            assertThat(status(served, "GET", "Host: 127.0.0.1.attacker.example"))
                    .isEqualTo(421);
            assertThat(status(served, "GET", "Host: ")).isIn(400, 421);
            assertThat(status(served, "GET", "Host: localhost:" + served.port()))
                    .isEqualTo(200);
            assertThat(status(served, "GET", "Host: [::1]:1")).isEqualTo(200);
            assertThat(status(served, "GET", "Host: KIS.example.com")).isEqualTo(200);
            // An absolute address in the request counts as the name that is called.
            assertThat(
                            served.raw(
                                    "GET http://attacker.example/observe/metrics HTTP/1.1\nHost: attacker.example\nConnection: close\n\n"))
                    .startsWith("HTTP/1.1 421 ");
        }
    }

    @Test
    void on_loopback_everybody_may_read_and_a_change_needs_the_token() throws IOException {
        try (Simulator broker = Simulator.demo();
                Served served = Served.start(broker, folder, Map.of("kis.server.token", TOKEN))) {
            assertThat(status(served, "GET", "Host: localhost")).isEqualTo(200);
            for (String method : new String[] {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"}) {
                assertThat(status(served, method, "Host: localhost")).as(method).isEqualTo(401);
                assertThat(status(served, method, "Host: localhost", "Authorization: Bearer " + TOKEN))
                        .as(method)
                        .isEqualTo(405);
            }
        }
    }

    @Test
    void without_a_token_nobody_may_change_anything() throws IOException {
        try (Simulator broker = Simulator.demo();
                Served served = Served.start(broker, folder, Map.of())) {
            assertThat(status(served, "POST", "Host: localhost", "Authorization: Bearer "))
                    .isEqualTo(401);
        }
    }

    @Test
    void the_refusal_says_how_to_get_a_token() throws IOException {
        try (Simulator broker = Simulator.demo();
                Served served = Served.start(broker, folder, Map.of())) {
            assertThat(served.raw("POST /observe/metrics HTTP/1.1\nHost: localhost\nConnection: close\n\n"))
                    .contains("application/problem+json", "KIS_SERVER_TOKEN", "openssl rand");
            assertThat(status(served, "POST", "Host: localhost", "Origin: http://attacker.example"))
                    .isEqualTo(403);
            assertThat(status(served, "POST", "Host: localhost", "Origin: null"))
                    .isEqualTo(403);
            assertThat(status(served, "POST", "Host: localhost", "Origin: http://localhost:9080"))
                    .isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/observe/metrics", "/observe/health", "/observe/health/live", "/observe/health/ready", "/else"})
    void off_loopback_everything_needs_the_token(String path) throws IOException {
        try (Simulator broker = Simulator.demo();
                Served served = Served.start(
                        broker,
                        folder,
                        Map.of(
                                "kis.server.host", "0.0.0.0",
                                "kis.server.names", "kis.example.com",
                                "kis.server.plain-http", "accepted",
                                "kis.server.token", TOKEN))) {
            assertThat(served.get(path).statusCode()).isEqualTo(401);
            assertThat(served.get(path, "Authorization", "Bearer " + TOKEN + "x")
                            .statusCode())
                    .isEqualTo(401);
            assertThat(served.get(path, "Authorization", "Basic " + TOKEN).statusCode())
                    .isEqualTo(401);
            assertThat(served.get(path, "Authorization", "Bearer " + TOKEN).statusCode())
                    .isNotIn(401, 421);
        }
    }

    private static int status(Served served, String method, String... headers) throws IOException {
        String answer = served.raw(
                method + " /observe/metrics HTTP/1.1\n" + String.join("\n", headers) + "\nConnection: close\n\n");
        return Integer.parseInt(answer.split(" ", 3)[1]);
    }
}
