package io.github.kisroutes.routes;

import static java.util.concurrent.CompletableFuture.runAsync;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kisroutes.collection.report.RunSummary;
import io.github.kisroutes.database.FullDisk;
import io.github.kisroutes.simulator.Simulator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk of an H2 file is full in the middle of a run, and somebody makes room. */
class DiskFullTest {
    private static final int WORKERS = 16;
    private static final Duration FULL = Duration.ofSeconds(4);

    @TempDir
    Path folder;

    private Simulator broker;
    private HundredSymbols hundred;

    @BeforeEach
    void collectOnceWithoutTrouble() {
        FullDisk.mount();
        broker = HundredSymbols.broker();
        hundred = start();
        assertThat(hundred.collect().exitCode()).isZero();
        hundred.rememberAsUndisturbed();
        hundred.forget();
    }

    private HundredSymbols start() {
        String url = "jdbc:h2:full:" + folder.resolve("kis") + ";WRITE_DELAY=0;TRACE_LEVEL_FILE=0";
        return HundredSymbols.start(
                broker,
                folder,
                Map.of("kis.rate.per-second", "50", "kis.collect.lease", "2s", "kis.database.url", url));
    }

    @AfterEach
    void stop() {
        FullDisk.makeRoom();
        if (hundred != null) {
            hundred.close();
        }
        broker.close();
    }

    @Test
    void the_run_waits_for_room_asks_nothing_that_it_cannot_store_and_ends_whole() {
        CompletableFuture<RunSummary> run = fillInMidRun();
        await().until(() -> FullDisk.refusedWrites() > 0);
        int asked = hundred.questions().size();
        await().pollDelay(FULL).until(() -> true);
        assertThat(hundred.questions().size()).isLessThanOrEqualTo(asked + WORKERS);
        FullDisk.makeRoom();
        RunSummary summary = run.orTimeout(60, TimeUnit.SECONDS).join();
        hundred.assertWhole(summary);
        assertThat(hundred.questions().size()).as("each symbol once").isEqualTo(HundredSymbols.SYMBOLS);
        assertThat(broker.record().tokenRequests()).isZero();
    }

    @Test
    void the_process_works_on_and_its_next_run_leaves_nothing_half_stored_and_no_run_open() {
        CompletableFuture<RunSummary> run = fillInMidRun();
        await().pollDelay(FULL).until(() -> FullDisk.refusedWrites() > 0);
        FullDisk.makeRoom();
        run.orTimeout(60, TimeUnit.SECONDS).exceptionally(failed -> null).join();
        assertThat(halfStored()).isEmpty();
        hundred.assertWhole(hundred.collect());
        assertThat(hundred.product().rows("SELECT run_id FROM collection_run WHERE state = 'RUNNING'"))
                .isEmpty();
    }

    @Test
    void a_process_that_is_stopped_while_the_disk_is_full_ends_and_the_next_one_goes_on() {
        fillInMidRun();
        await().pollDelay(FULL).until(() -> FullDisk.refusedWrites() > 0);
        runAsync(hundred::close)
                .orTimeout(60, TimeUnit.SECONDS)
                .exceptionally(wrong -> null)
                .join();
        FullDisk.makeRoom();
        hundred = start();
        assertThat(halfStored()).isEmpty();
        hundred.assertWhole(hundred.collect());
        assertThat(broker.record().tokenRequests()).as("the token was kept").isZero();
    }

    private CompletableFuture<RunSummary> fillInMidRun() {
        CompletableFuture<RunSummary> run = supplyAsync(hundred::collect);
        await().until(() -> hundred.questions().size() >= 30);
        FullDisk.fill();
        return run;
    }

    private List<Map<String, Object>> halfStored() {
        return hundred.product()
                .rows("SELECT stock_code FROM daily_price GROUP BY stock_code HAVING COUNT(*) <> "
                        + HundredSymbols.ROWS);
    }
}
