package io.github.kisroutes.candle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.market.PriceBasis;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The days are numbered from 0, the oldest; every case that names a stock and a date really happened. */
class DailyLimitTest {
    private static final List<LocalDate> DAYS = TestRows.weekdays(LocalDate.of(2024, 1, 2), 30);
    private static final PriceMarkers EX_RIGHTS = PriceMarkers.of("01", "0.00", "");

    private final List<Candle> candles = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"10000, 13000", "10000, 7000", "9999, 13000", "101, 130", "3, 4", "3, 2", "1, 1"})
    void the_limit_itself_may_be_reached(int before, int close) {
        closes(before, close);
        assertThat(broken(PriceBasis.RAW)).isEmpty();
        assertThat(broken(PriceBasis.ADJUSTED)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"10000, 13010", "10000, 6990", "10000, 100000", "10000, 1000"})
    void the_newest_row_beyond_the_limit_is_refused(int before, int close) {
        closes(before, before, close);
        assertThat(broken(PriceBasis.RAW)).containsExactly(2);
        assertThat(broken(PriceBasis.ADJUSTED)).containsExactly(2);
    }

    @Test
    void a_price_that_was_adjusted_twice_may_be_off_by_two_won() {
        // 177350 on 2023-12-08, at its upper limit.
        closes(2142, 2787);
        assertThat(broken(PriceBasis.ADJUSTED)).isEmpty();
        assertThat(broken(PriceBasis.RAW)).containsExactly(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {83_200, 23_200, 572_000, 5_720, 5_820})
    void only_the_row_with_a_wrong_digit_in_its_close_is_refused(int wrong) {
        closes(58_000, 57_900, 58_300, wrong, 57_800, 58_100);
        assertThat(broken()).containsExactly(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {583_000, 5_830, 88_300, 28_300})
    void a_wrong_oldest_row_is_refused_and_not_the_ones_after_it(int wrong) {
        closes(wrong, 57_900, 58_300, 58_000, 57_800);
        assertThat(broken()).containsExactly(0);
    }

    @Test
    void a_wrong_digit_in_open_high_or_low_is_refused() {
        closes(58_000, 58_100);
        day(58_000, 88_500, 57_900, 58_200, PriceMarkers.NONE);
        day(58_000, 58_500, 17_900, 58_200, PriceMarkers.NONE);
        closes(58_300);
        assertThat(broken()).containsExactly(2, 3);
    }

    @Test
    void the_oldest_row_has_no_limit_but_that_of_a_first_day() {
        // 459100 on 2024-11-20.
        day(6_780, 23_850, 6_500, 14_690, PriceMarkers.NONE);
        closes(15_080);
        assertThat(broken()).isEmpty();
        candles.clear();
        day(58_000, 584_000, 57_900, 58_200, PriceMarkers.NONE);
        closes(58_200, 58_400);
        assertThat(broken()).containsExactly(0);
    }

    @Test
    void a_day_of_a_wrong_row_gives_the_next_one_a_second_limit() {
        closes(10_000, 99_000, 15_500, 15_400);
        assertThat(broken()).containsExactly(1);
    }

    @Test
    void a_day_that_was_set_aside_by_another_rule_gives_a_second_limit_too() {
        closes(10_000, 10_000, 15_500);
        candles.remove(1);
        assertThat(broken(PriceBasis.RAW)).containsExactly(2);
        assertThat(new DailyLimit(PriceBasis.RAW, candles, List.of(DAYS.get(1))).broken())
                .isEmpty();
    }

    @Test
    void a_split_explains_its_jump() {
        closes(2_500_000, 2_650_000);
        day(53_000, 53_900, 51_800, 51_900, PriceMarkers.of("00", "0.02", ""));
        closes(52_600);
        assertThat(broken(PriceBasis.RAW)).isEmpty();
    }

    @Test
    void an_ex_marker_explains_its_jump_even_on_the_newest_day() {
        closes(10_000, 10_100);
        day(4_000, 4_400, 3_900, 4_200, EX_RIGHTS);
        assertThat(broken(PriceBasis.RAW)).isEmpty();
    }

    @Test
    void a_mark_does_not_explain_ten_times_the_price_that_is_gone_the_next_day() {
        closes(10_000, 10_100);
        day(99_000, 102_000, 98_000, 101_000, PriceMarkers.of("02", "0.00", ""));
        closes(10_050, 10_000);
        assertThat(broken(PriceBasis.RAW)).containsExactly(2);
    }

    @Test
    void a_long_suspension_may_end_at_any_price() {
        // 021045 on 2024-09-25.
        closes(7_580);
        suspended(7_580, 7_580, 7_580);
        closes(3_785, 3_765);
        assertThat(broken()).isEmpty();
    }

    @Test
    void an_answer_that_begins_in_a_suspension_does_not_know_how_long_it_is() {
        suspended(7_580);
        closes(3_785);
        assertThat(broken()).isEmpty();
    }

    @Test
    void a_day_without_trade_is_no_suspension() {
        closes(7_580, 7_580);
        suspended(7_580, 7_580);
        closes(3_785);
        assertThat(broken()).containsExactly(4);
    }

    @Test
    void a_share_that_leaves_the_exchange_has_no_limit_for_seven_days() {
        // 072520 from 2025-06-09 on; the last two closes are made up.
        closes(389);
        suspended(389, 389, 389);
        closes(31, 21, 62, 37, 27, 16, 30);
        assertThat(broken()).isEmpty();
        closes(5);
        assertThat(broken()).containsExactly(11);
    }

    @Test
    void a_carried_close_may_be_restated_in_a_suspension_once_the_next_day_confirms_it() {
        // 009415 on 2024-07-12.
        suspended(3_565, 3_565, 3_565, 7_130);
        assertThat(broken()).containsExactly(3);
        suspended(7_130);
        assertThat(broken()).isEmpty();
    }

    @Test
    void a_new_base_price_without_a_mark_is_believed_once_the_next_day_goes_on_from_it() {
        // 176750 came from KONEX to KOSDAQ on 2024-12-20.
        closes(13_000, 13_350);
        day(12_100, 14_100, 8_900, 9_080, PriceMarkers.NONE);
        assertThat(broken()).containsExactly(2);
        day(8_970, 9_320, 8_270, 8_300, PriceMarkers.NONE);
        assertThat(broken()).isEmpty();
    }

    @Test
    void a_jump_that_the_next_day_takes_back_is_no_new_base_price() {
        // 425040 on 2023-12-28, wrong in the data it was found in.
        closes(25_450, 26_500);
        day(53_500, 53_900, 48_500, 51_600, PriceMarkers.NONE);
        day(26_550, 27_500, 23_900, 25_100, PriceMarkers.NONE);
        closes(23_900);
        assertThat(broken()).containsExactly(2);
    }

    @Test
    void what_was_broken_is_said_with_the_close_before() {
        closes(10_000, 13_010);
        assertThat(new DailyLimit(PriceBasis.RAW, candles, List.of()).broken())
                .containsEntry(DAYS.get(1), "a price is outside the daily limit around 10000 of " + DAYS.get(0));
    }

    /** The official close was 10,000; the after-market carried it to 9,500, and a row may hold that for a day. */
    @ParameterizedTest
    @CsvSource({"9500, 13000, 3000, 1", "9500, 13000, 3000, 2", "10600, 7000, -3000, 4", "9100, 12900, 2900, 2"})
    void the_limit_is_measured_from_the_close_that_kis_names(int before, int close, int change, String sign) {
        closes(10_000, before);
        day(close, close, close, close, PriceMarkers.NONE);
        assertThat(broken()).containsExactly(2);
        says(change, sign);
        assertThat(broken()).isEmpty();
    }

    @Test
    void a_close_at_the_limit_may_be_named_far_from_the_one_of_the_after_market() {
        closes(10_000, 8_500);
        day(12_900, 13_000, 12_800, 13_000, PriceMarkers.NONE);
        says(3_000, "2");
        assertThat(broken()).as("without the sign of the limit").containsExactly(2);
        says(3_000, "1");
        assertThat(broken()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"83200, 25200, 2", "83200, 300, 2", "572000, 300, 2", "5720, 300, 1", "83200, 300, 1", "23200, -100, 4"
    })
    void a_wrong_close_moves_the_one_that_it_names_as_far(int wrong, int change, String sign) {
        closes(58_000, 57_900);
        day(57_800, 58_400, 57_500, wrong, PriceMarkers.NONE);
        says(change, sign);
        assertThat(broken()).containsExactly(2);
    }

    @Test
    void a_named_close_excuses_no_wrong_high() {
        closes(58_000, 58_100);
        day(58_000, 88_500, 57_900, 58_200, PriceMarkers.NONE);
        says(100, "2");
        assertThat(broken()).containsExactly(2);
    }

    /** What KIS says of the newest day against the close before it. */
    private void says(int change, String sign) {
        Candle last = candles.remove(candles.size() - 1);
        candles.add(new Candle(
                last.tradeDate(),
                last.session(),
                last.close(),
                last.volume(),
                last.turnover(),
                last.marks(),
                PriceChange.of(String.valueOf(change), sign),
                Optional.empty()));
    }

    private void closes(int... closes) {
        for (int close : closes) {
            day(close, close, close, close, PriceMarkers.NONE);
        }
    }

    private void day(int open, int high, int low, int close, PriceMarkers marks) {
        candles.add(new Candle(
                DAYS.get(candles.size()),
                Optional.of(new Candle.Session(
                        BigDecimal.valueOf(open), BigDecimal.valueOf(high), BigDecimal.valueOf(low))),
                BigDecimal.valueOf(close),
                7,
                OptionalLong.empty(),
                marks));
    }

    private void suspended(int... closes) {
        for (int close : closes) {
            candles.add(new Candle(
                    DAYS.get(candles.size()), Optional.empty(), BigDecimal.valueOf(close), 0, OptionalLong.empty()));
        }
    }

    private List<Integer> broken() {
        return broken(PriceBasis.ADJUSTED);
    }

    private List<Integer> broken(PriceBasis basis) {
        return new DailyLimit(basis, candles, List.of())
                .broken().keySet().stream().map(DAYS::indexOf).toList();
    }
}
