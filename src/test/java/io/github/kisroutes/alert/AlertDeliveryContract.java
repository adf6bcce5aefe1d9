package io.github.kisroutes.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kisroutes.alert.channel.AlertChannels;
import io.github.kisroutes.simulator.market.GeneratedCandles;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a standing condition is told, on every database: run by one class for each. */
abstract class AlertDeliveryContract {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final GeneratedCandles MARKET =
            GeneratedCandles.of(2, LocalDate.of(2025, 5, 1), LocalDate.of(2025, 6, 16));

    @TempDir
    Path folder;

    private AlertBench bench;

    /** The settings of an empty database. */
    abstract Map<String, String> database() throws Exception;

    @BeforeEach
    void prepare() throws Exception {
        bench = new AlertBench(folder, "2025-06-12T15:45:00", MARKET)
                .with(database())
                .with("kis.collect.symbols", String.join(",", MARKET.codes()))
                .with("kis.alert.key-issued-on", "2024-07-01");
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    private void watch() {
        assertThat(bench.product().ask("kis-alert-watch", Map.of()).getException())
                .isNull();
    }

    private void ageMessages(String interval) {
        bench.product().update("UPDATE alert_message SET sent_at = sent_at - INTERVAL " + interval);
    }

    @Test
    void it_is_told_once_again_after_a_day_and_when_it_is_over() throws Exception {
        bench.start();
        bench.awaitTold("key-expires");
        ageMessages("'23' HOUR");
        watch();
        watch();
        assertThat(bench.slackTexts()).hasSize(1);

        ageMessages("'2' HOUR");
        await().atMost(LONG)
                .until(() -> bench.slackTexts().size() == 2 && bench.mailTexts().size() == 2);
        watch();
        assertThat(bench.slackTexts().get(1)).contains("still open: key-expires (2025-07-01)");

        bench.with("kis.alert.key-issued-on", "2025-06-12").restart();
        await().atMost(LONG)
                .until(() ->
                        AlertBench.resolved(bench.slackTexts(), "key-expires").size() == 1);
        assertThat(bench.slackTexts()).hasSize(3);
        assertThat(bench.slackTexts().get(2)).contains("This is over since 2025-06-12 15:45 KST");
    }

    @Test
    void it_is_told_in_korean_where_that_is_asked_for() throws Exception {
        bench.with("kis.language", "ko").start();
        bench.awaitTold("key-expires");
        assertThat(bench.slackTexts().get(0))
                .contains("앱키가 2025-07-01에 만료됩니다(19일 남음).")
                .contains("조치: ")
                .contains("README.ko.md#알림");
        assertThat(bench.mailTexts().get(0)).contains("앱키가 2025-07-01에 만료됩니다");
    }

    @Test
    void a_channel_that_is_down_gets_it_when_it_is_back_and_holds_up_neither_a_collection_nor_another_channel()
            throws Exception {
        bench.receiver.answers(503, "no");
        bench.start();
        await().atMost(LONG).until(() -> bench.mailTexts().size() == 1);
        bench.receiver.hangs();
        bench.collect("DAILY");
        assertThat(bench.product().value("SELECT state FROM collection_run")).isEqualTo("DONE");
        AlertChannels channels =
                bench.product().camel().getRegistry().lookupByNameAndType("kisAlertChannels", AlertChannels.class);
        await().atMost(LONG).until(() -> channels.standings().stream().anyMatch(channel -> !channel.isUp()));
        assertThat(channels.standings())
                .filteredOn(channel -> !channel.isUp())
                .singleElement()
                .satisfies(channel -> assertThat(channel.sentence()).startsWith("127.0.0.1: it answered HTTP 503"));

        bench.receiver.answers(500, "no");
        tenMinutesOfFailures();
        assertThat(bench.slackTexts()).isEmpty();
        assertThat(bench.mailTexts()).hasSize(1);

        bench.receiver.answers(200, "ok");
        bench.product().update("UPDATE alert_message SET next_try_at = CURRENT_TIMESTAMP");
        await().atMost(LONG).until(() -> bench.slackTexts().size() == 1);
        await().atMost(LONG).until(() -> channels.standings().stream().allMatch(AlertChannels.Standing::isUp));
        assertThat(bench.mailTexts()).hasSize(1);
    }

    /** As many attempts as there are in ten minutes: each time, the pause is over at once. */
    private void tenMinutesOfFailures() {
        int before = attempts();
        for (int attempt = 1; attempt <= 8; attempt++) {
            int soFar = attempts();
            await().atMost(LONG).until(() -> {
                bench.product().update("UPDATE alert_message SET next_try_at = CURRENT_TIMESTAMP");
                return attempts() > soFar;
            });
        }
        assertThat(attempts()).isGreaterThanOrEqualTo(before + 8);
        assertThat(bench.product()
                        .value("SELECT fault FROM alert_message WHERE channel = 'SLACK'")
                        .toString())
                .contains("HTTP 500");
    }

    private int attempts() {
        return ((Number) bench.product().value("SELECT MAX(attempts) FROM alert_message WHERE channel = 'SLACK'"))
                .intValue();
    }

    @Test
    void the_pauses_grow_to_five_minutes_and_never_end() {
        assertThat(List.of(0, 1, 2, 3, 4, 5, 6, 7, 100, Integer.MAX_VALUE))
                .extracting(AlertOutbox::pauseSeconds)
                .containsExactly(5, 10, 20, 40, 80, 160, 300, 300, 300, 300);
    }

    @Test
    void it_is_kept_and_logged_where_no_channel_is_set() throws Exception {
        bench.settings()
                .keySet()
                .removeIf(key -> key.startsWith("kis.alert.slack") || key.startsWith("kis.alert.mail"));
        bench.start();
        await().atMost(LONG)
                .until(() -> bench.product().rows("SELECT * FROM alert").size() == 1);
        watch();
        assertThat(bench.product().rows("SELECT * FROM alert")).hasSize(1);
        assertThat(bench.product().rows("SELECT * FROM alert_message")).isEmpty();
    }

    @Test
    void it_is_told_as_json_and_the_heartbeat_is_called_after_a_finished_collection() throws Exception {
        bench.with("kis.alert.webhook.url", bench.receiver.webhookUrl())
                .with("kis.alert.heartbeat-url", bench.receiver.heartbeatUrl())
                .start();
        await().atMost(LONG)
                .until(() -> requests("POST " + AlertReceiver.WEBHOOK_PATH).size() == 1);
        assertThat(requests("POST " + AlertReceiver.WEBHOOK_PATH).get(0).body().fieldNames())
                .toIterable()
                .containsExactly(
                        "status",
                        "message",
                        "condition",
                        "subject",
                        "severity",
                        "title",
                        "text",
                        "advice",
                        "help",
                        "origin",
                        "alert_id",
                        "opened_at",
                        "resolved_at");
        assertThat(requests("GET " + AlertReceiver.HEARTBEAT_PATH)).isEmpty();

        bench.clock.advance(Duration.ofMinutes(1));
        bench.collect("DAILY");
        await().atMost(LONG)
                .until(() -> requests("GET " + AlertReceiver.HEARTBEAT_PATH).size() == 1);
        watch();
        assertThat(requests("GET " + AlertReceiver.HEARTBEAT_PATH)).hasSize(1);
    }

    private List<AlertReceiver.Request> requests(String line) {
        return bench.receiver.requests().stream()
                .filter(request -> request.line().equals(line))
                .toList();
    }
}
