package io.github.kisroutes.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kisroutes.LogLines;
import io.github.kisroutes.Product;
import io.github.kisroutes.collection.schedule.CollectionSchedule;
import io.github.kisroutes.config.check.SettingsSource;
import io.github.kisroutes.simulator.MutableClock;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The daily schedule: it fires, says when it fires next, and catches up what was missed. */
class ScheduleTest {
    private static final Map<String, String> ONE = Map.of("kis.collect.symbols", "005930", "kis.collect.once", "false");

    @TempDir
    Path folder;

    private final Simulator broker = Simulator.start(SimulatorOptions.demo().withQuota(0));
    private Product product;

    @AfterEach
    void stop() {
        product.close();
        broker.close();
    }

    private void start(Clock clock, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(ONE);
        settings.putAll(more);
        product = Product.start(Product.settings(broker, folder, settings), clock);
    }

    private CollectionSchedule schedule() {
        return product.camel().getRegistry().lookupByNameAndType("kisSchedule", CollectionSchedule.class);
    }

    @Test
    void quartz_starts_the_collection_again_and_again() {
        start(broker.clock(), Map.of("kis.collect.cron", "0/2 * * * * ?"));
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        ((Number) product.value("SELECT COUNT(*) FROM collection_run WHERE state = 'DONE'")).intValue()
                                >= 2);
        assertThat(broker.record().tokenRequests()).isEqualTo(1);
        assertThat(product.value("SELECT COUNT(*) FROM daily_price")).isEqualTo(19L);
    }

    @Test
    void the_next_time_is_meant_in_seoul_wherever_the_host_stands() {
        start(MutableClock.atSeoul("2025-06-13T15:39:00"), Map.of());
        assertThat(schedule().next()).contains(Instant.parse("2025-06-13T06:40:00Z"));
        assertThat(schedule().announcement()).contains("Fri 2025-06-13 15:40 KST");
    }

    @Test
    void an_installation_that_never_collected_has_missed_nothing() {
        start(MutableClock.atSeoul("2025-06-16T18:00:00"), Map.of());
        assertThat(schedule().isMissed()).isFalse();
    }

    @Test
    void a_collection_that_was_missed_while_the_program_was_down_is_caught_up_once() {
        MutableClock clock = MutableClock.atSeoul("2025-06-13T15:41:00");
        start(clock, Map.of());
        product.collect();
        assertThat(schedule().isMissed()).isFalse();
        product.close();
        clock.set(MutableClock.atSeoul("2025-06-16T18:00:00").instant());
        start(clock, Map.of());
        assertThat(schedule().last()).contains(Instant.parse("2025-06-16T06:40:00Z"));
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        ((Number) product.value("SELECT COUNT(*) FROM collection_run WHERE state = 'DONE'")).intValue()
                                == 2);
        assertThat(schedule().isMissed()).isFalse();
    }

    @Test
    void a_weekend_is_no_missed_collection() {
        MutableClock clock = MutableClock.atSeoul("2025-06-13T15:41:00");
        start(clock, Map.of());
        product.collect();
        clock.set(MutableClock.atSeoul("2025-06-16T00:10:00").instant());
        assertThat(schedule().isMissed()).isFalse();
        assertThat(schedule().next()).contains(Instant.parse("2025-06-16T06:40:00Z"));
    }

    @Test
    void a_demo_that_never_collected_does_so_at_its_start() {
        SettingsSource demo = Product.settings(broker, folder, ONE)
                .withDemo(broker.baseUri(), broker.appKey(), broker.appSecret())
                .with(Map.of(
                        "kis.database.url",
                        "jdbc:h2:file:" + folder.resolve("demo") + ";WRITE_DELAY=0",
                        "kis.token.cipher-key-file",
                        folder.resolve("demo.key").toString()));
        product = Product.start(demo, broker.clock());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> product.value("SELECT COUNT(*) FROM daily_price").equals(19L));
        assertThat(product.value("SELECT COUNT(*) FROM collection_run")).isEqualTo(1L);
        assertThat(broker.record().tokenRequests()).isEqualTo(1);
    }

    @Test
    void an_interrupted_collection_is_finished_at_the_start_and_what_follows_is_said() {
        MutableClock clock = MutableClock.atSeoul("2025-06-13T15:41:00");
        start(clock, Map.of("kis.collect.cron", "0 40 15 ? * MON-FRI"));
        product.collect();
        product.update(
                "UPDATE collection_run SET state = 'RUNNING', running_job = job, finished_at = NULL, lease_until = TIMESTAMP"
                        + " WITH TIME ZONE '2025-06-13 00:00:00+09'");
        product.close();
        try (LogLines log = LogLines.of("kis-missed-schedule")) {
            start(clock, Map.of());
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(log.all())
                    .singleElement()
                    .asString()
                    .startsWith("INFO The next collection runs Mon 2025-06-16 15:40 KST."));
            assertThat(product.value("SELECT state FROM collection_run")).isEqualTo("DONE");
        }
    }
}
