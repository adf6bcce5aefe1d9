package io.github.kisroutes.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kisroutes.gateway.GatewayClient.Answer;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.http.Calls;
import io.github.kisroutes.simulator.http.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens between the gateway and the broker, and what of it a client sees. */
class GatewayFaultsTest {
    private static final Map<String, String> QUICK = Map.of(
            "kis.http.response-timeout", "4s", "kis.gateway.max-wait", "1m", "kis.token.issue-interval", "100ms");

    @TempDir
    static Path folder;

    private static Simulator broker;
    private static Gatewayed gateway;
    private static GatewayClient client;

    @BeforeAll
    static void start() {
        broker = Simulator.start();
        broker.tokens().pauseBetweenAnswers(Duration.ZERO);
        broker.tokens().sameTokenFor(Duration.ZERO);
        gateway = Gatewayed.start(broker, folder, QUICK);
        client = gateway.client("tests");
    }

    @AfterEach
    void forget() {
        broker.faults().clear();
    }

    @AfterAll
    static void stop() {
        gateway.close();
        broker.close();
    }

    private static void assertGood(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().get("rt_cd").asText()).isEqualTo("0");
    }

    @Test
    void a_dead_token_too_many_calls_and_a_lost_connection_are_not_noticed() throws Exception {
        String token = client.token();
        assertGood(client.price(token, "005930"));

        broker.tokens().kill("EGW00123");
        assertGood(client.price(token, "005930"));
        assertThat(broker.record().answered("EGW00123")).isPositive();
        assertThat(broker.tokens().issued()).isGreaterThan(1);

        broker.faults().on(Calls.code("000660")).next(2, Fault.apiError("EGW00201"));
        assertGood(client.price(token, "000660"));
        broker.faults().on(Calls.code("035420")).next(2, Fault.reset());
        assertGood(client.price(token, "035420"));
        broker.faults().on(Calls.code("035720")).next(Fault.cutOff());
        assertGood(client.price(token, "035720"));
    }

    /** The client's token is good: it would ask for another one without end. */
    @Test
    void what_is_wrong_with_our_token_is_never_said_of_the_clients() throws Exception {
        String token = client.token();
        for (String code : List.of("EGW00121", "EGW00123")) {
            broker.faults().on(Calls.code("005930")).next(5, Fault.apiError(code));
            Answer answer = client.price(token, "005930");
            broker.faults().clear();
            assertThat(answer.status()).as(code).isEqualTo(500);
            assertThat(answer.json().get("msg_cd").asText()).as(code).isEqualTo("EGW00202");
        }
    }

    /** A key of KIS may not be allowed to ask everything; that a client asked says nothing about the key. */
    @Test
    void a_question_that_the_key_may_not_ask_stops_nobody_else() throws Exception {
        String token = client.token();
        broker.faults().on(Calls.code("005930")).next(Fault.apiError("EGW00206"));

        assertThat(client.price(token, "005930").json().get("msg_cd").asText()).isEqualTo("EGW00206");
        assertGood(client.price(token, "000660"));
    }

    @Test
    void an_answer_that_is_no_json_is_never_handed_on() throws Exception {
        String token = client.token();
        for (Fault fault : List.of(Fault.html(), Fault.cutJson(), Fault.httpError(503), Fault.endlessBody())) {
            broker.faults().on(Calls.code("005930")).next(fault);
            Answer answer = client.price(token, "005930");
            broker.faults().clear();
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.json().get("msg_cd").asText()).isIn("EGW00202");
        }
    }

    @Test
    void a_hang_costs_one_client_one_timeout() throws Exception {
        String token = client.token();
        assertGood(client.price(token, "005930"));
        broker.faults().on(Calls.code("000660")).always(Fault.hang());
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Answer> hangs = other.submit(() -> client.price(token, "000660"));
            await().until(() -> !broker.record().matching(Calls.code("000660")).isEmpty());
            for (int i = 0; i < 3; i++) {
                assertGood(client.price(token, "005930"));
            }
            assertThat(hangs.get().json().get("msg_cd").asText()).isEqualTo("EGW00202");
        } finally {
            other.shutdownNow();
        }
        assertThat(broker.record().matching(Calls.code("000660")))
                .filteredOn(seen -> seen.answerCode().equals("hang"))
                .hasSize(1);
    }

    @Test
    void tokens_are_issued_while_the_broker_is_away_and_outlive_a_restart(@TempDir Path own) throws Exception {
        Simulator away = Simulator.start();
        String token;
        GatewayClient kept;
        GatewayClient revoked;
        String revokedToken;
        try (Gatewayed first = Gatewayed.start(away, own, QUICK)) {
            kept = first.client("kept");
            revoked = first.client("revoked");
            away.close();
            token = kept.token();
            revokedToken = revoked.token();
            Answer answer = kept.price(token, "005930");
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.json().get("msg_cd").asText()).isEqualTo("EGW00202");
            assertThat(first.credentials().revoke("revoked")).isTrue();
        }
        try (Simulator back = Simulator.start();
                Gatewayed second = Gatewayed.start(back, own, QUICK)) {
            assertGood(kept.at(second.port()).price(token, "005930"));
            GatewayClient ended = revoked.at(second.port());
            assertThat(ended.tokenP(Map.of()).json().get("error_code").asText()).isEqualTo("EGW00103");
            assertThat(ended.price(revokedToken, "005930").json().get("msg_cd").asText())
                    .isEqualTo("EGW00123");
            // No call goes out any more, and the client is not told that its own secret is wrong.
            back.faults().on(Calls.code("005930")).always(Fault.apiError("EGW00105"));
            for (int i = 0; i < 2; i++) {
                assertThat(kept.at(second.port())
                                .price(token, "005930")
                                .json()
                                .get("msg_cd")
                                .asText())
                        .isEqualTo("EGW00202");
            }
        }
    }

    /** At most half of the calls while a collection runs, and the collection loses nothing. */
    @Test
    void a_collection_beside_greedy_clients_is_complete() throws Exception {
        String token = client.token();
        ExecutorService greedy = Executors.newFixedThreadPool(4);
        try {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                answers.add(greedy.submit(() -> client.price(token, "005930")));
            }
            assertThat(gateway.product().collect().exitCode()).isZero();
            for (Future<Answer> answer : answers) {
                assertGood(answer.get());
            }
        } finally {
            greedy.shutdownNow();
        }
    }
}
