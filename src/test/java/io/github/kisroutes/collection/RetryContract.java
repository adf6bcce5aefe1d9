package io.github.kisroutes.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kisroutes.collection.schedule.CollectionSchedule;
import io.github.kisroutes.market.Seoul;
import io.github.kisroutes.simulator.http.Calls;
import io.github.kisroutes.simulator.http.Fault;
import io.github.kisroutes.simulator.market.Rows;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.spi.InflightRepository;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day that failed is tried again: {@code routes/kis-daily-again.camel.yaml}, {@code kis-missed-schedule}, {@code kis-daily}. */
abstract class RetryContract {
    private static final Map<String, String> THREE = Map.of("kis.collect.symbols", "005930,000660,035420");

    @TempDir
    Path folder;

    private TestInstallation here;

    /** Settings of the database; none for the file of H2. */
    abstract Map<String, String> database() throws Exception;

    @BeforeEach
    void start() throws Exception {
        Map<String, String> settings = new HashMap<>(database());
        settings.putAll(THREE);
        here = TestInstallation.at("2025-06-16T15:38:58", folder, settings).start(Map.of());
    }

    @AfterEach
    void stop() {
        here.close();
    }

    private CollectionSchedule schedule() {
        return here.product().camel().getRegistry().lookupByNameAndType("kisSchedule", CollectionSchedule.class);
    }

    private boolean isRetryDue() {
        return schedule().isRetryDue(new DefaultExchange(here.product().camel()));
    }

    private String states() {
        return String.join(" ", here.texts("SELECT state FROM collection_run ORDER BY started_at"));
    }

    private void noTokenToday() {
        here.broker().faults().on(Calls.token()).always(Fault.httpError(500));
    }

    /** What {@code kis-daily-again} does, with a look every ten seconds: when the attempts were made. */
    private List<LocalTime> attemptsUntil(String end) {
        List<LocalTime> attempts = new ArrayList<>();
        for (Instant now = here.now(); now.isBefore(TestInstallation.instant(end)); now = now.plusSeconds(10)) {
            here.at(now);
            if (isRetryDue()) {
                attempts.add(now.atZone(Seoul.ZONE).toLocalTime().truncatedTo(ChronoUnit.MINUTES));
                here.fire();
            }
        }
        return attempts;
    }

    @Test
    void a_day_that_failed_is_tried_again_with_growing_pauses_until_the_time_that_is_set() {
        noTokenToday();
        here.on("2025-06-16T15:40:00").fire();
        assertThat(states()).isEqualTo("FAILED");
        assertThat(schedule().outlook())
                .isEqualTo("The collection of Mon 2025-06-16 15:40 KST is not complete (FAILED) and is tried again at"
                        + " 15:41:01 KST.");

        List<LocalTime> attempts = attemptsUntil("2025-06-16T23:00:00");

        assertThat(attempts)
                .extracting(LocalTime::toString)
                .containsExactly(
                        "15:41", "15:42", "15:44", "15:49", "15:58", "16:13", "16:28", "16:44", "16:59", "17:14",
                        "17:29");
        assertThat(states()).isEqualTo("FAILED");
        assertThat(schedule().outlook())
                .contains("tried again at the next start")
                .contains(
                        "The next collection runs Tue 2025-06-17 15:40 KST. Earlier days are read again Tue 2025-06-17 07:30 KST.");
    }

    @Test
    void as_soon_as_it_can_be_had_it_is_had_in_the_same_run_also_after_a_restart() {
        noTokenToday();
        here.on("2025-06-16T15:40:00").fire();
        here.start(Map.of()).on("2025-06-16T15:43:00");
        assertThat(schedule().isMissed()).isTrue();
        assertThat(schedule().announcement()).contains("is not complete (FAILED) and is tried again now");
        assertThat(isRetryDue()).isTrue();
        here.broker().faults().clear();
        here.fire();
        assertThat(states()).isEqualTo("DONE");
        assertThat(schedule().isMissed()).isFalse();
        assertThat(isRetryDue()).isFalse();
        assertThat(schedule().outlook())
                .isEqualTo(
                        "The next collection runs Tue 2025-06-17 15:40 KST. Earlier days are read again Tue 2025-06-17 07:30 KST.");
        assertThat(here.count("collection_item WHERE state = 'DONE' AND error_code IS NULL"))
                .isEqualTo(3);
    }

    @Test
    void only_what_failed_is_asked_again() {
        here.broker().faults().on(Calls.code("000660")).always(Fault.body("{\"rt_cd\":\"0\",\"output1\":[]}"));
        here.on("2025-06-16T15:40:00").fire();
        assertThat(states()).isEqualTo("PARTIAL");
        assertThat(attemptsUntil("2025-06-16T15:42:00")).hasSize(1);
        assertThat(here.questions())
                .as("and the stock that tells whether the day is a trading day")
                .contains("000660 ADJUSTED 20250517..20250616")
                .doesNotContain("005930 ADJUSTED 20250517..20250616", "035420 ADJUSTED 20250517..20250616");
        here.broker().faults().clear();
        assertThat(attemptsUntil("2025-06-16T15:50:00")).hasSize(1);
        assertThat(here.questions()).containsOnlyOnce("000660 ADJUSTED 20250517..20250616");
        assertThat(here.questions()).noneMatch(asked -> asked.startsWith("035420"));
        assertThat(states()).isEqualTo("DONE");
    }

    @Test
    void what_only_a_person_or_the_next_days_can_mend_is_not_tried_again() {
        here.broker().faults().on(Calls.code("000660")).always(Fault.rows(Rows.withField("acml_vol", "-5")));
        here.on("2025-06-16T15:40:00").fire();
        assertThat(states()).isEqualTo("PARTIAL");
        assertThat(schedule().isMissed()).isFalse();
        assertThat(attemptsUntil("2025-06-16T18:00:00")).isEmpty();
    }

    @Test
    void a_refused_key_is_not_tried_again_before_the_next_start() {
        here.broker().faults().on(Calls.trId("FHKST03010100")).always(Fault.apiError("EGW00105"));
        here.on("2025-06-16T15:40:00").fire();
        assertThat(states()).isEqualTo("FAILED");
        assertThat(attemptsUntil("2025-06-16T18:00:00")).isEmpty();
        assertThat(here.broker().record().matching(Calls.trId("FHKST03010100"))).hasSize(1);
        assertThat(schedule().isMissed()).isTrue();
        here.broker().faults().clear();
        here.start(Map.of()).fire();
        assertThat(states()).isEqualTo("DONE");
    }

    @Test
    void the_firing_of_the_next_day_is_a_run_of_its_own() {
        noTokenToday();
        here.on("2025-06-13T15:40:00").fire();
        here.broker().faults().clear();
        here.on("2025-06-16T15:40:00").fire();
        assertThat(states()).isEqualTo("FAILED DONE");
        assertThat(schedule().isMissed()).isFalse();
    }

    @Test
    void the_failed_day_before_is_got_by_a_start_in_the_morning() {
        noTokenToday();
        here.on("2025-06-13T15:40:00").fire();
        here.broker().faults().clear();
        here.on("2025-06-16T08:00:00").start(Map.of());
        assertThat(schedule().isMissed()).isTrue();
        here.fire();
        assertThat(states()).isEqualTo("DONE");
        assertThat(here.texts("SELECT DISTINCT trade_date FROM collection_run")).containsExactly("2025-06-13");
    }

    /** As a process that was killed leaves it, whose clock was hours ahead. */
    private void interruptedWithALeaseInTheFuture() {
        here.product()
                .update("UPDATE collection_run SET state = 'RUNNING', running_job = job, owner = 'a dead one',"
                        + " lease_until = CURRENT_TIMESTAMP + INTERVAL '9' HOUR");
        here.product().update("UPDATE collection_item SET state = 'PENDING', owner = 'a dead one'");
    }

    @Test
    void a_lease_that_ends_in_hours_keeps_its_job_no_longer_than_a_lease() {
        here.start(Map.of("kis.collect.lease", "2s")).on("2025-06-16T15:40:00").fire();
        interruptedWithALeaseInTheFuture();
        assertThat(here.collect().state()).isEqualTo("DONE");
        assertThat(states()).isEqualTo("DONE");
    }

    @Test
    void an_interrupted_run_with_a_lease_that_ends_in_hours_is_resumed() {
        here.start(Map.of("kis.collect.lease", "2s")).on("2025-06-16T15:40:00").fire();
        interruptedWithALeaseInTheFuture();
        assertThat(isRetryDue()).isTrue();
        assertThat(here.product().ask("kis-resume", Map.of()).getException()).isNull();
        assertThat(states()).isEqualTo("DONE");
    }

    @Test
    void a_running_process_tries_again_by_itself() {
        noTokenToday();
        here.on("2025-06-16T15:40:00").start(Map.of("kis.collect.once", "false"));
        here.fire();
        assertThat(states()).isEqualTo("FAILED");
        here.broker().faults().clear();
        here.on("2025-06-16T15:45:00");
        await().atMost(Duration.ofSeconds(60)).until(() -> states().equals("DONE"));
    }

    @Test
    void what_another_process_left_is_finished_and_not_collected_a_second_time() {
        here.on("2025-06-16T15:40:00").start(Map.of("kis.collect.once", "false", "kis.collect.lease", "2s"));
        here.fire();
        interruptedWithALeaseInTheFuture();
        here.on("2025-06-16T15:45:00");

        await().atMost(Duration.ofSeconds(60)).until(() -> states().startsWith("DONE"));
        InflightRepository inflight = here.product().camel().getInflightRepository();
        await().atMost(Duration.ofSeconds(60)).until(() -> inflight.size("kis-daily-again") == 0);
        assertThat(states()).isEqualTo("DONE");
    }
}
