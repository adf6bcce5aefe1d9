package io.github.kisroutes.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kisroutes.simulator.market.Listing;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StockInfoEndpointTest {
    private static final LocalDate FRIDAY = LocalDate.of(2025, 6, 13);

    private final MutableClock clock = MutableClock.atSeoul("2025-06-16T15:45:00");
    private final Simulator simulator =
            Simulator.start(SimulatorOptions.defaults().withClock(clock).withQuota(0));
    private final PlainClient client = new PlainClient(simulator);
    private final String token = client.token();

    @AfterEach
    void stop() {
        simulator.close();
    }

    private PlainClient.Answer ask(String code) {
        return client.get(
                StockInfoEndpoint.PATH,
                client.headers(token, StockInfoEndpoint.TR_ID),
                Map.of("PRDT_TYPE_CD", "300", "PDNO", code));
    }

    private JsonNode output(String code) {
        return ask(code).json().get("output");
    }

    private String field(String code, String name) {
        return output(code).get(name).asText();
    }

    @Test
    void a_shipped_stock_has_the_published_fields_and_the_dates_of_the_master_files() {
        JsonNode output = output("000660");

        assertThat(ask("000660").code()).isEqualTo("KIOK0530");
        assertThat(output.get("pdno").asText()).isEqualTo("00000A000660");
        assertThat(output.get("std_pdno").asText()).isEqualTo("KR7000660001");
        assertThat(output.get("mket_id_cd").asText()).isEqualTo("STK");
        assertThat(output.get("excg_dvsn_cd").asText()).isEqualTo("02");
        assertThat(output.get("scts_mket_lstg_dt").asText()).isEqualTo("20231205");
        assertThat(List.of("scts_mket_lstg_abol_dt", "kosdaq_mket_lstg_dt", "lstg_abol_dt"))
                .allSatisfy(name -> assertThat(output.get(name).asText()).isEmpty());
        assertThat(List.of("tr_stop_yn", "admn_item_yn", "cptt_trad_tr_psbl_yn", "nxt_tr_stop_yn"))
                .allSatisfy(name -> assertThat(output.get(name).asText()).isEqualTo("N"));
        assertThat(output.get("papr").isTextual()).isTrue();
    }

    @Test
    void a_test_may_set_the_listing_the_halt_and_nextrade() {
        simulator.listings().change("000660", stock -> stock.withBoard("KOSDAQ")
                .withListed(LocalDate.of(1996, 12, 26))
                .withHalted(true)
                .withNextrade(true, true));

        assertThat(field("000660", "kosdaq_mket_lstg_dt")).isEqualTo("19961226");
        assertThat(field("000660", "scts_mket_lstg_dt")).isEmpty();
        assertThat(field("000660", "tr_stop_yn")).isEqualTo("Y");
        assertThat(field("000660", "cptt_trad_tr_psbl_yn")).isEqualTo("Y");
        assertThat(field("000660", "nxt_tr_stop_yn")).isEqualTo("Y");
    }

    @Test
    void a_delisted_stock_keeps_its_candles_and_is_in_no_master_file_from_that_day_on() {
        simulator.candles().delist("000660", FRIDAY);

        assertThat(field("000660", "lstg_abol_dt")).isEqualTo("20250613");
        assertThat(field("000660", "scts_mket_lstg_abol_dt")).isEqualTo("20250613");
        assertThat(client.candles(token, "000660", "20250610", "20250616").days())
                .containsExactly("20250612", "20250611", "20250610");
        assertThat(simulator.listings().of("KOSPI")).extracting(Listing::code).doesNotContain("000660");
        clock.advance(Duration.ofDays(-4));
        assertThat(simulator.listings().of("KOSPI"))
                .as("it is listed until then")
                .extracting(Listing::code)
                .contains("000660");
    }

    @Test
    void an_answer_may_tell_of_an_end_that_the_candles_do_not_know() {
        simulator.listings().change("000660", stock -> stock.withDelisted(FRIDAY));

        assertThat(field("000660", "lstg_abol_dt")).isEqualTo("20250613");
        assertThat(client.candles(token, "000660", "20250612", "20250616").days())
                .containsExactly("20250616", "20250613", "20250612");
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999", "000660"})
    void an_unknown_code_is_said_to_be_none(String code) {
        simulator.candles().delist("000660");

        PlainClient.Answer answer = ask(code);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("rt_cd").asText()).isEqualTo("7");
        assertThat(answer.code()).isEqualTo("KIOK0560");
        assertThat(answer.json().has("output")).isFalse();
    }

    @Test
    void something_without_candles_has_an_answer_too() {
        simulator
                .listings()
                .add(Listing.stock("Q500001", "신한 ETN", "KOSPI", LocalDate.of(2020, 1, 2))
                        .withGroup("EN"));

        assertThat(field("Q500001", "pdno")).isEqualTo("00000Q500001");
        assertThat(field("Q500001", "scts_mket_lstg_dt")).isEqualTo("20200102");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRDT_TYPE_CD", "PDNO"})
    void a_missing_parameter_is_named(String name) {
        Map<String, String> question = new HashMap<>(Map.of("PRDT_TYPE_CD", "300", "PDNO", "000660"));
        question.remove(name);

        PlainClient.Answer answer =
                client.get(StockInfoEndpoint.PATH, client.headers(token, StockInfoEndpoint.TR_ID), question);

        assertThat(answer.code()).isEqualTo("OPSQ2001");
        assertThat(answer.json().get("msg1").asText()).contains(name);
    }
}
