package io.github.kisroutes.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.collection.TestInstallation;
import io.github.kisroutes.simulator.MutableClock;
import io.github.kisroutes.simulator.http.Call;
import io.github.kisroutes.simulator.http.SeenCall;
import io.github.kisroutes.simulator.market.GeneratedCandles;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What evidence costs: the calls of any kind, but for the token. */
class CostTest {
    private static final LocalDate FRIDAY = LocalDate.of(2025, 6, 13);

    @TempDir
    Path folder;

    private static List<String> calls(TestInstallation here) {
        return here.broker().record().all().stream()
                .map(SeenCall::call)
                .filter(Call::quotation)
                .map(call -> call.trId() + " " + call.parameters())
                .toList();
    }

    @Test
    void a_backfill_of_ten_years_of_one_stock_takes_at_most_27_calls() {
        MutableClock clock = MutableClock.atSeoul("2025-06-13T18:00:00");
        try (TestInstallation here = TestInstallation.with(
                clock, folder, Map.of("kis.collect.symbols", "000001"), GeneratedCandles.oneStock(2_451, FRIDAY))) {
            here.start(Map.of("kis.collect.from", "2015-06-13", "kis.collect.to", "2025-06-13"));

            assertThat(here.collect().exitCode()).isZero();

            assertThat(here.count("daily_price")).isEqualTo(2_451L);
            assertThat(calls(here)).hasSizeLessThanOrEqualTo(27);
        }
    }

    @Test
    void a_healthy_daily_run_asks_once_for_each_stock_and_for_nothing_else() {
        MutableClock clock = MutableClock.atSeoul("2025-06-11T12:00:00");
        MadeUpMarket market = ScriptedMarket.with(clock, stock -> stock);
        try (Laboratory lab = new Laboratory(market, clock, folder, false, Map.of())) {
            lab.at(FRIDAY.minusDays(2), Hours.DAILY).start(Map.of()).collect("DAILY");
            lab.at(FRIDAY.minusDays(1), Hours.SETTLE).collect("SETTLE");
            lab.at(FRIDAY.minusDays(1), Hours.DAILY).collect("DAILY");

            assertThat(calls(lab.here()))
                    .hasSize(market.stocks().size())
                    .allMatch(call -> call.startsWith("FHKST03010100"));
        }
    }

    @Test
    void days_without_trade_are_read_twice_with_as_many_calls_as_they_came_by_and_then_no_more() {
        MutableClock clock = MutableClock.atSeoul("2025-06-11T18:00:00");
        LocalDate from = FRIDAY.minusDays(250);
        MadeUpMarket market = ScriptedMarket.with(clock, stock -> {
            for (int day = 20; day < 240; day += 12) {
                stock.haltedFrom(from.plusDays(day), 1, true);
            }
            return stock;
        });
        try (Laboratory lab = new Laboratory(market, clock, folder, false, Map.of())) {
            lab.at(FRIDAY.minusDays(2), LocalTime.of(18, 0))
                    .start(Map.of("kis.collect.from", from.toString(), "kis.collect.to", "2025-06-11"))
                    .collect("");
            long backfilled = callsOf(lab);
            assertThat(lab.here().count("daily_price WHERE volume = 0 AND NOT is_final"))
                    .isGreaterThan(10);
            lab.start(Map.of()).at(FRIDAY.minusDays(1), Hours.SETTLE).collect("SETTLE");

            assertThat(lab.here().count("daily_price WHERE volume = 0 AND NOT is_final"))
                    .isZero();
            assertThat(callsOf(lab)).isBetween(1L, backfilled);
            lab.at(FRIDAY.minusDays(1), Hours.DAILY).collect("DAILY");
            assertThat(callsOf(lab)).isEqualTo(1);
            lab.at(FRIDAY, Hours.SETTLE).collect("SETTLE");
            assertThat(callsOf(lab)).isEqualTo(1);
        }
    }

    private static long callsOf(Laboratory lab) {
        return calls(lab.here()).stream()
                .filter(call -> call.startsWith("FHKST03010100") && call.contains(ScriptedMarket.STOCK))
                .count();
    }
}
