package io.github.kisroutes.database.h2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.OtherProcess;
import io.github.kisroutes.database.ScatteredRows;
import io.github.kisroutes.database.TestDatabases;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCompactionTest {
    private static final int COMMITS = 120;
    private static final int ROWS = COMMITS * ScatteredRows.EACH;

    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void open() throws Exception {
        database = Database.open(TestDatabases.h2(folder), "sa", "");
        ScatteredRows.make(database);
        for (int commit = 1; commit <= COMMITS; commit++) {
            int number = commit;
            database.transaction().call(() -> {
                ScatteredRows.write(database.transaction().connection(), number);
                return null;
            });
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    private long size() throws Exception {
        return Files.size(folder.resolve("kis.mv.db"));
    }

    private void assertRows() throws Exception {
        assertThat(TestDatabases.count(database, "SELECT COUNT(*) FROM scattered"))
                .isEqualTo(ROWS);
        assertThat(TestDatabases.count(database, "SELECT COUNT(DISTINCT text) FROM scattered WHERE place IS NOT NULL"))
                .isEqualTo(ROWS);
        assertThat(TestDatabases.count(database, "SELECT SUM(number) FROM noted"))
                .isEqualTo(COMMITS * (COMMITS + 1) / 2);
    }

    @Test
    void a_file_gives_back_what_commits_have_left_and_keeps_every_row() throws Exception {
        long before = size();
        assertThat(before).isGreaterThan(4L << 20);
        database.file().compact();
        assertThat(size()).isLessThan(before / 2);
        assertRows();

        long after = size();
        database.file().compact();
        assertThat(size()).as("there is nothing left to do").isEqualTo(after);

        database.close();
        database = Database.open(TestDatabases.h2(folder), "sa", "");
        assertRows();
    }

    @Test
    void while_another_process_is_connected_nothing_is_moved() throws Exception {
        Process guest = OtherProcess.holding(TestDatabases.h2(folder)).start();
        try {
            OtherProcess.awaitLine(guest, "open");
            long before = size();
            database.file().compact();
            assertThat(size()).isGreaterThanOrEqualTo(before);
        } finally {
            guest.destroyForcibly().waitFor();
        }
    }

    @Test
    void in_the_middle_of_a_transaction_nothing_is_moved() throws Exception {
        long before = size();
        database.transaction().call(() -> {
            database.file().compact();
            return null;
        });
        assertThat(size()).isGreaterThanOrEqualTo(before);
        assertRows();
    }
}
