package io.github.kisroutes.database.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.OtherProcess;
import io.github.kisroutes.database.TestDatabases;
import io.github.kisroutes.database.fault.DatabaseUnavailableException;
import io.github.kisroutes.shared.file.Access;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The folder of an H2 file and the files in it belong to one user alone. */
@DisabledOnOs(OS.WINDOWS)
@SuppressWarnings("try") // a database is only held open
class PrivateFolderTest {
    @TempDir
    Path directory;

    @Test
    void folder_and_files_are_closed_to_others_from_the_first_moment_whatever_the_umask() throws Exception {
        Path data = directory.resolve("new/data");
        List<String> command = new ArrayList<>(List.of("sh", "-c", "umask 000; exec \"$0\" \"$@\""));
        ProcessBuilder holding = OtherProcess.holding(TestDatabases.h2(data));
        command.addAll(holding.command());
        Process owner = holding.command(command).start();
        try {
            OtherProcess.awaitLine(owner, "open");
            assertThat(TestDatabases.mode(data.getParent())).isEqualTo(0700);
            assertThat(TestDatabases.mode(data)).isEqualTo(0700);
            assertThat(files(data))
                    .extracting(file -> file.getFileName().toString())
                    .contains("kis.mv.db", "kis.lock.db", "kis.start.lock", "kis.write.lock");
            assertThat(files(data)).allSatisfy(PrivateFolderTest::isClosed);
        } finally {
            owner.destroyForcibly();
        }
    }

    @Test
    void a_trace_of_h2_is_closed_as_well() throws Exception {
        String url = TestDatabases.h2(directory) + ";TRACE_LEVEL_FILE=2";
        try (Database database = Database.open(url, "sa", "")) {
            assertThat(directory.resolve("kis.trace.db")).exists().satisfies(PrivateFolderTest::isClosed);
        }
    }

    @Test
    void a_database_of_the_version_before_keeps_its_rows_and_is_closed() throws Exception {
        Path data = directory.resolve("data");
        TestDatabases.ofTheVersionBefore(data);
        try (Database database = Database.open(TestDatabases.h2(data), "sa", "")) {
            assertThat(TestDatabases.mode(data)).isEqualTo(0700);
            assertThat(files(data)).isNotEmpty().allSatisfy(PrivateFolderTest::isClosed);
            assertThat(TestDatabases.count(database, "SELECT COUNT(*) FROM before"))
                    .isOne();
        }
    }

    @Test
    void a_link_leads_to_the_folder_that_is_closed() throws Exception {
        Path real = Files.createDirectory(directory.resolve("real"));
        TestDatabases.setMode(real, 0755);
        Path link = Files.createSymbolicLink(directory.resolve("data"), real);
        Database.open(TestDatabases.h2(link), "sa", "").close();
        assertThat(TestDatabases.mode(real)).isEqualTo(0700);
    }

    @Test
    void a_folder_that_all_may_write_to_needs_a_password_and_stays_as_it_is() throws Exception {
        Path all = Files.createDirectory(directory.resolve("all"));
        TestDatabases.setMode(all, 01777);
        assertThatThrownBy(() -> Database.open(TestDatabases.h2(all), "sa", ""))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("other users of this machine can enter " + all + " (rwxrwxrwx, owner ")
                .hasMessageContaining("Name a folder of its own in kis.database.url")
                .hasMessageContaining("kis.database.password")
                .hasMessageNotContaining("chmod");
        assertThat(all).isEmptyDirectory();

        try (Database database = Database.open(TestDatabases.h2(all), "sa", "a password")) {
            assertThat(files(all)).isNotEmpty().allSatisfy(PrivateFolderTest::isClosed);
        }
        assertThat(TestDatabases.mode(all)).isEqualTo(01777);
    }

    @Test
    void a_folder_of_ones_own_in_one_of_all_is_made_and_closed() throws Exception {
        TestDatabases.setMode(directory, 01777);
        Path own = directory.resolve("own");
        Database.open(TestDatabases.h2(own), "sa", "").close();
        assertThat(TestDatabases.mode(own)).isEqualTo(0700);
    }

    @Test
    void the_home_folder_and_the_working_directory_are_not_closed_unasked() throws Exception {
        Path here = Path.of("").toRealPath();
        int before = TestDatabases.mode(here);
        assertThat(SharedPlace.is(here, Access.to(here).user())).isTrue();
        assertThat(SharedPlace.is(Path.of(System.getProperty("user.home")).toRealPath(), 0))
                .isTrue();
        assertThat(SharedPlace.is(directory.toRealPath(), Access.to(directory).user()))
                .isFalse();
        assertThatThrownBy(() -> new PrivateFolder("jdbc:h2:./kis", here.resolve("kis"), false).close())
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("chmod 700");
        assertThat(TestDatabases.mode(here)).isEqualTo(before);
    }

    @Test
    void a_folder_that_cannot_be_made_is_told() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> Database.open(TestDatabases.h2(file.resolve("data")), "sa", ""))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("kis.database.url names a folder that this user may write to");
    }

    private static List<Path> files(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static void isClosed(Path file) throws Exception {
        assertThat(TestDatabases.mode(file)).as(file.toString()).isEqualTo(0600);
    }
}
