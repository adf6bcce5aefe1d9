package io.github.kisroutes.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.Product;
import io.github.kisroutes.simulator.MutableClock;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import io.github.kisroutes.simulator.market.CandleSource.Series;
import io.github.kisroutes.simulator.market.DayBar;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CandleReviseTest {
    private static final LocalDate CHANGED = LocalDate.of(2025, 6, 12);

    @TempDir
    Path folder;

    private final MutableClock clock = MutableClock.atSeoul("2025-06-12T15:45:00");
    private final Simulator broker =
            Simulator.start(SimulatorOptions.defaults().withClock(clock).withQuota(0));
    private Product product;

    @BeforeEach
    void collectOnce() {
        Map<String, String> settings =
                Map.of("kis.collect.symbols", "005930", "kis.collect.days", "3", "kis.token.issue-interval", "10ms");
        product = Product.start(broker, folder, settings);
        product.collect();
    }

    @AfterEach
    void stop() {
        product.close();
        broker.close();
    }

    private void collectLater(Duration later, UnaryOperator<DayBar> change) {
        clock.advance(later);
        broker.candles()
                .rewrite(Series.adjusted("005930"), bar -> bar.date().equals(CHANGED) ? change.apply(bar) : bar);
        assertThat(product.collect().exitCode()).isZero();
    }

    /** Each day with whether it is final, and from what that is known. */
    private List<String> days() {
        return product.rows("SELECT trade_date, is_final, evidence FROM daily_price ORDER BY trade_date").stream()
                .map(row -> row.get("trade_date") + " " + row.get("is_final") + " " + row.get("evidence"))
                .toList();
    }

    private Object revisions() {
        return product.value("SELECT COUNT(*) FROM daily_price_revision WHERE trade_date = ?", CHANGED);
    }

    @Test
    void days_that_are_all_new_are_stored_as_they_are_and_one_answer_makes_none_final() {
        assertThat(days())
                .containsExactly(
                        "2025-06-09 false ONE_READING",
                        "2025-06-10 false ONE_READING",
                        "2025-06-11 false ONE_READING",
                        "2025-06-12 false ONE_READING");
        assertThat(revisions()).isEqualTo(0L);
    }

    @Test
    void one_new_day_in_an_answer_keeps_no_other_from_being_replaced() {
        collectLater(Duration.ofDays(1), bar -> bar.withVolume(bar.volume() + 1));

        assertThat(days())
                .containsExactly(
                        "2025-06-09 true REREAD",
                        "2025-06-10 true REREAD",
                        "2025-06-11 true REREAD",
                        "2025-06-12 false ONE_READING",
                        "2025-06-13 false ONE_READING");
        assertThat(revisions()).isEqualTo(1L);
        assertThat(product.value("SELECT changed_rows FROM collection_run ORDER BY run_id DESC LIMIT 1"))
                .isEqualTo(1L);
    }

    @Test
    void days_that_were_read_again_and_agreed_become_final_after_two_trading_mornings() {
        collectLater(Duration.ofDays(1), UnaryOperator.identity());
        assertThat(days())
                .containsExactly(
                        "2025-06-09 true REREAD",
                        "2025-06-10 true REREAD",
                        "2025-06-11 true REREAD",
                        "2025-06-12 false ONE_READING",
                        "2025-06-13 false ONE_READING");

        // The second trading morning after the 12th is that of Monday, the 16th.
        collectLater(Duration.ofDays(3), UnaryOperator.identity());
        assertThat(days())
                .containsExactly(
                        "2025-06-09 true REREAD",
                        "2025-06-10 true REREAD",
                        "2025-06-11 true REREAD",
                        "2025-06-12 true REREAD",
                        "2025-06-13 false ONE_READING",
                        "2025-06-16 false ONE_READING");
        assertThat(revisions()).isEqualTo(0L);
    }
}
