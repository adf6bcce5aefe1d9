package io.github.kisroutes.collection.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.RunClaim;
import io.github.kisroutes.collection.evidence.SeriesLedger;
import io.github.kisroutes.collection.plan.RunKind;
import io.github.kisroutes.collection.plan.RunPlan;
import io.github.kisroutes.collection.range.KnownDays;
import io.github.kisroutes.collection.run.CallCount;
import io.github.kisroutes.collection.run.CollectionRun;
import io.github.kisroutes.collection.run.RunHeader;
import io.github.kisroutes.collection.run.RunKnowledge;
import io.github.kisroutes.collection.stock.KnownStocks;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.market.PriceBasis;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLeaseTest {
    private static final DateWindow DAYS = new DateWindow(LocalDate.of(2025, 6, 2), LocalDate.of(2025, 6, 16));

    @TempDir
    Path folder;

    private final CountDownLatch beating = new CountDownLatch(1);

    /** Holds up a sign of life just before it is written; unlike a latch it does not give way to an interrupt. */
    private final Phaser goesOn = new Phaser(1);

    private CallCount calls() {
        if (!Thread.currentThread().getName().equals("kis-run-lease")) {
            return new CallCount(0, 0, 0);
        }
        beating.countDown();
        goesOn.awaitAdvance(0);
        return new CallCount(7, 0, 0);
    }

    private static RunKnowledge knowledge(Database database) {
        SeriesLedger series = SeriesLedger.of(database, "J", Clock.systemUTC());
        return new RunClaim.Knowing(
                        new KnownStocks.Source(codes -> Map.of(), series.states(), series.resolutions()),
                        series.candles())
                .of(List.of());
    }

    @Test
    void a_run_that_ends_while_a_sign_of_life_is_written_waits_for_it_and_leaves_the_database_intact()
            throws Exception {
        try (Database database = Database.open("jdbc:h2:file:" + folder.resolve("kis") + ";WRITE_DELAY=0", "", "")) {
            RunLedger ledger = new RunLedger(database, "J", Duration.ofMinutes(1), Clock.systemUTC());
            RunPlan plan = new RunPlan(RunKind.DAILY, DAYS, List.of(PriceBasis.ADJUSTED), "job", List.of());
            RunHeader header = new RunHeader("run", RunKind.DAILY, DAYS, "job", "me", Instant.now(), false);
            assertThat(ledger.claim(header, plan)).isTrue();
            CollectionRun run = new CollectionRun(header, KnownDays.NONE, knowledge(database), none -> List.of());
            RunLease lease = new RunLease(run, ledger, this::calls, Duration.ofMillis(1));
            assertThat(beating.await(10, TimeUnit.SECONDS)).isTrue();

            CompletableFuture<Boolean> closed = new CompletableFuture<>();
            Thread end = new Thread(() -> {
                lease.end();
                closed.complete(ledger.close(run, "DONE", new CallCount(0, 0, 0)));
            });
            end.start();
            await().atMost(Duration.ofSeconds(10)).until(() -> end.getState() == Thread.State.BLOCKED);
            goesOn.arrive();

            assertThat(closed.get(10, TimeUnit.SECONDS)).isTrue();
            assertThat(run.isStopping())
                    .as("taken for a run of another process")
                    .isFalse();
            assertThat(ledger.running("job")).isEmpty();
        }
    }
}
