package io.github.kisroutes.collection;

import static io.github.kisroutes.collection.TestInstallation.day;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.collection.report.RunSummary;
import io.github.kisroutes.simulator.http.Call;
import io.github.kisroutes.simulator.http.Calls;
import io.github.kisroutes.simulator.http.Fault;
import io.github.kisroutes.simulator.market.CandleSource.Series;
import io.github.kisroutes.simulator.market.DayBar;
import io.github.kisroutes.simulator.market.GeneratedCandles;
import io.github.kisroutes.simulator.market.Rows;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that KIS calls a success and that are not: nothing of them is taken for complete. */
class WrongAnswersTest {
    private static final Map<String, String> RANGE = Map.of(
            "kis.collect.symbols", "000001,000002", "kis.collect.from", "2023-01-02", "kis.collect.to", "2025-06-13");

    @TempDir
    Path folder;

    private TestInstallation here;

    @BeforeEach
    void open() {
        here = TestInstallation.at(
                "2025-06-13T18:00:00", folder, Map.of(), GeneratedCandles.of(30, day("2023-01-02"), day("2025-06-13")));
    }

    @AfterEach
    void close() {
        here.close();
    }

    /** A window of the second stock in the middle of the range. */
    private static Predicate<Call> middle() {
        return Calls.code("000002")
                .and(call -> call.parameter("FID_INPUT_DATE_2").compareTo("20240601") > 0
                        && call.parameter("FID_INPUT_DATE_1").compareTo("20250101") < 0);
    }

    private void assertComplete(RunSummary summary) {
        assertThat(summary.exitCode()).as(summary.toString()).isZero();
        for (String code : List.of("000001", "000002")) {
            assertThat(here.texts(
                            "SELECT CONCAT(trade_date, ' ', CAST(close_price AS BIGINT)) FROM daily_price"
                                    + " WHERE stock_code = ? ORDER BY trade_date",
                            code))
                    .isEqualTo(
                            here
                                    .broker()
                                    .candles()
                                    .bars(Series.adjusted(code), day("2023-01-02"), day("2025-06-13"))
                                    .stream()
                                    .map(bar -> bar.date() + " " + bar.close())
                                    .toList());
        }
        assertThat(here.missing()).isEmpty();
    }

    @Test
    void a_window_that_came_back_empty_among_others_is_asked_again() {
        here.broker().faults().on(middle()).next(Fault.rows(Rows.none()));

        assertComplete(here.start(RANGE).collect());
    }

    @Test
    void a_window_that_stays_empty_is_a_failure_and_the_next_run_heals_it() {
        here.broker().faults().on(middle()).always(Fault.rows(Rows.none()));

        RunSummary summary = here.start(RANGE).collect();

        assertThat(summary.exitCode()).isEqualTo(2);
        assertThat(summary.toString()).contains("000002: FAILED MISSING_DAYS");
        assertThat(here.missing()).isNotEmpty();
        here.broker().faults().clear();
        assertComplete(here.start(RANGE).collect());
    }

    @Test
    void a_window_whose_newest_days_are_cut_off_is_asked_again() {
        here.broker().faults().on(middle()).next(Fault.rows(rows -> rows.subList(7, rows.size())));

        assertComplete(here.start(RANGE).collect());
    }

    @Test
    void the_newest_days_cut_off_from_the_very_first_answer_are_asked_again_once_others_have_them() {
        here.broker().faults().on(Calls.code("000001")).next(Fault.rows(rows -> rows.subList(7, rows.size())));

        assertComplete(here.start(RANGE).collect());
    }

    @Test
    void an_answer_without_any_row_leaves_all_of_its_days_to_ask_and_today_too() {
        here.on("2025-06-12T18:00:00").start(Map.of("kis.collect.symbols", "000001,000002"));
        here.collect("DAILY");
        here.on("2025-06-13T11:00:00")
                .broker()
                .faults()
                .on(Calls.code("000002"))
                .next(Fault.field("output2", Map.of()));

        assertThat(here.collect("DAILY").exitCode()).isZero();

        assertThat(here.texts("SELECT stock_code FROM daily_price WHERE trade_date = DATE '2025-06-13'"))
                .containsExactlyInAnyOrder("000001", "000002");
    }

    @Test
    void a_living_stock_without_rows_has_failed_wherever_it_stands_on_the_list() {
        here.broker().candles().list("900001", "멈춤");
        here.broker().candles().put("900001", DayBar.of(day("2023-01-03"), 10, 12, 9, 11, 5));
        here.start(Map.of("kis.collect.symbols", "900001,000001")).collect("DAILY");
        assertThat(here.texts(
                        "SELECT CONCAT(stock_code, ' ', state, ' ', COALESCE(error_code, '-')) FROM collection_item"
                                + " ORDER BY stock_code"))
                .containsExactly("000001 DONE -", "900001 FAILED NO_ROWS");
    }

    @Test
    void a_row_of_a_day_that_was_not_asked_for_costs_the_others_nothing() {
        here.broker().faults().on(middle()).next(Fault.rows(Rows.withDay("20210104")));

        assertComplete(here.start(RANGE).collect());
        assertThat(here.count("rejected_row")).isZero();
    }

    @Test
    void twenty_stocks_with_a_wrong_row_each_do_not_keep_the_others_from_being_asked() {
        here.broker()
                .faults()
                .on(call -> call.code().compareTo("000025") < 0)
                .always(Fault.rows(Rows.withField("stck_clpr", "-1")));
        String all = String.join(",", here.broker().candles().codes());

        RunSummary summary = here.start(Map.of("kis.collect.symbols", all)).collect("DAILY");

        assertThat(summary.run().tally().notAsked()).isZero();
        assertThat(summary.run().tally().done()).isEqualTo(6);
        assertThat(summary.run().tally().failed()).isEqualTo(24);
    }

    @Test
    void a_gap_of_months_between_stored_days_is_no_closure() {
        Map<String, String> winter = Map.of(
                "kis.collect.symbols", "000001", "kis.collect.from", "2023-01-02", "kis.collect.to", "2023-03-31");
        here.start(winter).collect();
        here.start(Map.of("kis.collect.symbols", "000001")).collect("DAILY");
        here.broker().faults().on(Calls.code("000001")).always(Fault.apiError("OPSQ2001"));
        here.start(RANGE).collect();

        assertThat(here.count(
                        "trading_day WHERE NOT is_open AND trade_date BETWEEN DATE '2023-04-01' AND DATE '2025-05-01'"))
                .isZero();
    }
}
