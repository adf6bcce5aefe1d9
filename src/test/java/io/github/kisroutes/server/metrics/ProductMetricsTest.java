package io.github.kisroutes.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kisroutes.collection.report.RunSummary;
import io.github.kisroutes.server.Served;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.http.Calls;
import io.github.kisroutes.simulator.http.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scrape of a running product holds. */
class ProductMetricsTest {
    /** The promise: each name with its labels. */
    private static final Set<String> PROMISED = Set.of(
            "kis_alerts_open{severity}",
            "kis_build_info{version}",
            "kis_call_duration_seconds_bucket{le}",
            "kis_call_duration_seconds_count{}",
            "kis_call_duration_seconds_max{}",
            "kis_call_duration_seconds_sum{}",
            "kis_calls_total{outcome}",
            "kis_candles_total{outcome}",
            "kis_collection_last_success_timestamp_seconds{kind}",
            "kis_collection_progress_ratio{}",
            "kis_collection_runs_total{kind,state}",
            "kis_database_available{}",
            "kis_doubtful_rows{}",
            "kis_missing_rows{}",
            "kis_quota_configured_calls{}",
            "kis_quota_granted_calls{}",
            "kis_quota_share_calls{}",
            "kis_token_expires_timestamp_seconds{}",
            "kis_token_issues_total{}",
            "kis_trading_day{}");

    private static final Pattern SERIES = Pattern.compile("(kis_\\w+)(?:\\{(.*)})? \\S+");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

    @TempDir
    Path folder;

    @Test
    void after_a_collection_every_name_and_label_of_the_promise_is_there_and_no_other() {
        try (Simulator broker = Simulator.demo();
                Served served = Served.start(broker, folder, Map.of())) {
            RunSummary summary = served.product().collect();
            assertThat(summary.exitCode()).isZero();
            await().atMost(Duration.ofMinutes(1))
                    .until(
                            () -> served.metric("kis_collection_runs_total{kind=\"DAILY\",state=\"DONE\"}"),
                            Double.valueOf(1)::equals);

            String scrape = served.scrape();
            assertThat(series(scrape)).containsExactlyInAnyOrderElementsOf(PROMISED);
            assertThat(scrape).doesNotContain("005930", "000660", broker.appKey());
            assertThat(served.metric("kis_calls_total{outcome=\"ok\"}")).isEqualTo(2);
            assertThat(served.metric("kis_call_duration_seconds_count")).isEqualTo(2);
            assertThat(served.metric("kis_call_duration_seconds_bucket{le=\"30.0\"}"))
                    .isEqualTo(2);
            assertThat(served.metric("kis_candles_total{outcome=\"new\"}")).isEqualTo(38);
            assertThat(served.metric("kis_token_issues_total")).isEqualTo(1);
            assertThat(served.metric("kis_missing_rows")).isZero();
            assertThat(served.metric("kis_doubtful_rows")).isZero();
            assertThat(served.metric("kis_database_available")).isEqualTo(1);
            assertThat(served.metric("kis_trading_day")).isEqualTo(1);
            assertThat(served.metric("kis_quota_configured_calls")).isEqualTo(20);
            double now = broker.clock().instant().getEpochSecond();
            assertThat(served.metric("kis_token_expires_timestamp_seconds")).isBetween(now + 80_000, now + 87_000);
            assertThat(served.metric("kis_collection_last_success_timestamp_seconds{kind=\"DAILY\"}"))
                    .isBetween(now - 300, now + 1);
            assertThat(served.metric("kis_collection_progress_ratio")).isNaN();
        }
    }

    @Test
    void open_alerts_are_counted_by_severity() {
        try (Simulator broker = Simulator.demo();
                Served served = Served.start(broker, folder, Map.of())) {
            served.product()
                    .update(
                            "INSERT INTO alert (installation, condition, subject, open_key, severity, text, opened_at, opened_by,"
                                    + " seen_at) VALUES ('another', 'collection-late', 'a day', 'another collection-late a day', 'CRITICAL',"
                                    + " 'late', CURRENT_TIMESTAMP, 'another process', CURRENT_TIMESTAMP)");
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> served.metric("kis_alerts_open{severity=\"critical\"}"), Double.valueOf(1)::equals);
            assertThat(served.metric("kis_alerts_open{severity=\"warning\"}")).isZero();
        }
    }

    private static Set<String> series(String scrape) {
        return scrape.lines()
                .map(SERIES::matcher)
                .filter(line -> line.matches())
                .map(line -> line.group(1) + "{"
                        + LABEL.matcher(line.group(2) == null ? "" : line.group(2))
                                .results()
                                .map((MatchResult label) -> label.group(1))
                                .collect(Collectors.joining(","))
                        + "}")
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void each_outcome_of_a_call_is_counted_as_what_it_is() {
        try (Simulator broker = Simulator.demo();
                Served served = Served.start(broker, folder, Map.of())) {
            broker.faults().on(Calls.code("005930")).next(Fault.apiError("EGW00201"));
            broker.faults().on(Calls.code("005930")).next(Fault.httpError(500));
            broker.faults().on(Calls.code("005930")).next(Fault.apiError("EGW00123"));
            broker.faults().on(Calls.code("000660")).next(Fault.reset());
            assertThat(served.product().collect().exitCode()).isZero();

            assertThat(served.metric("kis_calls_total{outcome=\"refused\"}")).isEqualTo(1);
            assertThat(served.metric("kis_calls_total{outcome=\"fault\"}")).isEqualTo(1);
            assertThat(served.metric("kis_calls_total{outcome=\"token\"}")).isEqualTo(1);
            assertThat(served.metric("kis_calls_total{outcome=\"io\"}")).isEqualTo(1);
            assertThat(served.metric("kis_calls_total{outcome=\"ok\"}")).isEqualTo(2);
        }
    }

    @Test
    void progress_is_seen_while_a_collection_runs() {
        try (Simulator broker = Simulator.demo();
                Served served = Served.start(broker, folder, Map.of("kis.http.response-timeout", "500ms"))) {
            broker.faults().on(Calls.code("000660")).always(Fault.hang());
            Thread collection = new Thread(() -> served.product().collect());
            collection.start();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> served.metric("kis_collection_progress_ratio"), Double.valueOf(0.5)::equals);
            assertThat(served.metric("kis_quota_share_calls")).isPositive();
            broker.faults().clear();
            await().atMost(Duration.ofMinutes(1)).until(() -> !collection.isAlive());
        }
    }
}
