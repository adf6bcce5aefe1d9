package io.github.kisroutes.collection;

import static io.github.kisroutes.collection.TestInstallation.day;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.collection.report.RunSummary;
import io.github.kisroutes.collection.run.RunTally;
import io.github.kisroutes.simulator.http.Calls;
import io.github.kisroutes.simulator.http.Fault;
import io.github.kisroutes.simulator.market.GeneratedCandles;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That what a run says of itself adds up, however it ended. */
class TotalsTest {
    private static final Fault BROKEN = Fault.body("{\"rt_cd\":\"0\",\"msg_cd\":\"MCA00000\",\"output1\":{}}");

    @TempDir
    Path folder;

    private TestInstallation here;

    @BeforeEach
    void open() {
        here = TestInstallation.at(
                "2025-06-13T18:00:00",
                folder,
                Map.of("kis.collect.symbols", "000001,000002,000003,000004,000005,000006,000007,000008,900001"),
                GeneratedCandles.of(8, day("2024-01-02"), day("2025-06-13")));
    }

    @AfterEach
    void close() {
        here.close();
    }

    private void assertAddsUp(RunSummary summary) {
        RunTally tally = summary.run().tally();
        Map<String, Object> run = here.rows("SELECT * FROM collection_run ORDER BY started_at DESC")
                .get(0);
        assertThat(run)
                .containsEntry("state", summary.state())
                .containsEntry("symbol_count", 9)
                .containsEntry("done_count", (int) tally.done())
                .containsEntry("empty_count", (int) tally.empty())
                .containsEntry("failed_count", (int) tally.failed())
                .containsEntry("new_rows", tally.newRows())
                .containsEntry("changed_rows", tally.changedRows())
                .containsEntry("unchanged_rows", tally.unchangedRows())
                .containsEntry("rejected_rows", here.count("rejected_row"));
        assertThat(tally.done() + tally.empty() + tally.failed()).isEqualTo(9);
        assertThat(tally.newRows()).isEqualTo(here.count("daily_price WHERE run_id = ?", run.get("run_id")));
        assertThat(here.count("collection_item WHERE run_id = ? AND state = 'PENDING'", run.get("run_id")))
                .isZero();
        assertThat(here.count(
                        "collection_item WHERE run_id = ? AND row_count > new_rows + changed_rows + unchanged_rows",
                        run.get("run_id")))
                .isZero();
    }

    private Map<String, Object> item(String code) {
        return here.rows("SELECT * FROM collection_item WHERE stock_code = ? ORDER BY updated_at DESC", code)
                .get(0);
    }

    @Test
    void of_a_run_in_which_symbols_fail_for_a_while_for_ever_and_are_unknown() {
        here.broker().faults().on(Calls.code("000002")).next(2, BROKEN);
        here.broker().faults().on(Calls.code("000003")).always(BROKEN);
        here.broker().faults().on(Calls.code("000004")).always(Fault.apiError("OPSQ2001"));
        RunSummary summary = here.start(Map.of()).collect("DAILY");

        assertAddsUp(summary);
        assertThat(item("000002")).containsEntry("state", "DONE").containsEntry("attempts", 3);
        assertThat(item("000003")).containsEntry("state", "FAILED").containsEntry("attempts", 4);
        assertThat(item("000004"))
                .as("a wrong question")
                .containsEntry("state", "FAILED")
                .containsEntry("attempts", 1);
        assertThat(item("900001")).containsEntry("state", "EMPTY").containsEntry("error_code", "UNKNOWN_CODE");
        assertThat(summary.toString()).contains("6 ok, 1 empty, 2 failed of 9");
    }

    @Test
    void of_a_run_that_a_wrong_key_stopped_in_the_middle() {
        here.broker().faults().on(Calls.code("000005")).always(Fault.apiError("EGW00105"));
        RunSummary summary = here.start(Map.of("kis.collect.workers", "1")).collect("DAILY");

        assertAddsUp(summary);
        assertThat(summary.state()).isEqualTo("PARTIAL");
        assertThat(summary.run().tally().notAsked()).isPositive();
    }

    @Test
    void of_a_run_that_was_resumed() {
        here.broker().faults().on(Calls.code("000004")).always(Fault.meanwhile(() -> here.leave()));
        here.start(Map.of("kis.collect.workers", "1")).collect("DAILY");
        here.broker().faults().clear();

        RunSummary summary = here.start(Map.of("kis.collect.workers", "1")).collect("DAILY");

        assertThat(summary.run().header().resumed()).isTrue();
        assertAddsUp(summary);
        assertThat(summary.exitCode()).isEqualTo(2);
        assertThat(here.questions()).as("asked after the restart").noneMatch(question -> question.startsWith("000001"));
    }
}
