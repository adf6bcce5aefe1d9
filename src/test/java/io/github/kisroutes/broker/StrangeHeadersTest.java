package io.github.kisroutes.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers whose headers would use up the memory, or the connections, of a client that takes everything. */
class StrangeHeadersTest {
    private static final Duration WAIT = Duration.ofSeconds(2);

    private final BrokerHttp http = BrokerHttp.forTokens(WAIT, WAIT, WAIT);
    private final CloseableHttpClient client = http.client();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/honest", StrangeHeadersTest::answer);
        server.createContext("/many", exchange -> {
            for (int i = 0; i < 1_000; i++) {
                exchange.getResponseHeaders().add("x-" + i, "1");
            }
            answer(exchange);
        });
        server.createContext("/long", exchange -> {
            exchange.getResponseHeaders().add("x-long", "1".repeat(100_000));
            answer(exchange);
        });
        server.createContext("/encoded", exchange -> {
            exchange.getResponseHeaders()
                    .add("Content-Encoding", exchange.getRequestURI().getQuery());
            answer(exchange);
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        http.close();
    }

    @Test
    void more_headers_than_anybody_sends_are_refused() throws IOException {
        assertThatThrownBy(() -> get("/many")).isInstanceOf(IOException.class).hasMessageContaining("header");
        assertThat(get("/honest")).isEqualTo("{}");
    }

    @Test
    void a_header_longer_than_anybody_sends_is_refused() throws IOException {
        assertThatThrownBy(() -> get("/long")).isInstanceOf(IOException.class).hasMessageContaining("line length");
        assertThat(get("/honest")).isEqualTo("{}");
    }

    /** The client has two connections (CVE-2026-64607: some lose one with each such answer). */
    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "gzip,gzip,gzip,gzip,gzip,gzip,gzip", "x-gzip,identity"})
    void an_encoding_that_is_not_the_one_of_the_body_gives_its_connection_back(String encoding) throws IOException {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> get("/encoded?" + encoding)).isInstanceOf(IOException.class);
        }
        assertThat(get("/honest")).isEqualTo("{}");
    }

    @Test
    void an_encoding_that_nobody_knows_is_left_to_the_reader() throws IOException {
        for (int i = 0; i < 3; i++) {
            assertThat(get("/encoded?nobody-knows")).isEqualTo("{}");
        }
    }

    private String get(String path) throws IOException {
        return client.execute(
                new HttpGet("http://127.0.0.1:" + server.getAddress().getPort() + path),
                response -> EntityUtils.toString(response.getEntity()));
    }

    private static void answer(HttpExchange exchange) throws IOException {
        byte[] body = "{}".getBytes();
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
