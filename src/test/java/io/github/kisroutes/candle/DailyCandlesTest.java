package io.github.kisroutes.candle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kisroutes.market.PriceBasis;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DailyCandlesTest {
    private final DailyCandles candles =
            new DailyCandles(PriceBasis.ADJUSTED, day -> day.getDayOfMonth() == 3, (code, day) -> false);

    @Test
    void zero_asks_for_adjusted_prices_and_one_for_raw_ones() {
        assertThat(candles.flag("ADJUSTED")).isEqualTo("0");
        assertThat(candles.flag("RAW")).isEqualTo("1");
        assertThat(candles.flag(PriceBasis.RAW)).isEqualTo("1");
        assertThat(candles.flag(" raw ")).isEqualTo("1");
    }

    @Test
    void a_caller_that_does_not_say_gets_the_default() throws Exception {
        assertThat(candles.flag(null)).isEqualTo("0");
        assertThat(candles.flag("")).isEqualTo("0");
        assertThat(new DailyCandles(PriceBasis.RAW, day -> false, (code, day) -> false).flag(null))
                .isEqualTo("1");
        assertThat(page(null).basis()).isEqualTo(PriceBasis.ADJUSTED);
    }

    @Test
    void a_basis_that_does_not_exist_is_never_sent_to_the_broker() {
        assertThatThrownBy(() -> candles.flag("both"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("both")
                .hasMessageContaining("ADJUSTED and RAW");
        assertThatThrownBy(() -> page("0&FID_INPUT_ISCD=000660")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void each_basis_is_judged_by_its_own_rounding() throws Exception {
        assertThat(page("ADJUSTED").notes()).isEmpty();
        assertThat(page("RAW").notes()).extracting(CandlePage.Note::rule).containsExactly(CandleRule.CLOSE_IN_SESSION);
        assertThat(page("RAW").basis()).isEqualTo(PriceBasis.RAW);
        assertThat(page("RAW").window()).hasToString("20250601..20250630");
    }

    @Test
    void a_day_that_was_certainly_closed_has_no_candle() throws Exception {
        JsonNode answer = TestRows.answer(List.of(
                TestRows.row("20250604", "57200", "58400", "57100", "58300", "7"),
                TestRows.row("20250603", "57200", "58400", "57100", "58300", "7")));
        CandlePage page = candles.page(answer, "005930", "20250601", "20250630", null);
        assertThat(page.candles()).extracting(Candle::tradeDate).containsExactly(LocalDate.of(2025, 6, 4));
        assertThat(page.rejected()).extracting(RejectedRow::rule).containsExactly(CandleRule.TRADING_DAY);
    }

    /** One row whose close stands one won above its high. */
    private CandlePage page(Object basis) throws Exception {
        JsonNode answer = TestRows.answer(List.of(TestRows.row("20250616", "57200", "58299", "57100", "58300", "7")));
        return candles.page(answer, "005930", "20250601", "20250630", basis);
    }
}
