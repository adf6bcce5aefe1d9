package io.github.kisroutes.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.kisroutes.simulator.DailyCandlesEndpoint;
import io.github.kisroutes.simulator.PlainClient;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import io.github.kisroutes.simulator.market.Rows;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultTest {

    private final Simulator simulator = Simulator.start(SimulatorOptions.demo().withQuota(0));
    private final PlainClient client = new PlainClient(simulator);
    private final String token = client.token();

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void a_fault_strikes_the_next_calls_of_one_stock_and_no_others() {
        simulator.faults().on(Calls.code("005930")).next(2, Fault.apiError("EGW00201"));
        assertThat(ask("000660").code()).isEqualTo("MCA00000");
        assertThat(ask("005930").code()).isEqualTo("EGW00201");
        assertThat(ask("005930").status()).isEqualTo(500);
        assertThat(ask("005930").code()).isEqualTo("MCA00000");
        assertThat(simulator.record().answered("EGW00201")).isEqualTo(2);
        assertThat(simulator.record().refusedByQuota()).isZero();
    }

    @Test
    void a_fault_strikes_every_third_call_or_after_some_or_always() {
        simulator.faults().on(Calls.quotations()).every(3, Fault.apiError("EGW00002"));
        assertThat(codes(6)).containsExactly("MCA00000", "MCA00000", "EGW00002", "MCA00000", "MCA00000", "EGW00002");
        simulator.faults().clear();
        simulator.faults().on(Calls.trId("FHKST03010100")).after(1, 2, Fault.apiError("EGW00001", 200));
        assertThat(codes(4)).containsExactly("MCA00000", "EGW00001", "EGW00001", "MCA00000");
        simulator.faults().clear();
        simulator.faults().on(Calls.any()).always(Fault.apiError("EGW00300"));
        assertThat(codes(2)).containsExactly("EGW00300", "EGW00300");
        assertThat(client.requestToken().json().get("error_code").asText()).isEqualTo("EGW00300");
    }

    @Test
    void a_fault_of_some_time_passes() {
        simulator.faults().on(Calls.quotations()).during(Duration.ofHours(1), Fault.apiError("EGW00002"));
        assertThat(ask("005930").code()).isEqualTo("EGW00002");
        simulator.faults().clear();
        simulator.faults().on(Calls.quotations()).during(Duration.ZERO, Fault.apiError("EGW00002"));
        assertThat(ask("005930").code()).isEqualTo("MCA00000");
    }

    @Test
    void bodies_that_are_no_json() {
        simulator.faults().on(Calls.any()).next(Fault.httpError(503));
        assertThat(raw().statusCode()).isEqualTo(503);
        simulator.faults().on(Calls.any()).next(Fault.html());
        assertThat(new String(raw().body())).startsWith("<html>");
        simulator.faults().on(Calls.any()).next(Fault.body("[1,2]"));
        assertThat(new String(raw().body())).isEqualTo("[1,2]");
        simulator.faults().on(Calls.any()).next(Fault.body(""));
        assertThat(raw().body()).isEmpty();
        simulator.faults().on(Calls.any()).next(Fault.cutJson());
        assertThatThrownBy(() -> ask("005930")).hasCauseInstanceOf(JsonProcessingException.class);
    }

    @Test
    void connections_that_break_or_never_end() {
        for (Fault fault : List.of(Fault.cutOff(), Fault.reset())) {
            // Not only the next call: the JDK's client asks again by itself when a kept connection breaks.
            simulator.faults().on(Calls.any()).always(fault);
            assertThatThrownBy(this::raw).isInstanceOf(UncheckedIOException.class);
            simulator.faults().clear();
        }
        simulator.faults().on(Calls.any()).next(Fault.hang());
        assertThatThrownBy(this::raw).hasCauseInstanceOf(HttpTimeoutException.class);
        assertThat(ask("005930").code()).isEqualTo("MCA00000");
        assertThat(simulator.record().quotations())
                .extracting(SeenCall::answerCode)
                .containsSubsequence("cut off", "reset", "hang", "MCA00000");
    }

    @Test
    void an_endless_body_is_more_than_anybody_should_read() throws IOException {
        simulator.faults().on(Calls.any()).next(Fault.endlessBody());
        long read = 0;
        try (InputStream body = client.stream(token, "005930")) {
            while (read < 1_000_000) {
                read += body.readNBytes(100_000).length;
            }
        }
        assertThat(read).isGreaterThanOrEqualTo(1_000_000);
    }

    @Test
    void slow_and_late_answers_are_honest() {
        String honest = new String(raw().body());
        simulator.faults().on(Calls.any()).next(Fault.slowBody(Duration.ofMillis(100)));
        assertThat(new String(raw().body())).isEqualTo(honest);
        simulator.faults().on(Calls.any()).next(Fault.late(Duration.ofMillis(50)));
        assertThat(new String(raw().body())).isEqualTo(honest);
    }

    @Test
    void compressed_answers_are_whole_or_broken() throws IOException {
        byte[] honest = raw().body();
        simulator.faults().on(Calls.any()).next(Fault.gzip());
        HttpResponse<byte[]> whole = raw();
        assertThat(whole.headers().firstValue("content-encoding")).contains("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(whole.body())).readAllBytes())
                .isEqualTo(honest);
        simulator.faults().on(Calls.any()).next(Fault.brokenGzip());
        byte[] broken = raw().body();
        assertThatThrownBy(() -> new GZIPInputStream(new ByteArrayInputStream(broken)).readAllBytes())
                .isInstanceOf(EOFException.class);
    }

    @Test
    void rows_can_be_spoilt_in_every_way() {
        assertThat(spoilt(Rows.doubled()).days()).hasSize(10);
        assertThat(spoilt(Rows.shuffled(1)).days())
                .containsExactlyInAnyOrderElementsOf(ask("005930").days())
                .isNotEqualTo(ask("005930").days());
        assertThat(spoilt(Rows.none()).rows()).isEmpty();
        assertThat(spoilt(Rows.emptyObject()).json().get("output2")).hasToString("[{}]");
        assertThat(spoilt(Rows.withEmptyObject()).rows()).hasSize(6).last().hasToString("{}");
        assertThat(spoilt(Rows.withDay("20200101")).days()).hasSize(6).last().isEqualTo("20200101");
        assertThat(spoilt(Rows.withBlankDay()).days()).last().isEqualTo("");
        assertThat(spoilt(Rows.withField("stck_clpr", "abc"))
                        .rows()
                        .get(0)
                        .get("stck_clpr")
                        .asText())
                .isEqualTo("abc");
        assertThat(spoilt(Rows.withField("stck_clpr", 57_200))
                        .rows()
                        .get(0)
                        .get("stck_clpr")
                        .isNumber())
                .isTrue();
        assertThat(ask("005930").days()).hasSize(5);
    }

    @Test
    void an_answer_can_be_about_other_days_or_contradict_itself() {
        List<String> honest = ask("005930").days();
        assertThat(spoilt(Rows.yearsEarlier(1)).days())
                .containsExactlyElementsOf(honest.stream()
                        .map(day -> day.replaceFirst("2025", "2024"))
                        .toList());
        PlainClient.Answer twice = spoilt(Rows.withSecondClose());
        assertThat(twice.days()).hasSize(6).last().isEqualTo(honest.get(0));
        assertThat(twice.rows().get(5).get("stck_clpr").asLong())
                .isEqualTo(twice.rows().get(0).get("stck_clpr").asLong() + 1);
    }

    @Test
    void fields_of_the_answer_itself_can_be_anything_or_missing() {
        simulator.faults().on(Calls.any()).next(Fault.field("output2", "none"));
        assertThat(ask("005930").json().get("output2").asText()).isEqualTo("none");
        simulator.faults().on(Calls.any()).next(Fault.field("output2", null));
        assertThat(ask("005930").json().get("output2").isNull()).isTrue();
        simulator.faults().on(Calls.any()).next(Fault.without("output2"));
        assertThat(ask("005930").json().has("output2")).isFalse();
    }

    @Test
    void a_test_can_act_at_exactly_one_call() {
        simulator
                .faults()
                .on(Calls.parameter("FID_INPUT_DATE_2", "20250616"))
                .after(1, 1, Fault.meanwhile(() -> simulator.candles().delist("005930")));
        assertThat(ask("005930").days()).hasSize(5);
        assertThat(ask("005930").days()).hasSize(5);
        assertThat(ask("005930").json().at("/output1/stck_prpr").asText()).isEqualTo("0");
    }

    @Test
    void a_broken_token_answer_was_issued_all_the_same() {
        try (Simulator other = Simulator.start()) {
            other.faults().on(Calls.token()).next(Fault.reset());
            assertThatThrownBy(() -> new PlainClient(other).requestToken()).isInstanceOf(UncheckedIOException.class);
            assertThat(other.tokens().issued()).isEqualTo(1);
            assertThat(other.record().tokensHandedOut()).isZero();
        }
    }

    @Test
    void a_closed_simulator_refuses_connections_and_its_port_can_be_taken_again() {
        Simulator first = Simulator.start();
        int port = first.baseUri().getPort();
        first.close();
        assertThatThrownBy(() -> new PlainClient(first).requestToken()).hasCauseInstanceOf(ConnectException.class);
        try (Simulator second = Simulator.start(SimulatorOptions.defaults().withPort(port))) {
            assertThat(new PlainClient(second).requestToken().status()).isEqualTo(200);
        }
    }

    private PlainClient.Answer spoilt(UnaryOperator<List<Map<String, Object>>> rows) {
        simulator.faults().on(Calls.any()).next(Fault.rows(rows));
        return ask("005930");
    }

    private List<String> codes(int times) {
        return IntStream.range(0, times).mapToObj(i -> ask("005930").code()).toList();
    }

    private PlainClient.Answer ask(String code) {
        return client.candles(token, code, "20250610", "20250616");
    }

    private HttpResponse<byte[]> raw() {
        return client.raw(
                DailyCandlesEndpoint.PATH,
                client.headers(token, DailyCandlesEndpoint.TR_ID),
                PlainClient.question("005930", "20250610", "20250616"));
    }
}
