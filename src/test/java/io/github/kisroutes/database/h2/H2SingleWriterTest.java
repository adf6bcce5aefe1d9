package io.github.kisroutes.database.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.OtherProcess;
import io.github.kisroutes.database.TestDatabases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One transaction at a time writes to a file of H2. */
@Timeout(60)
class H2SingleWriterTest {
    private static final Duration SHORT = Duration.ofMillis(200);

    @TempDir
    Path directory;

    private final AtomicInteger writing = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @Test
    void threads_write_one_after_the_other_whatever_they_have_opened_the_file_with() throws Exception {
        try (Database one = Database.open(TestDatabases.h2(directory), "sa", "");
                Database other = Database.open(TestDatabases.h2(directory), "sa", "")) {
            atOnce(8, number -> (number % 2 == 0 ? one : other).transaction().call(this::stay));
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void a_statement_by_itself_waits_for_a_transaction_and_a_query_does_not() throws Exception {
        try (Database database = Database.open(TestDatabases.h2(directory), "sa", "")) {
            CountDownLatch read = new CountDownLatch(1);
            List<String> order = new ArrayList<>();
            CompletableFuture<Void> transaction = database.transaction().call(() -> {
                CompletableFuture<Void> next = CompletableFuture.runAsync(() -> {
                    database.sql("read-instruments").list(row -> "");
                    read.countDown();
                    database.sql("open-quota").set("token_key", "one").update();
                    order.add("statement");
                });
                assertThat(read.await(10, TimeUnit.SECONDS)).isTrue();
                await().pollDelay(SHORT).until(() -> true);
                order.add("transaction");
                return next;
            });
            transaction.get(10, TimeUnit.SECONDS);
            assertThat(order).containsExactly("transaction", "statement");
        }
    }

    @Test
    void who_has_the_turn_need_not_wait_for_it() throws Exception {
        try (Database database = Database.open(TestDatabases.h2(directory), "sa", "")) {
            long before = System.nanoTime();
            database.transaction().call(() -> database.sqlAlone("open-quota")
                    .set("token_key", "one")
                    .update());
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(SingleWriter.MAX_WAIT);
        }
    }

    @Test
    void another_process_is_waited_for_until_it_is_killed() throws Exception {
        String url = TestDatabases.h2(directory);
        Process other = OtherProcess.writing(url).start();
        try (Database database = Database.open(url, "sa", "")) {
            OtherProcess.awaitLine(other, "open");
            CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(
                    () -> database.sql("open-quota").set("token_key", "one").update());
            await().during(Duration.ofSeconds(1)).until(() -> !waiting.isDone());

            other.destroyForcibly();
            assertThat(waiting.get(30, TimeUnit.SECONDS)).isOne();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void a_process_that_hangs_is_waited_for_once() throws Exception {
        String url = TestDatabases.h2(directory);
        Process hanging = OtherProcess.writing(url).start();
        try {
            OtherProcess.awaitLine(hanging, "open");
            SingleWriter writers = H2SingleWriter.of(url);
            assertThat(lengthOf(writers, SHORT)).isGreaterThanOrEqualTo(SHORT);
            assertThat(lengthOf(writers, Duration.ofSeconds(30))).isLessThan(Duration.ofSeconds(10));

            hanging.destroyForcibly().waitFor();
            writers.begin().close();
            Process again = OtherProcess.writing(url).start();
            try {
                OtherProcess.awaitLine(again, "open");
                assertThat(lengthOf(writers, SHORT)).isGreaterThanOrEqualTo(SHORT);
            } finally {
                again.destroyForcibly();
            }
        } finally {
            hanging.destroyForcibly();
        }
    }

    @Test
    void a_thread_that_is_interrupted_does_not_write() throws Exception {
        SingleWriter writers = H2SingleWriter.of(TestDatabases.h2(directory));
        Thread.currentThread().interrupt();
        assertThatThrownBy(writers::begin).isInstanceOf(SQLTransientException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void a_folder_that_cannot_be_written_is_an_error_of_the_database_and_blocks_nobody() throws Exception {
        Files.createFile(directory.resolve("folder"));
        SingleWriter writers = H2SingleWriter.of("jdbc:h2:file:" + directory.resolve("folder/kis"));
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(writers::begin).isInstanceOf(SQLException.class).hasMessageContaining("kis.write.lock");
        }
    }

    @Test
    void elsewhere_any_number_writes() throws Exception {
        for (SingleWriter writers : List.of(
                H2SingleWriter.of("jdbc:postgresql://localhost/kis"),
                H2SingleWriter.of("jdbc:h2:mem:kis"),
                H2SingleWriter.of("jdbc:h2:tcp://localhost/kis"))) {
            CountDownLatch together = new CountDownLatch(2);
            atOnce(2, number -> {
                SingleWriter.Writing turn = writers.begin();
                try (turn) {
                    together.countDown();
                    assertThat(together.await(10, TimeUnit.SECONDS)).isTrue();
                }
            });
        }
    }

    private static Duration lengthOf(SingleWriter writers, Duration patience) throws SQLException {
        long before = System.nanoTime();
        writers.begin(patience).close();
        return Duration.ofNanos(System.nanoTime() - before);
    }

    private Void stay() {
        most.accumulateAndGet(writing.incrementAndGet(), Math::max);
        await().pollDelay(Duration.ofMillis(10)).until(() -> true);
        writing.decrementAndGet();
        return null;
    }

    @FunctionalInterface
    private interface Numbered {
        void run(int number) throws Exception;
    }

    private static void atOnce(int threads, Numbered work) {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int number = i;
            all.add(CompletableFuture.runAsync(
                    () -> {
                        try {
                            work.run(number);
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    task -> new Thread(task).start()));
        }
        all.forEach(CompletableFuture::join);
    }
}
