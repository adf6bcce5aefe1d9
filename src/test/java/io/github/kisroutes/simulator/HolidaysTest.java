package io.github.kisroutes.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.kisroutes.simulator.market.CandleSource.Series;
import io.github.kisroutes.simulator.market.DayBar;
import io.github.kisroutes.simulator.market.KrxCandles;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolidaysTest {

    private Simulator simulator;
    private PlainClient client;
    private String token;

    @BeforeEach
    void start() {
        simulator = Simulator.start(SimulatorOptions.demo().withQuota(0));
        client = new PlainClient(simulator);
        token = client.token();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void the_published_answer_comes_to_the_published_question() throws Exception {
        try (InputStream sample = Objects.requireNonNull(
                getClass().getResourceAsStream("/kis-samples/chk-holiday-20221227.official.json"))) {
            assertThat(ask("20221227", "", "").json()).isEqualTo(new ObjectMapper().readTree(sample));
        }
    }

    @Test
    void the_next_page_begins_with_the_last_day_of_the_page_before() {
        JsonNode first = ask("20250601", "", "").json();
        JsonNode second = ask(
                        "20250601",
                        first.get("ctx_area_nk").asText().strip(),
                        first.get("ctx_area_fk").asText().strip())
                .json();
        assertThat(days(first)).hasSize(24).last().isEqualTo("20250624 Y");
        assertThat(days(second)).hasSize(24).first().isEqualTo("20250624 Y");
        assertThat(second.get("ctx_area_nk").asText()).isEqualTo("20250717            ");
    }

    @Test
    void within_the_candles_exactly_their_days_are_open() {
        LocalDate last = LocalDate.of(2025, 6, 16);
        List<LocalDate> traded = KrxCandles.shipped().bars(Series.adjusted("000660"), LocalDate.MIN, last).stream()
                .map(DayBar::date)
                .toList();
        assertThat(traded.get(0).datesUntil(last.plusDays(1)).filter(simulator.calendar()::isOpen))
                .hasSize(369)
                .isEqualTo(traded);
    }

    @Test
    void a_test_may_close_and_open_any_day() {
        simulator.calendar().close(LocalDate.of(2025, 6, 16), LocalDate.of(2025, 6, 17));
        simulator.calendar().open(LocalDate.of(2025, 6, 21));
        assertThat(days(ask("20250616", "", "").json()))
                .startsWith("20250616 N", "20250617 N", "20250618 Y", "20250619 Y", "20250620 Y", "20250621 Y");
    }

    @ParameterizedTest
    @CsvSource({"BASS_DT, OPSQ2001", "CTX_AREA_NK, OPSQ2001", "CTX_AREA_FK, OPSQ2001"})
    void a_missing_parameter_is_named(String name, String code) {
        Map<String, String> question = question("20250601", "", "");
        question.remove(name);
        PlainClient.Answer answer = client.get(Holidays.PATH, client.headers(token, Holidays.TR_ID), question);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().get("msg1").asText()).contains(name);
    }

    @Test
    void a_bad_day_is_refused() {
        assertThat(ask("2025-06-01", "", "").code()).isEqualTo("OPSQ2002");
    }

    private PlainClient.Answer ask(String base, String nk, String fk) {
        Map<String, String> headers = new LinkedHashMap<>(client.headers(token, Holidays.TR_ID));
        if (!nk.isEmpty()) {
            headers.put("tr_cont", "N");
        }
        return client.get(Holidays.PATH, headers, question(base, nk, fk));
    }

    private static Map<String, String> question(String base, String nk, String fk) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("BASS_DT", base);
        parameters.put("CTX_AREA_NK", nk);
        parameters.put("CTX_AREA_FK", fk);
        return parameters;
    }

    private static List<String> days(JsonNode page) {
        return StreamSupport.stream(page.get("output").spliterator(), false)
                .map(row ->
                        row.get("bass_dt").asText() + " " + row.get("opnd_yn").asText())
                .toList();
    }
}
