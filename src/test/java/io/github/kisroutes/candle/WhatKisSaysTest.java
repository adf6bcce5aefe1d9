package io.github.kisroutes.candle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kisroutes.market.PriceBasis;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that are odd, and what is right of them all the same: neither a good row nor a doubt gets lost. */
class WhatKisSaysTest {
    private static final DateWindow JUNE = new DateWindow(LocalDate.of(2025, 6, 1), LocalDate.of(2025, 6, 30));

    @ParameterizedTest
    @CsvSource({"005930, 000660", "005930, 005935", "Q500001, Q500002", "0088K0, 008800", "005930, ' 000660 '"})
    void an_answer_about_another_stock_is_refused_as_a_whole(String asked, String told) {
        assertThatThrownBy(() -> TestRows.reader(PriceBasis.ADJUSTED).read(about(told, good("20250616")), asked, JUNE))
                .isInstanceOf(UnreadableAnswerException.class)
                .hasMessage("20250601..20250630: KIS was asked about " + asked + " and answered about " + told.strip()
                        + "; nothing of the answer is stored");
    }

    @ParameterizedTest
    @CsvSource({
        "005930, 005930",
        "00088K, ' 00088k '",
        "005930, ''",
        "005930, ' '",
        "Q500001, 500001",
        "500001, Q500001"
    })
    void a_code_may_be_written_otherwise_or_not_at_all(String asked, String told) throws Exception {
        CandlePage page = TestRows.reader(PriceBasis.ADJUSTED).read(about(told, good("20250616")), asked, JUNE);
        assertThat(page.candles()).hasSize(1);
    }

    @Test
    void an_answer_without_any_word_on_the_stock_is_read() throws Exception {
        JsonNode answer = TestRows.json("{\"output2\":[" + good("20250616") + "]}");
        assertThat(TestRows.reader(PriceBasis.ADJUSTED)
                        .read(answer, "005930", JUNE)
                        .candles())
                .hasSize(1);
        assertThat(TestRows.reader(PriceBasis.ADJUSTED).read(answer, null, JUNE).candles())
                .hasSize(1);
    }

    @Test
    void a_volume_that_adjusting_rounded_to_nothing_takes_no_prices_away() throws Exception {
        String thin = TestRows.with(
                TestRows.row("20250616", "57200", "57300", "57100", "57200", "0"), "acml_tr_pbmn", "57200");
        Candle candle = read(thin).candles().get(0);
        assertThat(candle.session()).isPresent();
        assertThat(candle.volume()).isZero();
        assertThat(read(thin).notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "57200, 57200, 57200, ''",
        "57200, 57200, 57200, 0",
        "0, 0, 0, 0",
        "'', '', '', ''",
        "0, 57300, 57100, ''"
    })
    void without_volume_turnover_and_movement_nobody_has_traded(String open, String high, String low, String turnover)
            throws Exception {
        String row = TestRows.with(TestRows.row("20250616", open, high, low, "57200", "0"), "acml_tr_pbmn", turnover);
        CandlePage page = read(row);
        assertThat(page.rejected()).isEmpty();
        assertThat(page.candles().get(0).session()).isEmpty();
    }

    @Test
    void a_volume_without_prices_is_stored_with_a_note() throws Exception {
        CandlePage page = read(TestRows.row("20250616", "0", "0", "0", "57200", "31"));
        assertThat(page.rejected()).isEmpty();
        assertThat(page.candles().get(0).session()).isEmpty();
        assertThat(page.candles().get(0).volume()).isEqualTo(31);
        assertThat(page.notes())
                .containsExactly(new CandlePage.Note(
                        LocalDate.of(2025, 6, 16),
                        CandleRule.VOLUME_HAS_PRICES,
                        "there is a volume, but no open, high and low"));
    }

    /** 215 preferred of 2024-01-25, 465320 of 2024-02-29, 38380K of 2024-12-30, and one that is made up, below its low. */
    @ParameterizedTest
    @CsvSource({
        "24850, 24900, 24350, 24950",
        "2180, 2180, 2170, 2190",
        "7970, 8000, 7950, 8040",
        "7970, 8000, 7950, 7900"
    })
    void a_close_a_little_outside_its_session_is_stored_with_a_note(String open, String high, String low, String close)
            throws Exception {
        CandlePage page = read(TestRows.row("20250616", open, high, low, close, "7"));
        assertThat(page.rejected()).isEmpty();
        assertThat(page.candles()).hasSize(1);
        assertThat(page.notes()).extracting(CandlePage.Note::rule).containsExactly(CandleRule.CLOSE_IN_SESSION);
    }

    @Test
    void one_row_more_than_was_asked_for_costs_the_others_nothing() throws Exception {
        CandlePage page = read(good("20250616"), good("20250530"), good("20250613"));
        assertThat(page.rejected()).isEmpty();
        assertThat(page.candles())
                .extracting(Candle::tradeDate)
                .containsExactly(LocalDate.of(2025, 6, 13), LocalDate.of(2025, 6, 16));
        assertThat(page.notes()).hasToString("[2025-05-30 INSIDE_WINDOW (the day was not requested)]");
    }

    @Test
    void nothing_but_days_that_were_not_asked_for_is_no_empty_answer() throws Exception {
        CandlePage page = read(good("20250530"));
        assertThat(page.candles()).isEmpty();
        assertThat(page.rejected()).extracting(RejectedRow::rule).containsExactly(CandleRule.INSIDE_WINDOW);
    }

    @Test
    void a_row_that_a_resolution_accepts_is_stored_although_it_breaks_a_rule() throws Exception {
        LocalDate day = LocalDate.of(2025, 6, 16);
        CandleReader reader = new CandleReader(
                PriceBasis.RAW, day::equals, (code, accepted) -> code.equals("005930") && accepted.equals(day));
        String odd = TestRows.row("20250616", "57200", "157600", "57100", "158300", "7");
        JsonNode answer = TestRows.answer(List.of(odd, good("20250613")));

        CandlePage page = reader.read(answer, "005930", JUNE);

        assertThat(page.rejected()).isEmpty();
        assertThat(page.candles()).extracting(Candle::tradeDate).contains(day);
        assertThat(page.notes())
                .extracting(CandlePage.Note::rule)
                .contains(CandleRule.TRADING_DAY, CandleRule.DAILY_LIMIT);
        assertThat(reader.read(answer, "005935", JUNE).candles())
                .extracting(Candle::tradeDate)
                .doesNotContain(day);
    }

    @ParameterizedTest
    @CsvSource({
        "none, 58400, 57100, 58300, 7, READABLE",
        "57200, 58400, 57100, 0, 7, POSITIVE_PRICES",
        "57200, 58400, 57100, 58300, -7, VOLUME_NOT_NEGATIVE",
        "57200, 57000, 57100, 57200, 7, LOW_BELOW_HIGH"
    })
    void no_resolution_makes_a_row_right_that_the_table_cannot_hold(
            String open, String high, String low, String close, String volume, CandleRule rule) throws Exception {
        CandleReader reader = new CandleReader(PriceBasis.RAW, day -> false, (code, day) -> true);
        CandlePage page = reader.read(
                TestRows.answer(List.of(TestRows.row("20250616", open, high, low, close, volume))), "005930", JUNE);
        assertThat(page.candles()).isEmpty();
        assertThat(page.rejected()).extracting(RejectedRow::rule).containsExactly(rule);
    }

    @ParameterizedTest
    @CsvSource({
        "300, 2, 300, false",
        "-300, 5, -300, false",
        "300, 5, -300, false",
        "0, 3, 0, false",
        "13450, 1, 13450, true",
        "-13450, 4, -13450, true"
    })
    void the_change_against_the_close_before_has_the_direction_of_its_sign(
            String change, String sign, BigDecimal value, boolean atLimit) throws Exception {
        String row = TestRows.with(TestRows.with(good("20250616"), "prdy_vrss", change), "prdy_vrss_sign", sign);
        assertThat(read(row).candles().get(0).change()).isEqualTo(new PriceChange(Optional.of(value), atLimit));
    }

    @ParameterizedTest
    @CsvSource({"''", "abc", "1e9", "99999999999999999999"})
    void a_change_that_cannot_be_read_costs_no_row(String change) throws Exception {
        CandlePage page = read(TestRows.with(good("20250616"), "prdy_vrss", change));
        assertThat(page.candles().get(0).change()).isEqualTo(PriceChange.NONE);
    }

    @Test
    void a_day_that_comes_twice_with_another_change_counts_once() throws Exception {
        CandlePage page = read(good("20250616"), TestRows.with(good("20250616"), "prdy_vrss", "300"));
        assertThat(page.candles()).hasSize(1);
        assertThat(page.rejected()).isEmpty();
    }

    @Test
    void zeros_lose_what_was_traded_and_another_price_does_not() throws Exception {
        Candle traded = read(good("20250616")).candles().get(0);
        Candle zeros = read(TestRows.row("20250616", "0", "0", "0", "58300", "0"))
                .candles()
                .get(0);
        Candle other = read(TestRows.row("20250616", "57200", "58400", "57100", "58200", "9"))
                .candles()
                .get(0);
        assertThat(zeros.loses(traded)).isTrue();
        assertThat(other.loses(traded)).isFalse();
        assertThat(traded.loses(zeros)).isFalse();
        assertThat(zeros.loses(zeros)).isFalse();
    }

    private static CandlePage read(String... rows) throws Exception {
        return TestRows.reader(PriceBasis.RAW).read(TestRows.answer(List.of(rows)), "005930", JUNE);
    }

    private static JsonNode about(String code, String row) {
        return TestRows.json("{\"output1\":{\"stck_prpr\":\"58300\",\"stck_shrn_iscd\":\"" + code + "\"},\"output2\":["
                + row + "]}");
    }

    private static String good(String day) {
        return TestRows.row(day, "57200", "58400", "57100", "58300", "24391837");
    }
}
