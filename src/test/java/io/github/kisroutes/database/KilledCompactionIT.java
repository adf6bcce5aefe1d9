package io.github.kisroutes.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that makes its H2 file smaller is killed in the middle of it. Twice in a build; run it with {@code -Dsoak.rounds=15} for
 * thirty times.
 */
class KilledCompactionIT {
    private static final int ROUNDS = 2 * Integer.getInteger("soak.rounds", 1);

    /** About as long as it takes on a quiet machine. */
    private static final int ANY_MOMENT_MILLIS = 60;

    private static final String BEGINS = "compacting ";

    @TempDir
    Path directory;

    @Test
    void the_file_opens_and_nothing_that_was_committed_is_lost() throws Exception {
        String url = TestDatabases.h2(directory);
        try (Database database = Database.open(url, "sa", "")) {
            ScatteredRows.make(database);
        }
        int within = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Killed killed = killWhileCompacting(url, 1 + round % 2);
            within += killed.within() ? 1 : 0;
            try (Database database = Database.open(url, "sa", "")) {
                assertWhole(database, killed.committed());
            }
        }
        System.out.println(within + " of " + ROUNDS + " kills in the middle of a compaction");
    }

    /**
     * @param committed how many transactions had been committed for certain
     * @param within whether it had not said that it was through
     */
    private record Killed(int committed, boolean within) {}

    private Killed killWhileCompacting(String url, int compactions) throws IOException, InterruptedException {
        Path said = Files.createTempFile(directory, "said", ".txt");
        Process process = OtherProcess.compactingWithoutEnd(url)
                .redirectOutput(said.toFile())
                .start();
        try {
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> begun(said).size() >= compactions);
            Duration aMoment = Duration.ofMillis(ThreadLocalRandom.current().nextInt(ANY_MOMENT_MILLIS));
            await().pollDelay(aMoment).until(() -> true);
        } finally {
            process.destroyForcibly().waitFor();
        }
        List<String> lines = Files.readAllLines(said);
        String newest = begun(said).get(begun(said).size() - 1);
        return new Killed(
                Integer.parseInt(newest.substring(BEGINS.length())),
                lines.get(lines.size() - 1).equals(newest));
    }

    private static List<String> begun(Path said) throws IOException {
        return Files.readAllLines(said).stream()
                .filter(line -> line.startsWith(BEGINS))
                .toList();
    }

    private static void assertWhole(Database database, int committed) throws Exception {
        int noted = TestDatabases.count(database, "SELECT COUNT(*) FROM noted");
        assertThat(noted).isGreaterThanOrEqualTo(committed);
        assertThat(TestDatabases.count(database, "SELECT MAX(number) FROM noted"))
                .isEqualTo(noted);
        assertThat(TestDatabases.count(database, "SELECT COUNT(*) FROM scattered"))
                .isEqualTo(noted * ScatteredRows.EACH);
        // By the other index, and with every page read.
        assertThat(TestDatabases.count(
                        database,
                        "SELECT COUNT(DISTINCT text) FROM scattered WHERE place IS NOT NULL AND number <= " + noted))
                .isEqualTo(noted * ScatteredRows.EACH);
        database.transaction().call(() -> {
            ScatteredRows.write(database.transaction().connection(), noted + 1);
            return null;
        });
        assertThat(TestDatabases.count(database, "SELECT COUNT(*) FROM noted")).isEqualTo(noted + 1);
    }
}
