package io.github.kisroutes.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.collection.report.RunSummary;
import io.github.kisroutes.simulator.MutableClock;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two weeks as they are: closing trades, evenings that are taken back in the night, a split in the middle; no fault at all. */
class TenTradingDaysTest {
    private static final LocalDate MONDAY = LocalDate.of(2025, 6, 9);
    private static final LocalDate SPLIT = LocalDate.of(2025, 6, 16);

    @TempDir
    Path folder;

    @Test
    void every_row_is_right_at_every_moment_and_final_on_the_second_trading_morning() {
        MutableClock clock = MutableClock.atSeoul("2025-06-09T12:00:00");
        MadeUpMarket market = ScriptedMarket.with(clock, stock -> stock.splitOn(SPLIT, 5));
        List<LocalDate> days =
                market.openDays().tailSet(MONDAY).stream().limit(10).toList();
        try (Laboratory lab = new Laboratory(market, clock, folder, true, Map.of())) {
            lab.at(MONDAY, Hours.DAILY).start(Map.of());
            for (LocalDate day : days) {
                RunSummary morning = lab.at(day, Hours.SETTLE).collect("SETTLE").orElseThrow();
                if (!day.equals(SPLIT)) { // a split is believed at its second reading
                    assertComplete(morning);
                }
                lab.check();
                assertComplete(lab.at(day, Hours.DAILY).collect("DAILY").orElseThrow());
                lab.check();
            }
            assertThat(lab.here().count("daily_price WHERE NOT is_final AND trade_date < ?", days.get(8)))
                    .isZero();
            assertThat(lab.here().count("daily_price WHERE trade_date BETWEEN ? AND ?", days.get(0), days.get(9)))
                    .as("three stocks, two series")
                    .isEqualTo(3 * 2 * 10L);
            assertThat(lab.here().count("daily_price_revision")).isGreaterThan(3 * 2 * 8L);
            lab.heal(4);
        }
    }

    private static void assertComplete(RunSummary summary) {
        assertThat(summary.exitCode()).as(summary.toString()).isZero();
    }
}
