package io.github.kisroutes.candle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.market.PriceBasis;
import io.github.kisroutes.simulator.market.CandleSource.Series;
import io.github.kisroutes.simulator.market.DayBar;
import io.github.kisroutes.simulator.market.KrxCandles;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Real candles are good candles. */
class ShippedCandlesTest {
    private static final DateWindow ALL = new DateWindow(LocalDate.of(2023, 12, 1), LocalDate.of(2025, 6, 30));

    private final CandleReader reader = TestRows.reader(PriceBasis.ADJUSTED);

    @Test
    void no_rule_refuses_a_row_of_the_shipped_candles() throws Exception {
        int read = 0;
        for (String code : KrxCandles.shipped().codes()) {
            List<DayBar> bars = KrxCandles.shipped().bars(Series.adjusted(code), ALL.from(), ALL.to());
            for (int end = bars.size(); end > 0; end -= CandlePage.MOST_ROWS) {
                List<DayBar> newest = bars.subList(Math.max(0, end - CandlePage.MOST_ROWS), end);
                CandlePage page = reader.read(
                        TestRows.answer(TestRows.newestFirst(newest).stream()
                                .map(TestRows::row)
                                .toList()),
                        code,
                        ALL);
                assertThat(page.rejected()).as(code).isEmpty();
                assertThat(page.missing(newest.stream().map(DayBar::date).toList()))
                        .isEmpty();
                read += page.candles().size();
            }
        }
        assertThat(read).isEqualTo(18_450);
    }
}
