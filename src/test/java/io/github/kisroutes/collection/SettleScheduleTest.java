package io.github.kisroutes.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kisroutes.LogLines;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code routes/kis-settle-schedule.camel.yaml}. */
class SettleScheduleTest {
    @TempDir
    Path folder;

    @Test
    void quartz_settles_at_its_own_times_and_never_collects_a_day() {
        try (LogLines log = LogLines.of("kis-settle-schedule");
                TestInstallation here =
                        TestInstallation.at("2025-06-11T15:40:00", folder, Map.of("kis.collect.symbols", "005930"))) {
            here.start(Map.of()).collect("DAILY");
            here.on("2025-06-12T07:30:00");
            here.start(Map.of(
                    "kis.collect.once", "false",
                    "kis.collect.cron", "0 0 0 1 1 ? 2099",
                    "kis.collect.settle-cron", "0/2 * * * * ?"));
            await().atMost(Duration.ofSeconds(40))
                    .until(() -> here.count("collection_run WHERE kind = 'SETTLE' AND state = 'DONE'") >= 2);
            assertThat(here.count("collection_run WHERE kind <> 'SETTLE'"))
                    .as("the daily one before")
                    .isOne();
            assertThat(here.questions()).contains("005930 ADJUSTED 20250512..20250611");
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(log.all())
                    .as("after each run, the next one")
                    .isNotEmpty()
                    .allMatch(line -> line.startsWith("INFO The next collection runs Thu 2099-01-01 00:00 KST.")));
        }
    }
}
