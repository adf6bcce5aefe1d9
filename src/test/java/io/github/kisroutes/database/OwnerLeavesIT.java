package io.github.kisroutes.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kisroutes.database.fault.StatementException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process that serves a shared H2 file leaves again and again, while another writes through it without a pause. */
class OwnerLeavesIT {
    private static final int ROUNDS = 6;
    private static final int WRITERS = 4;
    private static final int ROWS = 300;
    private static final int ENOUGH = 20;
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger begun = new AtomicInteger();
    private final Queue<Integer> transactions = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> statements = new ConcurrentLinkedQueue<>();
    private final Queue<Exception> failures = new ConcurrentLinkedQueue<>();
    private final List<Thread> writers = new ArrayList<>();
    private volatile boolean writing;
    private int firstOfRound;
    private String url;

    @BeforeEach
    void tables() throws SQLException {
        url = TestDatabases.h2(directory);
        try (Database database = Database.open(url, "sa", "")) {
            TwoTables.make(database);
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        writing = false;
        for (Thread writer : writers) {
            writer.join();
        }
    }

    @Test
    void whoever_ends_in_order_or_is_killed_nothing_of_the_others_fails_or_is_lost_or_half_there() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Process owner = OtherProcess.holding(url).start();
            try {
                OtherProcess.awaitLine(owner, "open");
                writeWhileItLeaves(owner, round % 3 == 2);
            } finally {
                owner.destroyForcibly();
            }
        }
        assertThat(begun.get())
                .as("transactions were interrupted, or this has proved nothing")
                .isGreaterThan(transactions.size());
    }

    private void writeWhileItLeaves(Process owner, boolean killed) throws Exception {
        try (Database guest = Database.open(url, "sa", "")) {
            firstOfRound = numbers.get() + 1;
            writing = true;
            for (int i = 0; i < WRITERS; i++) {
                write(transactions, number -> guest.transaction().call(() -> tell(guest, number)));
                write(statements, number -> note(guest, number));
            }
            awaitMore();
            if (killed) {
                owner.destroyForcibly();
            } else {
                owner.getOutputStream().close();
            }
            await().atMost(LONG).until(() -> !owner.isAlive());
            awaitMore();
            stop();
            assertEverythingIsThere(guest);
            writeAllAgain(guest);
        }
    }

    private void awaitMore() {
        int transactionsBefore = transactions.size();
        int statementsBefore = statements.size();
        await().atMost(LONG)
                .until(() -> !failures.isEmpty()
                        || transactions.size() > transactionsBefore + ENOUGH
                                && statements.size() > statementsBefore + ENOUGH);
        assertThat(failures).isEmpty();
    }

    @FunctionalInterface
    private interface Write {
        void of(int number) throws Exception;
    }

    private void write(Queue<Integer> done, Write write) {
        Thread writer = new Thread(() -> {
            while (writing) {
                int number = numbers.incrementAndGet();
                try {
                    write.of(number);
                    done.add(number);
                } catch (Exception e) {
                    failures.add(e);
                }
            }
        });
        writers.add(writer);
        writer.start();
    }

    private Void tell(Database database, int number) throws SQLException {
        begun.incrementAndGet();
        TwoTables.write(database.transaction().connection(), number, ROWS);
        return null;
    }

    private static void note(Database database, int number) {
        try {
            database.sql("open-quota").set("token_key", String.valueOf(number)).update();
        } catch (StatementException e) {
            boolean thereSinceTheFirstAttempt = e.fault().sqlState().equals("23505");
            if (!thereSinceTheFirstAttempt) {
                throw e;
            }
        }
    }

    private void assertEverythingIsThere(Database database) throws Exception {
        assertThat(failures).isEmpty();
        assertThat(numbers(database, "SELECT number FROM told GROUP BY number HAVING COUNT(*) = " + ROWS))
                .containsAll(transactions)
                .isEqualTo(numbers(database, "SELECT DISTINCT number FROM told"))
                .isEqualTo(numbers(database, "SELECT number FROM heard"));
        assertThat(numbers(database, "SELECT CAST(token_key AS INTEGER) FROM call_quota"))
                .containsAll(statements);
    }

    /** What was interrupted has left nothing in the file that would keep it from being written. */
    private void writeAllAgain(Database database) throws Exception {
        for (int number = firstOfRound; number <= numbers.get(); number++) {
            int again = number;
            database.transaction().call(() -> tell(database, again));
        }
    }

    private static Set<Integer> numbers(Database database, String sql) throws Exception {
        Callable<Set<Integer>> query = () -> {
            Set<Integer> numbers = new TreeSet<>();
            try (Statement statement = database.transaction().connection().createStatement();
                    ResultSet result = statement.executeQuery(sql)) {
                while (result.next()) {
                    numbers.add(result.getInt(1));
                }
            }
            return numbers;
        };
        return database.transaction().call(query);
    }
}
