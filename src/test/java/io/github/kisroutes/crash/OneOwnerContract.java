package io.github.kisroutes.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kisroutes.DyingProduct;
import io.github.kisroutes.ProductProcess;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import io.github.kisroutes.simulator.http.Calls;
import io.github.kisroutes.simulator.http.Latency;
import io.github.kisroutes.simulator.http.SeenCall;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes with the same work at the same time: a run belongs to one of them, and to another one once that one sleeps. */
abstract class OneOwnerContract {
    static final Duration LONG = Duration.ofMinutes(2);
    static final LateListings MARKET = new LateListings(24);

    /** The answers come when the sleeper sleeps; it has them when it wakes up. */
    static final Duration LONG_ANSWER = Duration.ofSeconds(8);

    @TempDir
    Path folder;

    final Simulator broker =
            Simulator.start(SimulatorOptions.defaults().withQuota(0).withCandles(MARKET));
    private final List<ProductProcess> processes = new ArrayList<>();
    SharedDatabase database;

    /** An empty database, open to all. */
    abstract SharedDatabase open() throws Exception;

    @BeforeEach
    void openDatabase() throws Exception {
        database = open();
    }

    @AfterEach
    void endAll() {
        processes.forEach(ProductProcess::close);
        broker.close();
    }

    ProductProcess start(Map<String, String> more) throws IOException {
        Map<String, String> settings = settings();
        settings.putAll(more);
        return remember(ProductProcess.start(broker, folder, settings));
    }

    ProductProcess remember(ProductProcess process) {
        processes.add(process);
        return process;
    }

    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.putAll(KilledRunContract.work(MARKET));
        return settings;
    }

    @Test
    void one_that_wakes_up_after_its_run_was_taken_over_says_so_and_writes_nothing() throws Exception {
        StuckAnswers answers = new StuckAnswers(20, LONG_ANSWER);
        broker.latency(answers);
        ProductProcess sleeper = start(Map.of());
        answers.awaitAllWaiting();
        sleeper.suspend();
        broker.latency(Latency.NONE);
        assertTakenOver(sleeper, standing());
    }

    /** A second process finishes the run of a sleeper, who then wakes up. */
    void assertTakenOver(ProductProcess sleeper, Standing asleep) throws Exception {
        broker.record().clear();
        ProductProcess successor = start(Map.of());
        assertThat(successor.exitCode(LONG)).as(successor.said()).isZero();
        Standing finished = standing();
        assertThat(finished.runs()).hasSize(1).containsValue("DONE");
        assertComplete(finished);
        assertNothingAnsweredAskedAgain(asleep);
        sleeper.resume();
        assertThat(sleeper.exitCode(LONG)).as(sleeper.said()).isEqualTo(1);
        assertThat(sleeper.said()).contains("taken over");
        assertThat(standing().everything()).isEqualTo(finished.everything());
    }

    @Test
    void one_that_falls_asleep_when_it_has_closed_its_run_knows_that_it_was_itself() throws Exception {
        ProductProcess sleeper = startSleeper(Point.AFTER_CLOSE, 1);
        // A sign of life is due when it wakes up; there is no run any more to show it for.
        await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
        sleeper.resume();
        assertThat(sleeper.exitCode(LONG)).as(sleeper.said()).isZero();
    }

    /** One that falls asleep by itself, and does. */
    ProductProcess startSleeper(Point point, int occurrence) throws IOException {
        Path journal = folder.resolve("sleeper.journal");
        Map<String, String> settings = settings();
        settings.putAll(Moments.properties(point, occurrence, "STOP", journal));
        ProductProcess sleeper = remember(ProductProcess.start(DyingProduct.class, broker, folder, settings));
        await().atMost(LONG).until(() -> Moments.read(journal).contains("at " + point));
        return sleeper;
    }

    /** With the long lease the run ends before the other one sees a sign of life. */
    @ParameterizedTest(name = "lease of {0}")
    @ValueSource(strings = {"2s", "30s"})
    void of_two_that_start_together_one_works_and_the_other_says_so_and_ends(String lease) throws Exception {
        broker.latency(Latency.fixed(Duration.ofMillis(500)));
        ProductProcess one = start(Map.of("kis.collect.lease", lease));
        ProductProcess other = start(Map.of("kis.collect.lease", lease));
        await().atMost(LONG)
                .until(() ->
                        !broker.record().matching(Calls.trId("FHKST03010100")).isEmpty());
        String owner = owner();
        int codeOfOne = one.exitCode(LONG);
        int codeOfOther = other.exitCode(LONG);
        assertThat(List.of(codeOfOne, codeOfOther))
                .as(one.said() + other.said())
                .containsExactlyInAnyOrder(0, 1);
        assertThat((codeOfOne == 1 ? one : other).said()).contains(owner);
        assertThat(standing().runs()).hasSize(1).containsValue("DONE");
        assertComplete(standing());
        assertThat(broker.record().matching(Calls.trId("FHKST03010100")).stream()
                        .map(SeenCall::call)
                        .map(AskedQuestion::of))
                .doesNotHaveDuplicates();
    }

    private String owner() throws Exception {
        try (var connection = dataSource().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT owner FROM collection_run")) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    private void assertNothingAnsweredAskedAgain(Standing before) {
        assertThat(broker.record().matching(Calls.trId("FHKST03010100")).stream()
                        .map(SeenCall::call)
                        .map(AskedQuestion::of))
                .noneMatch(question -> question.isAnsweredBy(before, MARKET));
    }

    static void assertComplete(Standing standing) {
        long expected = MARKET.codes().stream()
                .mapToLong(code ->
                        MARKET.days(code, LateListings.FIRST, LateListings.LAST).size())
                .sum();
        assertThat(standing.prices()).hasSize((int) expected);
    }

    abstract DataSource dataSource();

    Standing standing() throws Exception {
        return Standing.read(dataSource());
    }
}
