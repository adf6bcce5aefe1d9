package io.github.kisroutes.collection;

import static io.github.kisroutes.collection.TestInstallation.day;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.collection.report.RunSummary;
import io.github.kisroutes.simulator.http.Call;
import io.github.kisroutes.simulator.http.Calls;
import io.github.kisroutes.simulator.http.Fault;
import io.github.kisroutes.simulator.market.CandleSource.Series;
import io.github.kisroutes.simulator.market.DayBar;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Splits and other corporate actions: when the whole adjusted history is read again, and when not; on every database. */
abstract class CorporateActionContract {
    private static final Map<String, String> BACKFILL =
            Map.of("kis.collect.from", "2023-12-05", "kis.collect.to", "2025-06-10");

    private static final Predicate<Call> OLD_DAYS = Calls.trId("FHKST03010100")
            .and(call -> call.parameter("FID_INPUT_DATE_2").compareTo("20250511") < 0);

    @TempDir
    Path folder;

    private TestInstallation here;

    abstract Map<String, String> database() throws Exception;

    @BeforeEach
    void open() throws Exception {
        Map<String, String> settings = new HashMap<>(database());
        settings.put("kis.collect.symbols", "005930,000660");
        settings.put("kis.price-basis", "both");
        here = TestInstallation.at("2025-06-10T15:40:00", folder, settings);
    }

    @AfterEach
    void close() {
        here.close();
    }

    private void backfilled() {
        assertThat(here.start(BACKFILL).collect().exitCode()).isZero();
        here.start(Map.of());
    }

    private void change(String code, String day, UnaryOperator<DayBar> change) {
        here.broker()
                .candles()
                .rewrite(Series.adjusted(code), bar -> bar.date().equals(day(day)) ? change.apply(bar) : bar);
    }

    /** As KIS tells it: the row of the day has the ratio, without which nobody would believe the price. */
    private void split() {
        here.broker().candles().split("005930", day("2025-06-11"), 50);
        for (Series series : List.of(Series.raw("005930"), Series.adjusted("005930"))) {
            here.broker()
                    .candles()
                    .rewrite(series, bar -> bar.date().equals(day("2025-06-11")) ? bar.withMarks("00", "0.02") : bar);
        }
    }

    /** The stored rows of a series are those that the broker has now. */
    private void assertAsTheBrokerHasIt(Series series) {
        List<String> given = here.broker().candles().bars(series, day("2023-12-05"), day("2025-06-11")).stream()
                .map(bar -> bar.date() + " " + bar.close() + " " + bar.volume())
                .toList();
        assertThat(here.texts(
                        "SELECT CONCAT(trade_date, ' ', CAST(close_price AS BIGINT), ' ', volume) FROM daily_price"
                                + " WHERE stock_code = ? AND price_basis = ? ORDER BY trade_date",
                        series.code(),
                        series.adjusted() ? "ADJUSTED" : "RAW"))
                .isEqualTo(given);
    }

    private List<String> oldQuestions() {
        return here.questions().stream()
                .filter(question -> question.substring(question.length() - 8).compareTo("20250511") < 0)
                .toList();
    }

    private String reread(String code) {
        return here.texts(
                        "SELECT i.reread_reason FROM collection_item i JOIN collection_run r ON r.run_id = i.run_id"
                                + " WHERE i.stock_code = ? ORDER BY r.started_at DESC",
                        code)
                .get(0);
    }

    @Test
    void a_split_moves_every_adjusted_row_no_raw_one_before_it_and_keeps_the_old_ones() {
        backfilled();
        List<String> raw = here.texts("SELECT CONCAT(trade_date, close_price, volume, run_id) FROM daily_price"
                + " WHERE stock_code = '005930' AND price_basis = 'RAW' ORDER BY trade_date");
        split();

        RunSummary summary = here.on("2025-06-11T15:40:00").collect("DAILY");

        assertThat(summary.exitCode()).as(summary.toString()).isZero();
        assertThat(summary.toString())
                .contains("005930: whole adjusted history read again, a price of 2025-06-05 has changed");
        assertThat(reread("005930")).startsWith("a price of 2025-06-05 has changed");
        assertThat(reread("000660")).isEqualTo("null");
        assertAsTheBrokerHasIt(Series.adjusted("005930"));
        assertAsTheBrokerHasIt(Series.raw("005930"));
        assertThat(here.texts("SELECT CONCAT(trade_date, close_price, volume, run_id) FROM daily_price"
                        + " WHERE stock_code = '005930' AND price_basis = 'RAW' AND trade_date < DATE '2025-06-11'"
                        + " ORDER BY trade_date"))
                .isEqualTo(raw);
        assertThat(here.count("daily_price_revision WHERE stock_code = '005930' AND price_basis = 'ADJUSTED'"))
                .isEqualTo(raw.size());
        assertThat(here.count("daily_price_revision WHERE price_basis = 'RAW' OR stock_code <> '005930'"))
                .isZero();
        assertThat(oldQuestions()).isNotEmpty().allMatch(question -> question.startsWith("005930 ADJUSTED"));
        assertThat(here.missing()).isEmpty();

        here.on("2025-06-12T15:40:00").collect("DAILY");
        assertThat(oldQuestions()).as("the day after").isEmpty();
        assertThat(reread("005930")).isEqualTo("null");
    }

    @Test
    void a_split_whose_rereading_is_interrupted_is_read_to_the_end_after_a_restart() {
        backfilled();
        split();
        here.broker().faults().on(OLD_DAYS).after(1, 999, Fault.meanwhile(() -> here.leave()));
        here.on("2025-06-11T15:40:00").collect("DAILY");
        assertThat(here.texts("SELECT state FROM collection_run WHERE kind = 'DAILY'"))
                .containsExactly("RUNNING");
        here.broker().faults().clear();

        here.start(Map.of()).collect("DAILY");

        assertThat(here.texts("SELECT state FROM collection_run WHERE kind = 'DAILY'"))
                .containsExactly("DONE");
        assertAsTheBrokerHasIt(Series.adjusted("005930"));
        assertThat(here.count("daily_price_revision WHERE stock_code = '005930'"))
                .isEqualTo(365L);
        assertThat(reread("005930")).startsWith("a price of 2025-06-05");
    }

    @Test
    void a_mark_on_a_new_row_has_the_history_read_again_once_and_on_a_stored_row_not() {
        backfilled();
        change("005930", "2025-06-11", bar -> bar.withMarks("02", "0.00"));
        change("000660", "2025-06-09", bar -> bar.withMarks("02", "0.00"));

        RunSummary summary = here.on("2025-06-11T15:40:00").collect("DAILY");

        assertThat(summary.toString())
                .contains("005930: whole adjusted history read again, 2025-06-11 is marked: ex-dividend");
        assertThat(oldQuestions()).isNotEmpty().allMatch(question -> question.startsWith("005930 ADJUSTED"));
        here.on("2025-06-12T15:40:00").collect("DAILY");
        assertThat(oldQuestions()).isEmpty();
    }

    @Test
    void a_changed_price_of_a_settled_day_is_enough_and_a_changed_volume_or_provisional_day_is_not() {
        backfilled();
        change("005930", "2025-06-05", bar -> bar.withVolume(3));
        change("000660", "2025-06-10", bar -> DayBar.of(bar.date(), bar.open(), bar.high(), bar.low(), bar.low(), 9));
        here.on("2025-06-11T15:40:00").collect("DAILY");
        assertThat(oldQuestions()).isEmpty();
        assertThat(here.count("daily_price_revision WHERE trade_date = DATE '2025-06-05'"))
                .isOne();

        change("005930", "2025-06-05", bar -> DayBar.of(bar.date(), bar.open(), bar.high(), bar.low(), bar.low(), 3));
        here.collect("SETTLE");

        assertThat(oldQuestions()).isNotEmpty();
        assertThat(reread("005930")).isEqualTo("a price of 2025-06-05 has changed");
    }

    @Test
    void without_a_history_nothing_is_read_again() {
        change("005930", "2025-06-09", bar -> bar.withMarks("02", "0.00"));
        here.start(Map.of()).collect("DAILY");

        assertThat(here.questions()).hasSize(4);
        assertThat(reread("005930")).isEqualTo("null");
    }

    @Test
    void an_old_mark_of_a_backfill_that_goes_further_back_does_not_read_the_newer_days_again() {
        change("005930", "2024-02-07", bar -> bar.withMarks("02", "0.00"));
        here.start(Map.of("kis.collect.from", "2024-06-03", "kis.collect.to", "2025-05-30"))
                .collect();
        here.start(Map.of("kis.collect.from", "2023-12-05", "kis.collect.to", "2025-05-30"))
                .collect();

        assertThat(reread("005930")).isEqualTo("null");
    }

    @Test
    void a_split_that_a_backfill_of_old_days_notices_has_the_newer_days_read_again_too() {
        backfilled();
        split();
        here.on("2025-06-11T15:40:00")
                .start(Map.of(
                        "kis.collect.from", "2024-03-04", "kis.collect.to", "2024-05-31", "kis.collect.reread", "true"))
                .collect();

        assertThat(here.count("daily_price WHERE stock_code = '005930' AND price_basis = 'ADJUSTED'"
                        + " AND close_price > 5000"))
                .isZero();
    }
}
