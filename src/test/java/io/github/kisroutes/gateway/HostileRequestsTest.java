package io.github.kisroutes.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kisroutes.gateway.GatewayClient.Answer;
import io.github.kisroutes.simulator.Simulator;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests that nobody means well with are refused or harmless, and the gateway goes on. */
class HostileRequestsTest {
    private static final byte[] NOTHING = {};
    private static final String CANARY = "canary-Qx7Zk2";
    private static final String PRICE =
            "/uapi/domestic-stock/v1/quotations/inquire-price?FID_COND_MRKT_DIV_CODE=J&FID_INPUT_ISCD=005930";

    @TempDir
    static Path folder;

    private static Simulator broker;
    private static Gatewayed gateway;
    private static GatewayClient client;
    private static String token;

    @BeforeAll
    static void start() {
        broker = Simulator.start();
        gateway = Gatewayed.start(broker, folder, Map.of());
        client = gateway.client("tests");
        token = client.token();
    }

    @AfterAll
    static void stop() {
        gateway.close();
        broker.close();
    }

    @AfterEach
    void the_gateway_goes_on() throws IOException {
        Answer answer = client.price(token, "005930");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> headers = new LinkedHashMap<>(client.headers(token, "FHKST01010100"));
        headers.put(name, value);
        return headers;
    }

    /** DNS rebinding: a web page that calls its own name, which leads here. */
    @Test
    void a_foreign_name_is_refused_in_the_form_that_clients_read() throws Exception {
        for (String start : List.of("GET " + PRICE, "POST /oauth2/tokenP", "GET //uapi/x")) {
            Answer answer = client.send(start, with("Host", "attacker.example"), NOTHING);
            assertThat(answer.status()).isEqualTo(421);
            assertThat(answer.json().get("msg_cd").asText()).isEqualTo("GATE0421");
            assertThat(answer.json().get("msg1").asText()).hasSizeLessThanOrEqualTo(80);
        }
    }

    @Test
    void a_path_that_means_something_only_after_decoding_passes_nowhere() throws Exception {
        int seen = broker.record().all().size();
        for (String path : List.of(
                "/uapi/domestic-stock/v1/quotations/../trading/inquire-balance",
                "/uapi/domestic-stock/v1/quotations%2Finquire-price",
                "/uapi/domestic-stock/v1/quotations/inquire%2dprice",
                "/uapi/%2e%2e/observe/metrics",
                "/uapi/..%2f..%2fetc/passwd",
                "/uapi//domestic-stock/v1/quotations/inquire-price",
                "/uapi/domestic-stock/v1/quotations/inquire-price%00",
                "/uapi/domestic-stock/v1/quotations/inquire-price;a=b",
                "/uapi")) {
            Answer answer = client.send("GET " + path, client.headers(token, "FHKST01010100"), NOTHING);
            assertThat(answer.status()).as(path).isIn(400, 403, 404);
        }
        assertThat(broker.record().all()).hasSize(seen);
    }

    @Test
    void what_is_too_large_is_refused_before_it_is_read() throws Exception {
        assertThat(outcome("GET " + PRICE, with("X-Padding", "x".repeat(1 << 20)), NOTHING))
                .isIn(400, 413, 431, -1);
        assertThat(outcome(
                        "GET " + PRICE + "&x=" + "x".repeat(1 << 20), client.headers(token, "FHKST01010100"), NOTHING))
                .isIn(400, 413, 414, -1);
        byte[] large = new byte[1 << 20];
        for (String start : List.of("POST /oauth2/tokenP", "POST /uapi/hashkey", "GET " + PRICE)) {
            assertThat(announced(start, 100L << 20, large)).as(start).isIn(413, -1);
        }
    }

    /** The status, or -1 where the connection is closed on the sender. */
    private static int outcome(String start, Map<String, String> headers, byte[] body) {
        try {
            return client.send(start, headers, body).status();
        } catch (IOException closed) {
            return -1;
        }
    }

    /** 100 MB are announced and sent for as long as the connection stays open. */
    private static int announced(String start, long length, byte[] piece) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", gateway.port())) {
            socket.setSoTimeout(60_000);
            Map<String, String> headers = with("Content-Length", String.valueOf(length));
            GatewayClient.write(socket, start, headers, NOTHING);
            OutputStream out = socket.getOutputStream();
            try {
                for (long sent = 0; sent < length; sent += piece.length) {
                    out.write(piece);
                }
            } catch (IOException closed) {
                return -1;
            }
            return GatewayClient.read(new BufferedInputStream(socket.getInputStream()))
                    .status();
        }
    }

    @Test
    void a_body_with_GET_is_not_looked_at() throws Exception {
        Answer answer = client.send(
                "GET " + PRICE,
                client.headers(token, "FHKST01010100"),
                ("{\"tr_id\":\"TTTC0802U\",\"x\":\"" + CANARY + "\"}").getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).doesNotContain(CANARY);
    }

    @Test
    void what_a_request_carries_comes_back_nowhere() throws Exception {
        byte[] body = ("{\"grant_type\":\"" + CANARY + "\",\"appkey\":\"" + CANARY + "\",\"appsecret\":\"" + CANARY
                        + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = new LinkedHashMap<>(client.headers(token, "FHKST01010100"));
        headers.put("Cookie", "session=" + CANARY);
        headers.put("X-Forwarded-For", CANARY);
        headers.put("Origin", "http://" + CANARY);
        headers.put("CamelHttpUri", "http://" + CANARY);
        headers.put("gt_uid", CANARY);
        List<Answer> answers = new ArrayList<>();
        answers.add(client.send("GET " + PRICE + "&x=" + CANARY, headers, NOTHING));
        answers.add(client.send("GET " + PRICE, with("authorization", "Bearer " + CANARY), NOTHING));
        answers.add(client.send("GET " + PRICE, with("appkey", CANARY), NOTHING));
        answers.add(client.send("GET " + PRICE, with("tr_id", CANARY), NOTHING));
        answers.add(client.send("GET /uapi/" + CANARY, headers, NOTHING));
        answers.add(client.send("POST /oauth2/tokenP?x=" + CANARY, headers, body));
        answers.add(client.send("POST /oauth2/revokeP", headers, body));
        answers.add(client.send("POST /oauth2/" + CANARY, headers, body));
        answers.add(client.send("OPTIONS /uapi/x", headers, NOTHING));
        for (Answer answer : answers) {
            assertThat(String.join("\n", answer.head()) + answer.text()).doesNotContain(CANARY);
            assertThat(answer.names()).noneMatch(name -> name.toLowerCase().startsWith("access-control"));
        }
        assertThat(broker.record().matching(call -> call.parameters().containsKey("x")))
                .as("a parameter goes to the broker and nothing else does")
                .hasSize(1);
    }

    @Test
    void a_slow_sender_and_a_thousand_idle_connections_keep_nobody_waiting() throws Exception {
        List<Socket> idle = new ArrayList<>();
        try (Socket slow = new Socket("127.0.0.1", gateway.port())) {
            slow.setSoTimeout(60_000);
            slow.getOutputStream()
                    .write("POST /oauth2/tokenP HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{"
                            .getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 1000; i++) {
                try {
                    idle.add(new Socket("127.0.0.1", gateway.port()));
                } catch (IOException refused) {
                    break;
                }
            }
            assertThat(idle).isNotEmpty();
            for (Socket each : idle) {
                each.close();
            }
            idle.clear();
            await().atMost(Duration.ofSeconds(40))
                    .ignoreExceptions()
                    .until(() -> client.price(token, "005930").status() == 200);
            assertThat(GatewayClient.read(new BufferedInputStream(slow.getInputStream()))
                            .status())
                    .isEqualTo(408);
        } finally {
            for (Socket each : idle) {
                each.close();
            }
        }
    }

    @Test
    void the_collection_is_undisturbed_by_a_flood_of_unknown_tokens() throws Exception {
        for (int i = 0; i < 100; i++) {
            assertThat(client.price("a." + i + ".c", "005930").status()).isEqualTo(500);
        }
        assertThat(gateway.product().collect().exitCode()).isZero();
    }
}
