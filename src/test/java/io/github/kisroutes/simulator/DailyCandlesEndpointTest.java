package io.github.kisroutes.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kisroutes.simulator.market.CandleRows;
import io.github.kisroutes.simulator.market.CandleSource.Series;
import io.github.kisroutes.simulator.market.DayBar;
import io.github.kisroutes.simulator.market.GeneratedCandles;
import io.github.kisroutes.simulator.market.KrxCandles;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DailyCandlesEndpointTest {

    private final MutableClock clock = MutableClock.atSeoul("2025-06-16T15:45:00");
    private Simulator simulator;
    private PlainClient client;
    private String token;

    @BeforeEach
    void start() {
        simulator = Simulator.start(SimulatorOptions.defaults().withClock(clock).withQuota(0));
        client = new PlainClient(simulator);
        token = client.token();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void rows_come_newest_first_with_the_real_names_and_texts_only() {
        PlainClient.Answer answer = client.candles(token, "005930", "20250610", "20250616");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("rt_cd").asText()).isEqualTo("0");
        assertThat(answer.days()).containsExactly("20250616", "20250613", "20250612", "20250611", "20250610");
        JsonNode row = answer.rows().get(0);
        assertThat(row)
                .hasToString("{\"stck_bsop_date\":\"20250616\",\"stck_clpr\":\"57200\",\"stck_oprc\":\"58000\","
                        + "\"stck_hgpr\":\"58100\",\"stck_lwpr\":\"56900\",\"acml_vol\":\"22200872\","
                        + "\"acml_tr_pbmn\":\"\",\"flng_cls_code\":\"00\",\"prtt_rate\":\"0.00\",\"mod_yn\":\"N\","
                        + "\"prdy_vrss_sign\":\"5\",\"prdy_vrss\":\"-1100\",\"revl_issu_reas\":\"\"}");
    }

    @Test
    void the_quote_is_todays_whatever_the_range() {
        JsonNode quote =
                client.candles(token, "005930", "20240102", "20240105").json().get("output1");
        assertThat(quote.get("stck_prpr").asText()).isEqualTo("57200");
        assertThat(quote.get("hts_kor_isnm").asText()).isEqualTo("삼성전자");
        assertThat(quote.has("itewhol_loan_rmnd_ratem name")).isTrue();
    }

    @Test
    void a_stock_keeps_its_last_price_however_long_ago_that_was() {
        clock.set(MutableClock.atSeoul("2026-11-22T12:00:00").instant());
        simulator.tokens().sameTokenFor(Duration.ZERO);
        PlainClient.Answer answer = client.candles(client.token(), "005930", "20261101", "20261122");
        assertThat(answer.json().at("/output1/stck_prpr").asText()).isEqualTo("57200");
        assertThat(answer.json().get("output2")).hasToString("[{}]");
    }

    @Test
    void an_answer_has_at_most_one_hundred_rows_and_they_are_the_newest() {
        PlainClient.Answer answer = client.candles(token, "005930", "20240101", "20250616");
        assertThat(answer.rows()).hasSize(100);
        assertThat(answer.days().get(0)).isEqualTo("20250616");
    }

    @Test
    void paging_backwards_reads_every_shipped_candle_of_a_stock() {
        List<String> read = new ArrayList<>();
        String to = "20250616";
        for (PlainClient.Answer page = client.candles(token, "000660", "20231201", to);
                page.days().get(0).length() == 8;
                page = client.candles(token, "000660", "20231201", to)) {
            page.rows().forEach(row -> read.add(text(row)));
            String oldest = page.days().get(page.days().size() - 1);
            to = CandleRows.DAY.format(LocalDate.parse(oldest, CandleRows.DAY).minusDays(1));
        }
        List<String> expected = new ArrayList<>();
        KrxCandles.shipped()
                .bars(Series.adjusted("000660"), LocalDate.MIN, LocalDate.of(2025, 6, 16))
                .forEach(bar -> expected.add(0, text(bar)));
        assertThat(read).hasSize(369).isEqualTo(expected);
    }

    @Test
    void nothing_after_the_clocks_day_in_seoul_is_known() {
        clock.set(MutableClock.atSeoul("2025-06-13T00:00:00").instant());
        PlainClient.Answer early = client.candles(token, "005930", "20250610", "20250616");
        clock.advance(Duration.ofDays(3));
        PlainClient.Answer late = client.candles(token, "005930", "20250610", "20250616");
        assertThat(early.days()).first().isEqualTo("20250613");
        assertThat(late.days()).first().isEqualTo("20250616");
    }

    @Test
    void an_unknown_code_is_no_error_but_a_price_of_zero_and_an_empty_row() {
        PlainClient.Answer answer = client.candles(token, "999999", "20250610", "20250616");
        assertThat(answer.json().get("rt_cd").asText()).isEqualTo("0");
        assertThat(answer.json().at("/output1/stck_prpr").asText()).isEqualTo("0");
        assertThat(answer.json().get("output2")).hasToString("[{}]");
    }

    @Test
    void a_suspended_day_is_a_filler_row() {
        simulator.candles().put("005930", DayBar.suspended(LocalDate.of(2025, 6, 16), 58_300));
        JsonNode row =
                client.candles(token, "005930", "20250616", "20250616").rows().get(0);
        assertThat(row.get("mod_yn").asText()).isEqualTo("Y");
        assertThat(row.get("stck_oprc").asText()).isEqualTo("0");
        assertThat(row.get("acml_vol").asText()).isEqualTo("0");
        assertThat(row.get("stck_clpr").asText()).isEqualTo("58300");
        assertThat(client.price(token, "005930")
                        .json()
                        .at("/output/iscd_stat_cls_code")
                        .asText())
                .isEqualTo("58");
    }

    @Test
    void a_split_moves_all_earlier_adjusted_rows_and_no_earlier_raw_row() {
        String before = client.candles(token, "005930", "20250613", "20250613")
                .rows()
                .get(0)
                .toString();
        simulator.candles().split("005930", LocalDate.of(2025, 6, 16), 50);
        Map<String, String> raw = PlainClient.question("005930", "20250613", "20250616");
        raw.put("FID_ORG_ADJ_PRC", "1");
        PlainClient.Answer paid =
                client.get(DailyCandlesEndpoint.PATH, client.headers(token, DailyCandlesEndpoint.TR_ID), raw);
        PlainClient.Answer adjusted = client.candles(token, "005930", "20250613", "20250616");
        assertThat(paid.rows().get(1)).hasToString(before);
        assertThat(adjusted.rows())
                .extracting(row -> row.get("stck_clpr").asText())
                .containsExactly("1144", "1166");
        assertThat(adjusted.rows().get(1).get("acml_vol").asText()).isEqualTo(Long.toString(20_705_979L * 50));
    }

    @Test
    void a_candle_with_a_known_turnover_and_marks_shows_them() {
        LocalDate day = LocalDate.of(2025, 6, 16);
        simulator.candles().list("0001A0", "새종목");
        simulator
                .candles()
                .put(
                        "0001A0",
                        DayBar.of(day, 5, 9, 4, 7, 5_000_000_000L)
                                .withTurnover(35_000_000_000L)
                                .withMarks("02", "0.50"));
        JsonNode row =
                client.candles(token, "0001A0", "20250616", "20250616").rows().get(0);
        assertThat(row.get("acml_vol").asText()).isEqualTo("5000000000");
        assertThat(row.get("acml_tr_pbmn").asText()).isEqualTo("35000000000");
        assertThat(row.get("flng_cls_code").asText()).isEqualTo("02");
        assertThat(row.get("prtt_rate").asText()).isEqualTo("0.50");
    }

    @Test
    void ten_years_of_a_generated_stock_are_the_same_every_time() {
        LocalDate last = LocalDate.of(2025, 6, 16);
        GeneratedCandles market = GeneratedCandles.oneStock(2_451, last);
        List<DayBar> bars = market.bars(Series.adjusted("000001"), LocalDate.of(1990, 1, 1), last);
        assertThat(bars)
                .hasSize(2_451)
                .isEqualTo(GeneratedCandles.oneStock(2_451, last)
                        .bars(Series.adjusted("000001"), LocalDate.of(1990, 1, 1), last));
        assertThat(bars).allSatisfy(bar -> {
            assertThat(bar.low()).isPositive().isLessThanOrEqualTo(Math.min(bar.open(), bar.close()));
            assertThat(bar.high()).isGreaterThanOrEqualTo(Math.max(bar.open(), bar.close()));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "FID_COND_MRKT_DIV_CODE, '', OPSQ2001",
        "FID_INPUT_ISCD, '', OPSQ2001",
        "FID_INPUT_DATE_1, '', OPSQ2001",
        "FID_COND_MRKT_DIV_CODE, Q, OPSQ2002",
        "FID_INPUT_DATE_2, 20250231, OPSQ2002",
        "FID_INPUT_DATE_2, 2025-06-16, OPSQ2002",
        "FID_PERIOD_DIV_CODE, X, OPSQ2002",
        "FID_ORG_ADJ_PRC, 2, OPSQ2002"
    })
    void a_bad_parameter_is_named(String name, String value, String code) {
        Map<String, String> question = PlainClient.question("005930", "20250610", "20250616");
        question.put(name, value);
        PlainClient.Answer answer =
                client.get(DailyCandlesEndpoint.PATH, client.headers(token, DailyCandlesEndpoint.TR_ID), question);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().get("msg1").asText()).contains(name);
    }

    @Test
    void the_current_price_is_the_last_close_and_has_no_name() {
        JsonNode price = client.price(token, "005930").json().get("output");
        assertThat(price.get("stck_prpr").asText()).isEqualTo("57200");
        assertThat(price.get("stck_sdpr").asText()).isEqualTo("58300");
        assertThat(price.get("prdy_ctrt").asText()).isEqualTo("-1.89");
        assertThat(price.has("hts_kor_isnm")).isFalse();
    }

    private static String text(JsonNode row) {
        return String.join(
                " ",
                List.of("stck_bsop_date", "stck_oprc", "stck_hgpr", "stck_lwpr", "stck_clpr", "acml_vol").stream()
                        .map(name -> row.get(name).asText())
                        .toList());
    }

    private static String text(DayBar bar) {
        return "%s %d %d %d %d %d"
                .formatted(
                        CandleRows.DAY.format(bar.date()),
                        bar.open(),
                        bar.high(),
                        bar.low(),
                        bar.close(),
                        bar.volume());
    }
}
