package io.github.kisroutes.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that writes to an H2 file with many threads is killed at any moment. A part of a transaction that stays is found by
 * one kill in six or so where nothing keeps the threads from writing at the same time: run it with {@code -Dsoak.rounds=20} to
 * be sure.
 */
class KilledWritersIT {
    private static final int ROUNDS = 3 * Integer.getInteger("soak.rounds", 1);

    /** Longer than a transaction. */
    private static final int ANY_MOMENT_MILLIS = 300;

    /** More than there are writers. */
    private static final int BEGUN = 20;

    @TempDir
    Path directory;

    @Test
    void the_file_holds_whole_transactions_and_takes_those_again_that_were_not_finished() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String url = TestDatabases.h2(Files.createDirectory(directory.resolve("round-" + round)));
            try (Database database = Database.open(url, "sa", "")) {
                TwoTables.make(database);
            }
            killWhileWriting(url);
            try (Database database = Database.open(url, "sa", "")) {
                assertWhole(database);
            }
        }
    }

    private static void killWhileWriting(String url) throws Exception {
        Process process = OtherProcess.writingWithoutEnd(url).start();
        try {
            OtherProcess.awaitLine(process, "open");
            Duration aMoment = Duration.ofMillis(ThreadLocalRandom.current().nextInt(ANY_MOMENT_MILLIS));
            await().pollDelay(aMoment).until(() -> true);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static void assertWhole(Database database) throws Exception {
        TreeSet<Integer> heard = numbers(database, "SELECT number FROM heard");
        assertThat(heard).hasSizeGreaterThanOrEqualTo(BEGUN / 2);
        assertThat(numbers(database, "SELECT DISTINCT number FROM told")).isEqualTo(heard);
        assertThat(numbers(database, "SELECT number FROM told GROUP BY number HAVING COUNT(*) = " + OtherProcess.LINES))
                .isEqualTo(heard);

        int newest = heard.last() + BEGUN;
        for (int number = 1; number <= newest; number++) {
            int again = number;
            database.transaction().call(() -> OtherProcess.write(database, again));
        }
        assertThat(numbers(database, "SELECT number FROM heard")).hasSize(newest);
    }

    private static TreeSet<Integer> numbers(Database database, String sql) throws SQLException {
        TreeSet<Integer> numbers = new TreeSet<>();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                numbers.add(result.getInt(1));
            }
        }
        return numbers;
    }
}
