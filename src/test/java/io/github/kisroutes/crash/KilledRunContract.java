package io.github.kisroutes.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.DyingProduct;
import io.github.kisroutes.Product;
import io.github.kisroutes.ProductProcess;
import io.github.kisroutes.collection.report.RunSummary;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import io.github.kisroutes.simulator.http.Calls;
import io.github.kisroutes.simulator.http.Latency;
import io.github.kisroutes.simulator.http.SeenCall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One run and the processes that die of {@code kill -9} in it, one after the other, one at each point: each takes over what
 * the one before has left. {@code -Dsoak.rounds=20} does it twenty times, dying at other occurrences of the points.
 */
abstract class KilledRunContract {
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final int KILLED = 128 + 9;
    private static final int SYMBOLS = 48;
    private static final LateListings MARKET = new LateListings(SYMBOLS);

    @TempDir
    Path folder;

    private final SoftAssertions proof = new SoftAssertions();
    private final Simulator broker = broker();
    private SharedDatabase database;

    /** An empty database that several processes may share. */
    abstract SharedDatabase newDatabase(Path directory) throws Exception;

    static IntStream rounds() {
        return IntStream.rangeClosed(1, Integer.getInteger("soak.rounds", 1));
    }

    @AfterEach
    void end() {
        broker.close();
    }

    @ParameterizedTest(name = "round {0}")
    @MethodSource("rounds")
    void killed_at_every_point_a_run_ends_as_if_nothing_had_happened(int round) throws Exception {
        String undisturbed = undisturbed();
        database = newDatabase(Files.createDirectories(folder.resolve("killed")));
        Random random = new Random(round);
        Standing standing = new Standing(Map.of(), Map.of(), Map.of(), Set.of());
        for (Point point : Point.values()) {
            standing = killAt(point, 1 + random.nextInt(occurrences(point)), standing);
        }
        proof.assertThat(standing.signature()).as("when the run was closed").isEqualTo(undisturbed);
        assertNextRunChangesNothing(standing);
        proof.assertAll();
    }

    /** A claim and a close happen once in the life of a process, everything else for each question. */
    private static int occurrences(Point point) {
        return switch (point) {
            case BEFORE_CLAIM, AFTER_CLAIM, BEFORE_TAKE_OVER, AFTER_TAKE_OVER, BEFORE_CLOSE, AFTER_CLOSE -> 1;
            default -> 8;
        };
    }

    private Standing killAt(Point point, int occurrence, Standing before) throws Exception {
        broker.record().clear();
        Path journal = folder.resolve(point + ".journal");
        Files.deleteIfExists(journal);
        Map<String, String> settings = new HashMap<>(settings(database));
        settings.putAll(Moments.properties(point, occurrence, "KILL", journal));
        try (ProductProcess process = ProductProcess.start(DyingProduct.class, broker, folder, settings)) {
            assertThat(process.exitCode(LONG)).as(point + process.said()).isEqualTo(KILLED);
        }
        List<String> notes = Moments.read(journal);
        assertThat(notes).as("%s", point).contains("at " + point);
        Standing after = Standing.read(database.url(), database.username());
        String when = "killed at occurrence " + occurrence + " of " + point;
        assertNothingLost(when, notes, before, after);
        assertNothingAskedAgain(when, before);
        proof.assertThat(after.runs()).as(when).hasSize(point == Point.BEFORE_CLAIM ? 0 : 1);
        return after;
    }

    /** Neither what stood there before nor what the process was told to be committed. */
    private void assertNothingLost(String when, List<String> notes, Standing before, Standing after) {
        proof.assertThat(after.prices()).as(when).containsAllEntriesOf(before.prices());
        List<String> told = notes.stream()
                .filter(note -> note.startsWith("stored "))
                .flatMap(note -> Stream.of(note.substring("stored ".length()).split(",")))
                .toList();
        proof.assertThat(after.prices().keySet()).as(when).containsAll(told);
    }

    /** No symbol that is done, and no days of any other that are all there. */
    private void assertNothingAskedAgain(String when, Standing before) {
        for (SeenCall seen : broker.record().matching(Calls.trId("FHKST03010100"))) {
            AskedQuestion question = AskedQuestion.of(seen.call());
            proof.assertThat(before.runs().keySet())
                    .as("%s: %s was asked again", when, question)
                    .noneMatch(run -> before.done(run).contains(question.code()));
            proof.assertThat(question.isAnsweredBy(before, MARKET))
                    .as("%s: the answer to %s was there", when, question)
                    .isFalse();
        }
    }

    private void assertNextRunChangesNothing(Standing closed) throws Exception {
        try (ProductProcess process = ProductProcess.start(broker, folder, settings(database))) {
            assertThat(process.exitCode(LONG)).as(process.said()).isZero();
        }
        Standing after = Standing.read(database.url(), database.username());
        proof.assertThat(after.signature()).as("after another run").isEqualTo(closed.signature());
        proof.assertThat(after.runs()).hasSize(2).allSatisfy((run, state) -> assertThat(state)
                .isEqualTo("DONE"));
    }

    /** What a run leaves that nobody disturbs. */
    private String undisturbed() throws Exception {
        Path directory = Files.createDirectories(folder.resolve("undisturbed"));
        SharedDatabase other = newDatabase(directory);
        try (Simulator undisturbing = broker();
                Product product =
                        Product.start(Product.settings(undisturbing, directory, settings(other)), Clock.systemUTC())) {
            RunSummary summary = product.collect();
            assertThat(summary.exitCode()).as(summary.toString()).isZero();
        }
        return Standing.read(other.url(), other.username()).signature();
    }

    private static Simulator broker() {
        return Simulator.start(SimulatorOptions.defaults()
                .withQuota(0)
                .withCandles(MARKET)
                .withLatency(Latency.between(Duration.ofMillis(5), Duration.ofMillis(30), 7)));
    }

    private static Map<String, String> settings(SharedDatabase database) {
        Map<String, String> settings = new HashMap<>(work(MARKET));
        settings.putAll(database.settings());
        return settings;
    }

    /** What is to be collected, and by how many at once. */
    static Map<String, String> work(LateListings market) {
        return Map.of(
                "kis.collect.symbols",
                String.join(",", market.codes()),
                "kis.collect.from",
                LateListings.FIRST.toString(),
                "kis.collect.to",
                LateListings.LAST.toString(),
                "kis.collect.workers",
                "4",
                "kis.collect.lease",
                "2s",
                "kis.rate.per-second",
                "100",
                "log4j2.configurationFile",
                "config/log4j2.properties");
    }
}
