package io.github.kisroutes.candle;

import static io.github.kisroutes.candle.TestRows.json;
import static io.github.kisroutes.candle.TestRows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kisroutes.market.PriceBasis;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CandleReaderTest {
    private static final DateWindow JUNE = new DateWindow(LocalDate.of(2025, 6, 1), LocalDate.of(2025, 6, 30));

    @Test
    void a_row_is_read_to_the_last_digit() throws Exception {
        CandlePage page = read(row("20250616", "57200", "58400", "57100", "58300", "9223372036854775807")
                .replace("\"acml_tr_pbmn\":\"\"", "\"acml_tr_pbmn\":\"9223372036854775806\""));
        Candle candle = page.candles().get(0);
        assertThat(candle.tradeDate()).isEqualTo(LocalDate.of(2025, 6, 16));
        assertThat(candle.session().orElseThrow())
                .isEqualTo(
                        new Candle.Session(new BigDecimal("57200"), new BigDecimal("58400"), new BigDecimal("57100")));
        assertThat(candle.close()).isEqualTo(new BigDecimal("58300"));
        assertThat(candle.volume()).isEqualTo(Long.MAX_VALUE);
        assertThat(candle.turnover()).isEqualTo(OptionalLong.of(9223372036854775806L));
    }

    @Test
    void a_day_without_trade_keeps_the_close_and_has_no_session() throws Exception {
        Candle candle =
                read(row("20250616", "0", "0", "0", "58300", "0")).candles().get(0);
        assertThat(candle.session()).isEmpty();
        assertThat(candle.close()).isEqualTo(new BigDecimal("58300"));
        assertThat(candle.volume()).isZero();
        assertThat(candle.turnover()).isEmpty();
    }

    @Test
    void a_filler_row_is_a_day_without_trade_whatever_its_prices_say() throws Exception {
        String filler = row("20250616", "1", "1", "1", "58300", "5").replace("\"mod_yn\":\"N\"", "\"mod_yn\":\"Y\"");
        assertThat(read(filler).candles().get(0).session()).isEmpty();
    }

    @Test
    void rows_in_any_order_come_out_oldest_first() throws Exception {
        CandlePage page = read(good("20250610"), good("20250616"), good("20250605"));
        assertThat(page.candles())
                .extracting(c -> c.tradeDate().getDayOfMonth())
                .containsExactly(5, 10, 16);
    }

    @Test
    void a_row_that_comes_twice_counts_once() throws Exception {
        CandlePage page = read(good("20250616"), good("20250616"));
        assertThat(page.candles()).hasSize(1);
        assertThat(page.rejected()).isEmpty();
    }

    @Test
    void a_day_with_two_different_rows_is_not_believed() throws Exception {
        CandlePage page =
                read(good("20250616"), row("20250616", "57200", "58400", "57100", "58200", "7"), good("20250613"));
        assertThat(page.candles())
                .extracting(c -> c.tradeDate().getDayOfMonth())
                .containsExactly(13);
        assertThat(page.rejected()).extracting(RejectedRow::rule).containsExactly(CandleRule.ONE_ROW_PER_DAY);
    }

    @Test
    void blank_rows_mean_nothing() throws Exception {
        CandlePage page = read(good("20250616"), "{}", good(""), good("  "));
        assertThat(page.candles()).hasSize(1);
        assertThat(page.rejected()).isEmpty();
        assertThat(page.rows()).isEqualTo(1);
    }

    @Test
    void a_blank_row_among_the_others_took_the_place_of_a_day() throws Exception {
        CandlePage page = read(good("20250616"), "{}", good(""), good("20250611"), "{}");
        assertThat(page.candles()).hasSize(2);
        assertThat(page.rejected()).isEmpty();
        assertThat(page.rows()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "20250616, abc, 58400, 57100, 58300, 7, READABLE",
        "20250616, 57200, 58400, 57100, , 7, READABLE",
        "20250616, 57200, 58400, 57100, 58300, 1.5e3, READABLE",
        "20250616, 57200, 58400, 57100, 58300, 7.5, READABLE",
        "20250616, 57200.123, 58400, 57100, 58300, 7, READABLE",
        "20250616, 57200, 58400, 57100, 58300, 9223372036854775808, READABLE",
        "20250631, 57200, 58400, 57100, 58300, 7, READABLE",
        "2025-06-16, 57200, 58400, 57100, 58300, 7, READABLE",
        "20250616, 57200, 58400, 57100, 0, 7, POSITIVE_PRICES",
        "20250616, -57200, 58400, 57100, 58300, 7, POSITIVE_PRICES",
        "20250616, 57200, 58400, 57100, 58300, -7, VOLUME_NOT_NEGATIVE",
        "20250616, 57200, 57600, 57100, 58300, 7, HIGH_IS_HIGHEST",
        "20250616, 57700, 57600, 57100, 57600, 7, HIGH_IS_HIGHEST",
        "20250616, 57200, 57000, 57100, 57200, 7, LOW_BELOW_HIGH",
        "20250616, 57200, 0, 0, 58300, 7, POSITIVE_PRICES",
        "20250616, 57200, 58400, 57201, 58300, 7, LOW_IS_LOWEST",
    })
    void a_row_that_breaks_a_rule_is_set_aside_and_the_others_stay(
            String day, String open, String high, String low, String close, String volume, CandleRule rule)
            throws Exception {
        CandlePage page = read(good("20250613"), row(day, open, high, low, close == null ? "" : close, volume));
        assertThat(page.candles())
                .extracting(c -> c.tradeDate().getDayOfMonth())
                .containsExactly(13);
        assertThat(page.rejected()).hasSize(1);
        assertThat(page.rejected().get(0).rule()).isEqualTo(rule);
        assertThat(page.rejected().get(0).row()).contains("stck_clpr");
    }

    @Test
    void adjusted_prices_may_be_off_by_their_rounding_and_no_more() throws Exception {
        CandleReader adjusted = TestRows.reader(PriceBasis.ADJUSTED);
        assertThat(adjusted.read(answer(row("20250616", "57200", "58299", "57100", "58300", "7")), "005930", JUNE)
                        .rejected())
                .isEmpty();
        assertThat(adjusted.read(answer(row("20250616", "57200", "58299", "57100", "58300", "7")), "005930", JUNE)
                        .notes())
                .isEmpty();
        assertThat(adjusted.read(answer(row("20250616", "57300", "57298", "57100", "57200", "7")), "005930", JUNE)
                        .rejected())
                .extracting(RejectedRow::rule)
                .containsExactly(CandleRule.HIGH_IS_HIGHEST);
    }

    @Test
    void a_value_that_is_no_text_is_rejected_not_guessed() throws Exception {
        CandlePage page = read(good("20250616").replace("\"58300\"", "{\"a\":1}"));
        assertThat(page.rejected()).extracting(RejectedRow::rule).containsExactly(CandleRule.READABLE);
    }

    @Test
    void an_unknown_code_is_told_from_a_stock_without_rows() throws Exception {
        assertThat(TestRows.reader(PriceBasis.RAW)
                        .read(json("{\"output1\":{\"stck_prpr\":\"0\"},\"output2\":[{}]}"), "005930", JUNE)
                        .known())
                .isFalse();
        assertThat(TestRows.reader(PriceBasis.RAW)
                        .read(json("{\"output1\":{\"stck_prpr\":\"100\"},\"output2\":[]}"), "005930", JUNE)
                        .known())
                .isTrue();
    }

    @Test
    void success_without_a_list_of_candles_is_not_taken_for_no_candles() {
        assertThatThrownBy(() ->
                        TestRows.reader(PriceBasis.RAW).read(json("{\"rt_cd\":\"0\",\"output1\":{}}"), "005930", JUNE))
                .isInstanceOf(UnreadableAnswerException.class)
                .hasMessageContaining("output2");
        assertThatThrownBy(() -> TestRows.reader(PriceBasis.RAW).read(json("{\"output2\":\"none\"}"), "005930", JUNE))
                .isInstanceOf(UnreadableAnswerException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"20250614", "20250615", "20250606"})
    void a_day_on_which_the_exchange_was_certainly_closed_has_no_candle(String day) throws Exception {
        CandleReader reader =
                new CandleReader(PriceBasis.RAW, LocalDate.of(2025, 6, 6)::equals, (code, accepted) -> false);
        CandlePage page = reader.read(answer(good("20250616"), good(day), good("20250605")), "005930", JUNE);
        assertThat(page.candles())
                .extracting(c -> c.tradeDate().getDayOfMonth())
                .containsExactly(5, 16);
        assertThat(page.rejected()).extracting(RejectedRow::rule).containsExactly(CandleRule.TRADING_DAY);
    }

    @Test
    void a_closed_weekday_that_nobody_is_certain_of_refuses_nothing() throws Exception {
        assertThat(read(good("20250606")).rejected()).isEmpty();
    }

    @Test
    void the_marks_of_a_day_are_read() throws Exception {
        String split = good("20250616")
                .replace("\"flng_cls_code\":\"00\"", "\"flng_cls_code\":\"02\"")
                .replace("\"prtt_rate\":\"0.00\"", "\"prtt_rate\":\"50.00\"")
                .replace("\"revl_issu_reas\":\"\"", "\"revl_issu_reas\":\"01\"");
        assertThat(read(split).candles().get(0).marks()).hasToString("ex-dividend, split ratio 50.00, company split");
        assertThat(read(good("20250616")).candles().get(0).marks()).isEqualTo(PriceMarkers.NONE);
    }

    @Test
    void marks_that_cannot_be_read_cost_no_row() throws Exception {
        String odd = good("20250616")
                .replace("\"flng_cls_code\":\"00\"", "\"flng_cls_code\":{\"a\":1}")
                .replace("\"prtt_rate\":\"0.00\"", "\"prtt_rate\":\"1:50\"");
        CandlePage page = read(odd, good("20250613").replaceAll(",\"flng_cls_code.*}", "}"));
        assertThat(page.rejected()).isEmpty();
        assertThat(page.candles()).extracting(c -> c.marks().isMarked()).containsExactly(false, true);
    }

    @Test
    void a_day_that_comes_once_with_and_once_without_a_mark_is_not_believed() throws Exception {
        String marked = good("20250616").replace("\"flng_cls_code\":\"00\"", "\"flng_cls_code\":\"02\"");
        String otherwiseWritten = good("20250613").replace("\"flng_cls_code\":\"00\"", "\"flng_cls_code\":\"\"");
        CandlePage page = read(good("20250616"), marked, good("20250613"), otherwiseWritten);
        assertThat(page.candles())
                .extracting(c -> c.tradeDate().getDayOfMonth())
                .containsExactly(13);
        assertThat(page.rejected()).hasSize(1);
        assertThat(page.rejected().get(0).rule()).isEqualTo(CandleRule.ONE_ROW_PER_DAY);
        assertThat(page.rejected().get(0).row()).isEqualTo("[" + good("20250616") + "," + marked + "]");
    }

    @Test
    void a_price_beyond_the_daily_limit_is_rejected_in_whatever_order_the_rows_come() throws Exception {
        CandlePage page = read(
                good("20250612"),
                good("20250616"),
                row("20250613", "57200", "98400", "57100", "98300", "7"),
                good("20250611"));
        assertThat(page.candles())
                .extracting(c -> c.tradeDate().getDayOfMonth())
                .containsExactly(11, 12, 16);
        RejectedRow rejected = page.rejected().get(0);
        assertThat(rejected.rule()).isEqualTo(CandleRule.DAILY_LIMIT);
        assertThat(rejected.detail()).isEqualTo("a price is outside the daily limit around 58300 of 2025-06-12");
        assertThat(rejected.row()).contains("98400");
    }

    @Test
    void a_row_that_cannot_be_read_is_kept_with_its_day() throws Exception {
        CandlePage page = read(good("20250616").replace("57200", "none"), good("20250631"));
        assertThat(page.rejected())
                .extracting(RejectedRow::tradeDate)
                .containsExactly(Optional.of(LocalDate.of(2025, 6, 16)), Optional.empty());
    }

    private static CandlePage read(String... rows) throws Exception {
        return TestRows.reader(PriceBasis.RAW).read(answer(rows), "005930", JUNE);
    }

    private static JsonNode answer(String... rows) {
        return TestRows.answer(List.of(rows));
    }

    private static String good(String day) {
        return row(day, "57200", "58400", "57100", "58300", "24391837");
    }
}
