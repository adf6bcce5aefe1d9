package io.github.kisroutes.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many connections there may be, and how long they may take. */
class ConnectionsTest {
    private static final int MOST = 3;

    private final Vertx vertx = Vertx.vertx();
    private HttpServer server;

    @BeforeEach
    void start() {
        Connections connections = new Connections(vertx, MOST, Duration.ofMillis(400));
        Router router = Router.router(vertx);
        router.route().handler(connections::answering);
        router.get("/never").handler(request -> {}); // is being answered for as long as anybody likes
        router.route().handler(BodyHandler.create(false)).handler(request -> request.end("done"));
        server = vertx.createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false))
                .connectionHandler(connections::opened)
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void a_sender_that_dribbles_its_headers_is_cut_off() throws IOException {
        try (Socket slow = connected("GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")) {
            assertThat(isClosedWhileDribbling(slow)).isTrue();
        }
    }

    @Test
    void a_sender_that_dribbles_a_body_is_cut_off() throws IOException {
        try (Socket slow = connected("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n")) {
            assertThat(isClosedWhileDribbling(slow)).isTrue();
        }
    }

    @Test
    void a_connection_that_says_nothing_more_is_closed_and_one_that_is_answered_is_not() throws IOException {
        try (Socket answered = connected("GET /never HTTP/1.1\r\nHost: localhost\r\n\r\n");
                Socket silent = connected("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")) {
            assertThat(read(silent)).contains("200 OK").endsWith("done");
            assertThat(answered.getInputStream().available()).isZero();
            answered.setSoTimeout(1);
            assertThat(isOpen(answered)).isTrue();
        }
    }

    @Test
    void one_too_many_is_closed_and_the_others_are_served() throws IOException {
        List<Socket> served = new ArrayList<>();
        try {
            for (int i = 0; i < MOST; i++) {
                served.add(connected("GET /never HTTP/1.1\r\nHost: localhost\r\n\r\n"));
            }
            for (int i = 0; i < 20; i++) {
                try (Socket refused = connected("")) {
                    assertThat(read(refused)).isEmpty();
                }
            }
            for (Socket each : served) {
                each.setSoTimeout(1);
                assertThat(isOpen(each)).isTrue();
            }
        } finally {
            for (Socket each : served) {
                each.close();
            }
        }
        await().untilAsserted(
                        () -> { // the server has noticed that the others are gone
                            try (Socket next =
                                    connected("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")) {
                                assertThat(read(next)).contains("done");
                            }
                        });
    }

    private Socket connected(String beginning) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
        socket.setSoTimeout(30_000);
        socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    /** Until the server closes it. */
    private static String read(Socket socket) throws IOException {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (java.net.SocketException reset) {
            return "";
        }
    }

    private static boolean isOpen(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() >= 0;
        } catch (java.net.SocketTimeoutException waiting) {
            return true;
        }
    }

    /** One byte each time nothing came back for a moment. */
    private static boolean isClosedWhileDribbling(Socket slow) throws IOException {
        slow.setSoTimeout(50);
        InputStream in = slow.getInputStream();
        for (int i = 0; i < 1000; i++) {
            try {
                slow.getOutputStream().write('x');
                if (in.read() < 0) {
                    return true;
                }
            } catch (java.net.SocketTimeoutException notYet) {
                // it still listens
            } catch (java.net.SocketException closed) {
                return true;
            }
        }
        return false;
    }
}
