package io.github.kisroutes.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.simulator.market.CandleSource.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class KrxCandlesTest {

    private static final LocalDate FIRST = LocalDate.of(2023, 12, 5);
    private static final LocalDate LAST = LocalDate.of(2025, 6, 16);

    private final KrxCandles market = KrxCandles.shipped();

    @Test
    void fifty_stocks_have_369_days_each_and_no_day_twice() {
        assertThat(market.codes()).hasSize(50).doesNotHaveDuplicates();
        for (String code : market.codes()) {
            List<LocalDate> days = market.bars(Series.adjusted(code), LocalDate.MIN, LAST).stream()
                    .map(DayBar::date)
                    .toList();
            assertThat(days).as(code).hasSize(369).isSorted().doesNotHaveDuplicates();
            assertThat(days.get(0)).isEqualTo(FIRST);
            assertThat(days.get(368)).isEqualTo(LAST);
        }
    }

    @Test
    void samsung_electronics_has_the_published_rows() {
        assertThat(market.name("005930")).contains("삼성전자");
        List<DayBar> bars = market.bars(Series.adjusted("005930"), FIRST, LAST);
        assertThat(bars.get(0)).isEqualTo(DayBar.of(FIRST, 72_300, 72_400, 71_200, 71_200, 12_129_682));
        assertThat(bars.get(368)).isEqualTo(DayBar.of(LAST, 58_000, 58_100, 56_900, 57_200, 22_200_872));
    }

    @Test
    void a_range_holds_both_its_ends_and_nothing_else() {
        assertThat(market.bars(Series.raw("005930"), LocalDate.of(2025, 6, 12), LocalDate.of(2025, 6, 15)))
                .extracting(DayBar::date)
                .containsExactly(LocalDate.of(2025, 6, 12), LocalDate.of(2025, 6, 13));
        assertThat(market.bars(Series.raw("005930"), LAST, FIRST)).isEmpty();
        assertThat(market.bars(new Series("005930", "NX", true), FIRST, LAST)).isEmpty();
    }

    @Test
    void the_products_symbols_file_lists_the_same_stocks_in_the_same_order() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("config/symbols.csv"));
        assertThat(lines.get(0)).isEqualTo("code,name,priority");
        assertThat(lines.subList(1, lines.size()))
                .extracting(line -> line.split(",")[0])
                .isEqualTo(market.codes());
    }

    @Test
    void the_shipped_file_stays_under_one_megabyte() throws IOException {
        assertThat(Files.size(Path.of("src/simulator/resources/demo/krx-candles.csv.gz")))
                .isLessThan(1_000_000);
    }
}
