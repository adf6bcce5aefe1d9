package io.github.kisroutes.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.simulator.CurrentPrice;
import io.github.kisroutes.simulator.DailyCandlesEndpoint;
import io.github.kisroutes.simulator.MutableClock;
import io.github.kisroutes.simulator.PlainClient;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenDeskTest {

    private final MutableClock clock = MutableClock.atSeoul("2025-06-16T15:45:00");
    private final Simulator simulator =
            Simulator.start(SimulatorOptions.defaults().withClock(clock).withQuota(0));
    private final PlainClient client = new PlainClient(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void a_token_lives_a_day_and_its_end_is_written_in_seouls_time() {
        PlainClient.Answer answer = client.requestToken();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("access_token_token_expired").asText()).isEqualTo("2025-06-17 15:45:00");
        assertThat(answer.json().get("expires_in").asLong()).isEqualTo(86_400);
        assertThat(answer.json().get("token_type").asText()).isEqualTo("Bearer");
        assertThat(answer.json().get("access_token").asText()).hasSizeBetween(250, 350);
    }

    @Test
    void of_many_requests_in_one_minute_one_is_answered() {
        List<CompletableFuture<PlainClient.Answer>> requests = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(client::requestToken))
                .toList();
        List<Integer> statuses =
                requests.stream().map(request -> request.join().status()).toList();
        assertThat(statuses).containsOnlyOnce(200).contains(403);
        assertThat(simulator.tokens().issued()).isEqualTo(1);
        assertThat(simulator.record().tokenRequests()).isEqualTo(20);
        assertThat(simulator.record().tokensHandedOut()).isEqualTo(1);
        assertThat(simulator.record().answered("EGW00133")).isEqualTo(19);
    }

    @Test
    void within_six_hours_the_same_token_comes_with_its_old_end_even_when_it_is_dead() {
        PlainClient.Answer first = client.requestToken();
        simulator.tokens().kill("EGW00121");
        clock.advance(Duration.ofHours(6).minusSeconds(1));
        PlainClient.Answer again = client.requestToken();
        assertThat(again.json().get("access_token")).isEqualTo(first.json().get("access_token"));
        assertThat(again.json().get("access_token_token_expired"))
                .isEqualTo(first.json().get("access_token_token_expired"));
        assertThat(askWith(again.json().get("access_token").asText()).code()).isEqualTo("EGW00121");
        clock.advance(Duration.ofMinutes(1));
        PlainClient.Answer later = client.requestToken();
        assertThat(later.json().get("access_token")).isNotEqualTo(first.json().get("access_token"));
        assertThat(askWith(later.json().get("access_token").asText()).code()).isEqualTo("MCA00000");
        assertThat(simulator.tokens().issued()).isEqualTo(2);
    }

    @Test
    void wrong_credentials_are_refused_with_the_published_bodies() {
        PlainClient.Answer badKey = client.requestToken("x", simulator.appSecret());
        assertThat(badKey.status()).isEqualTo(403);
        assertThat(badKey.json())
                .hasToString("{\"error_description\":\"유효하지 않은 AppKey입니다.\",\"error_code\":\"EGW00103\"}");
        PlainClient.Answer badSecret = client.requestToken(simulator.appKey(), simulator.appSecret() + "\n");
        assertThat(badSecret.status()).isEqualTo(403);
        assertThat(badSecret.code()).isEqualTo("EGW00105");
    }

    @Test
    void an_expired_token_is_refused() {
        String token = client.token();
        clock.advance(Duration.ofHours(24).minusSeconds(1));
        assertThat(askWith(token).code()).isEqualTo("MCA00000");
        clock.advance(Duration.ofSeconds(1));
        assertThat(askWith(token).code()).isEqualTo("EGW00123");
        simulator.status("EGW00123", 401);
        assertThat(askWith(token).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EGW00121", "EGW00122", "EGW00123"})
    void a_token_can_be_killed_after_some_calls(String code) {
        String token = client.token();
        simulator.tokens().killAfter(3, code);
        List<String> answers =
                IntStream.range(0, 5).mapToObj(i -> askWith(token).code()).toList();
        assertThat(answers).containsExactly("MCA00000", "MCA00000", "MCA00000", code, code);
    }

    @Test
    void a_token_can_be_handed_out_with_ten_seconds_left_and_a_lie() {
        simulator.tokens().handOutWithLeft(Duration.ofSeconds(10));
        simulator.tokens().claimExpiresIn(86_400);
        simulator.tokens().pauseBetweenAnswers(Duration.ZERO);
        PlainClient.Answer dying = client.requestToken();
        assertThat(dying.json().get("access_token_token_expired").asText()).isEqualTo("2025-06-16 15:45:10");
        assertThat(dying.json().get("expires_in").asLong()).isEqualTo(86_400);
        clock.advance(Duration.ofSeconds(12));
        assertThat(askWith(dying.json().get("access_token").asText()).code()).isEqualTo("EGW00123");
        assertThat(client.token()).isNotEqualTo(dying.json().get("access_token").asText());
    }

    @Test
    void requests_can_be_refused_for_a_time() {
        simulator.tokens().refuseFor(Duration.ofMinutes(1), "EGW00133");
        assertThat(client.requestToken().code()).isEqualTo("EGW00133");
        clock.advance(Duration.ofMinutes(1));
        assertThat(client.requestToken().status()).isEqualTo(200);
    }

    @Test
    void a_revoked_token_is_dead() {
        String token = client.token();
        PlainClient.Answer revoked = client.post(
                Call.REVOKE_PATH,
                Map.of("appkey", simulator.appKey(), "appsecret", simulator.appSecret(), "token", token));
        assertThat(revoked.json()).hasToString("{\"code\":200,\"message\":\"접근토큰 폐기에 성공하였습니다\"}");
        assertThat(askWith(token).code()).isEqualTo("EGW00121");
    }

    @Test
    void every_header_is_looked_at() {
        String token = client.token();
        assertThat(askWithout(token, "authorization", "")).isEqualTo("EGW00122");
        assertThat(askWithout(token, "authorization", "Bearer unknown")).isEqualTo("EGW00121");
        assertThat(askWithout(token, "appkey", "x")).isEqualTo("EGW00103");
        assertThat(askWithout(token, "appsecret", "x")).isEqualTo("EGW00105");
        assertThat(askWithout(token, "tr_id", "")).isEqualTo("OPSQ9999");
        assertThat(askWithout(token, "tr_id", CurrentPrice.TR_ID)).isEqualTo("OPSQ0002");
        assertThat(askWithout(token, "custtype", "X")).isEqualTo("EGW00208");
    }

    /** As python-kis and mojito2 call, and the broker answers them. */
    @Test
    void a_call_without_custtype_and_with_two_slashes_is_served() {
        String token = client.token();
        Map<String, String> headers = client.headers(token, DailyCandlesEndpoint.TR_ID);
        headers.remove("custtype");
        assertThat(client.get(
                                simulator.baseUri() + "/" + DailyCandlesEndpoint.PATH,
                                headers,
                                PlainClient.question("005930", "20250610", "20250616"))
                        .days())
                .hasSize(5);
        assertThat(simulator.record().quotations())
                .extracting(seen -> seen.call().path())
                .containsExactly(DailyCandlesEndpoint.PATH);
    }

    @Test
    void the_record_knows_tokens_by_fingerprint_and_no_secret() {
        String token = client.token();
        askWith(token);
        assertThat(simulator.record().quotations())
                .extracting(call -> call.call().tokenFingerprint())
                .containsExactly(simulator.tokens().fingerprint().orElseThrow());
        assertThat(simulator.record().all().toString())
                .doesNotContain(token, simulator.appKey(), simulator.appSecret());
    }

    private PlainClient.Answer askWith(String token) {
        return client.candles(token, "005930", "20250610", "20250616");
    }

    private String askWithout(String token, String header, String value) {
        Map<String, String> headers = client.headers(token, DailyCandlesEndpoint.TR_ID);
        if (value.isEmpty()) {
            headers.remove(header);
        } else {
            headers.put(header, value);
        }
        return client.get(DailyCandlesEndpoint.PATH, headers, PlainClient.question("005930", "20250610", "20250616"))
                .code();
    }
}
