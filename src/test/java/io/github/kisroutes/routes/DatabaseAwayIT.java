package io.github.kisroutes.routes;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kisroutes.collection.report.RunSummary;
import io.github.kisroutes.database.OwnPostgres;
import io.github.kisroutes.database.PostgresServer;
import io.github.kisroutes.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** PostgreSQL is away for twenty seconds in the middle of a run: the run waits, and asks for nothing that it cannot store. */
@Execution(ExecutionMode.CONCURRENT)
class DatabaseAwayIT {
    private static final Duration AWAY = Duration.ofSeconds(20);
    private static final int WORKERS = 16;
    /** Answers that are on their way when nobody knows yet, and the next question of each worker at the very most. */
    private static final int IN_FLIGHT = WORKERS;

    @TempDir
    Path folder;

    private OwnPostgres database;
    private Simulator broker;
    private HundredSymbols hundred;

    @BeforeEach
    void collectOnceWithoutTrouble() throws IOException {
        database = OwnPostgres.start();
        broker = HundredSymbols.broker();
        hundred = HundredSymbols.start(
                broker,
                folder,
                Map.of(
                        "kis.rate.per-second",
                        "20",
                        "kis.database.url",
                        database.url(),
                        "kis.database.username",
                        PostgresServer.USERNAME));
        assertThat(hundred.collect().exitCode()).isZero();
        hundred.rememberAsUndisturbed();
        hundred.forget();
    }

    @AfterEach
    void stop() throws IOException {
        if (hundred != null) {
            hundred.close();
        }
        broker.close();
        database.close();
    }

    @Test
    void a_server_that_crashed_and_starts_again_costs_time_and_no_row() throws IOException {
        CompletableFuture<RunSummary> run = supplyAsync(hundred::collect);
        await().until(() -> hundred.questions().size() >= 30);
        database.crash();
        int asked = hundred.questions().size();
        await().pollDelay(AWAY).atMost(AWAY.plusSeconds(10)).until(() -> true);
        assertThat(hundred.questions().size())
                .as("asked while the database was away")
                .isLessThanOrEqualTo(asked + IN_FLIGHT);
        assertThat(run).isNotDone();
        database.startAgain();
        assertWholeAndEachAskedOnce(run);
    }

    @Test
    void a_server_that_does_not_answer_costs_time_and_no_row() throws IOException {
        CompletableFuture<RunSummary> run = supplyAsync(hundred::collect);
        await().until(() -> hundred.questions().size() >= 30);
        database.freeze();
        try {
            int asked = hundred.questions().size();
            await().pollDelay(AWAY).atMost(AWAY.plusSeconds(10)).until(() -> true);
            assertThat(hundred.questions().size())
                    .as("asked while the database was silent")
                    .isLessThanOrEqualTo(asked + IN_FLIGHT);
            assertThat(run).isNotDone();
        } finally {
            database.thaw();
        }
        assertWholeAndEachAskedOnce(run);
    }

    private void assertWholeAndEachAskedOnce(CompletableFuture<RunSummary> run) {
        RunSummary summary = run.orTimeout(90, TimeUnit.SECONDS).join();
        hundred.assertWhole(summary);
        assertThat(hundred.questions().size()).as("each symbol once").isEqualTo(HundredSymbols.SYMBOLS);
        assertThat(broker.record().tokenRequests())
                .as("the token is in the database that was away")
                .isZero();
    }
}
