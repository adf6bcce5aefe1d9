package io.github.kisroutes.collection;

import static io.github.kisroutes.collection.TestInstallation.day;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.collection.report.RunSummary;
import io.github.kisroutes.simulator.http.Calls;
import io.github.kisroutes.simulator.http.Fault;
import io.github.kisroutes.simulator.market.CandleSource.Series;
import io.github.kisroutes.simulator.market.DayBar;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a row can no longer move, and what is kept of one that moved; on every database. */
abstract class FinalityContract {
    private static final String WEDNESDAY = "2025-06-11";

    @TempDir
    Path folder;

    private TestInstallation here;

    abstract Map<String, String> database() throws Exception;

    @BeforeEach
    void open() throws Exception {
        Map<String, String> settings = new HashMap<>(database());
        settings.put("kis.collect.symbols", "005930");
        here = TestInstallation.at("2025-06-11T15:40:00", folder, settings).start(Map.of());
    }

    @AfterEach
    void close() {
        here.close();
    }

    private void restate(String day, UnaryOperator<DayBar> change) {
        here.broker()
                .candles()
                .rewrite(
                        Series.adjusted("005930"),
                        bar -> bar.date().equals(LocalDate.parse(day)) ? change.apply(bar) : bar);
    }

    private Map<String, Object> row(String day) {
        return here.rows("SELECT * FROM daily_price WHERE trade_date = CAST(? AS DATE)", day)
                .get(0);
    }

    private boolean isFinal(String day) {
        return (Boolean) row(day).get("is_final");
    }

    private static Instant instant(Object moment) {
        return moment instanceof Timestamp stamp ? stamp.toInstant() : ((OffsetDateTime) moment).toInstant();
    }

    @Test
    void a_row_is_final_when_it_is_read_unchanged_on_the_second_morning_and_not_a_minute_before() {
        here.collect("DAILY");
        assertThat(here.count("daily_price WHERE is_final")).as("read once").isZero();
        here.on("2025-06-12T15:40:00").collect("DAILY");
        assertThat(isFinal("2025-06-10")).as("two days ago, read twice").isTrue();
        assertThat(isFinal(WEDNESDAY)).as("the day after").isFalse();

        here.on("2025-06-13T05:59:00").collect("SETTLE");
        assertThat(isFinal(WEDNESDAY)).as("before the second morning").isFalse();
        here.on("2025-06-13T06:00:00").collect("SETTLE");

        assertThat(isFinal(WEDNESDAY)).as("on the second morning").isTrue();
        assertThat(here.count("daily_price_revision")).isZero();
    }

    @Test
    void a_volume_that_grows_and_a_restatement_in_the_night_end_right_with_their_history() {
        restate(WEDNESDAY, bar -> bar.withVolume(1_000));
        String first = here.collect("DAILY").run().id();
        restate(WEDNESDAY, bar -> bar.withVolume(1_700));
        String second = here.on("2025-06-12T15:40:00").collect("DAILY").run().id();
        restate(WEDNESDAY, bar -> bar.withVolume(1_750));

        String third = here.on("2025-06-13T07:30:00").collect("SETTLE").run().id();

        assertThat(row(WEDNESDAY))
                .containsEntry("volume", 1_750L)
                .containsEntry("run_id", third)
                .containsEntry("is_final", false);
        List<Map<String, Object>> history = here.rows("SELECT * FROM daily_price_revision ORDER BY replaced_at");
        assertThat(history).extracting(row -> row.get("volume")).containsExactly(1_000L, 1_700L);
        assertThat(history).extracting(row -> row.get("run_id")).containsExactly(first, second);
        assertThat(history).extracting(row -> row.get("replaced_run_id")).containsExactly(second, third);
        assertThat(history)
                .extracting(row -> instant(row.get("collected_at")))
                .containsExactly(Instant.parse("2025-06-11T06:41:02Z"), Instant.parse("2025-06-12T06:40:01Z"));
        assertThat(history)
                .extracting(row -> instant(row.get("replaced_at")))
                .containsExactly(Instant.parse("2025-06-12T06:40:01Z"), Instant.parse("2025-06-12T22:30:01Z"));

        here.on("2025-06-16T07:30:00").collect("SETTLE");
        assertThat(row(WEDNESDAY)).containsEntry("is_final", true).containsEntry("run_id", third);
        assertThat(here.count("daily_price_revision")).isEqualTo(2L);
    }

    @Test
    void a_final_row_that_changes_is_not_final_and_becomes_so_by_the_next_settling_run() {
        here.on("2025-06-16T15:40:00").collect("DAILY");
        here.on("2025-06-17T07:30:00").collect("SETTLE");
        assertThat(isFinal("2025-06-11")).isTrue();
        restate("2025-06-11", bar -> bar.withVolume(5));
        RunSummary found = here.on("2025-06-18T07:30:00").collect("SETTLE");
        assertThat(here.count("daily_price WHERE trade_date = DATE '2025-06-11' AND volume = 5 AND NOT is_final"))
                .isOne();
        assertThat(here.rows("SELECT is_final FROM daily_price_revision WHERE trade_date = DATE '2025-06-11'"))
                .containsExactly(Map.of("is_final", true));
        assertThat(found.exitCode()).isEqualTo(2);
        assertThat(found.run().doubts())
                .contains("005930: ADJUSTED 20250611..20250611, CHANGED: volume or turnover of [2025-06-11]"
                        + " has changed");
        assertThat(here.texts("SELECT CONCAT(trade_date, ' ', doubt) FROM doubtful_daily_price"))
                .containsExactly("2025-06-11 CHANGED");

        here.on("2025-06-19T07:30:00").collect("SETTLE");

        assertThat(here.count("obligation")).as("a second answer says the same").isZero();
        assertThat(isFinal("2025-06-11")).isTrue();
    }

    @Test
    void the_settling_run_reads_the_last_five_trading_days_and_one_that_is_proven() {
        here.collect("DAILY");
        here.on("2025-06-12T15:40:00").collect("DAILY");

        here.on("2025-06-13T07:30:00").collect("SETTLE");

        // Thursday, Wednesday, Tuesday, Monday and Thursday before, for Friday the sixth was a holiday; and the day
        // before.
        assertThat(here.questions()).containsExactly("005930 ADJUSTED 20250604..20250612");
    }

    @Test
    void the_settling_run_reads_older_rows_that_are_not_final() {
        here.collect("DAILY");

        here.on("2025-06-25T07:30:00").collect("SETTLE");

        assertThat(here.questions()).containsExactly("005930 ADJUSTED 20250512..20250624");
        here.on("2025-06-26T07:30:00").collect("SETTLE");
        assertThat(here.texts("SELECT trade_date FROM daily_price WHERE NOT is_final"))
                .as("of no day after it is known that it was open")
                .containsExactly("2025-06-16");
    }

    @Test
    void a_run_never_confirms_what_it_has_written_itself() {
        here.collect("DAILY");
        here.on("2025-06-14T12:00:00");
        restate(WEDNESDAY, bar -> bar.withVolume(9));
        here.broker().faults().on(Calls.code("005930")).next(Fault.rows(rows -> {
            rows.removeIf(row -> "20250612".equals(row.get("stck_bsop_date")));
            return rows;
        }));
        // Struck the first time, asked a second time in the same run: what was written a moment ago agrees with itself.
        here.collect("DAILY");

        assertThat(isFinal(WEDNESDAY)).isFalse();
    }
}
