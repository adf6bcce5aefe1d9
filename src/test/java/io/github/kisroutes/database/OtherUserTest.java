package io.github.kisroutes.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kisroutes.database.fault.DatabaseUnavailableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What another user of the machine can do with an H2 file; needs root, who can act as one. */
@Timeout(180)
@DisabledOnOs(OS.WINDOWS)
@SuppressWarnings("try") // a database is only held open
class OtherUserTest {
    /** Where everybody may look; JUnit has closed it. */
    @TempDir
    Path open;

    private OtherUser nobody;
    private Path data;

    @BeforeEach
    void folder() throws Exception {
        TestDatabases.setMode(open, 0755);
        nobody = OtherUser.in(open);
        data = open.resolve("data");
    }

    @Test
    void they_get_neither_the_files_nor_the_key_nor_a_lock() throws Exception {
        try (Database database = Database.open(TestDatabases.h2(data), "sa", "")) {
            assertRefused(nobody.attempts(data.toString(), port(data)));
        }
    }

    @Test
    void a_database_of_the_version_before_is_closed_to_them() throws Exception {
        TestDatabases.ofTheVersionBefore(data);
        try (Database database = Database.open(TestDatabases.h2(data), "sa", "")) {
            assertRefused(nobody.attempts(data.toString(), port(data)));
        }
    }

    @Test
    void in_a_folder_of_all_a_password_keeps_them_out_even_with_the_key() throws Exception {
        Path all = Files.createDirectory(open.resolve("all"));
        TestDatabases.setMode(all, 01777);
        try (Database database = Database.open(TestDatabases.h2(all), "sa", "a password")) {
            Map<String, String> attempts = nobody.attempts(all.toString(), port(all), lockFile(all, "id"));
            assertThat(attempts.get("list")).endsWith("files");
            attempts.remove("list");
            assertRefused(attempts);
        }
    }

    @Test
    void a_file_that_they_have_put_there_is_not_used() throws Exception {
        Path all = Files.createDirectory(open.resolve("all"));
        TestDatabases.setMode(all, 01777);
        Path planted = Files.writeString(all.resolve("kis.lock.db"), "server=127.0.0.1\\:9\nid=0\nmethod=file\n");
        Files.setAttribute(planted, "unix:uid", OtherUser.NOBODY);
        assertThatThrownBy(() -> Database.open(TestDatabases.h2(all), "sa", "a password"))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("kis.lock.db belongs to another user (rw-r--r--, owner nobody)");
    }

    @Test
    void a_folder_of_theirs_is_not_used_without_a_password() throws Exception {
        Files.createDirectory(data);
        TestDatabases.setMode(data, 0700);
        Files.setAttribute(data, "unix:uid", OtherUser.NOBODY);
        assertThatThrownBy(() -> Database.open(TestDatabases.h2(data), "sa", ""))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("other users of this machine can enter " + data)
                .hasMessageContaining("kis.database.password");
        assertThat(data).isEmptyDirectory();
        Database.open(TestDatabases.h2(data), "sa", "a password").close();
    }

    @Test
    void a_folder_in_which_they_keep_files_is_not_taken_from_them() throws Exception {
        Files.createDirectory(data);
        TestDatabases.setMode(data, 0755);
        Files.setAttribute(Files.createFile(data.resolve("theirs")), "unix:uid", OtherUser.NOBODY);
        assertThatThrownBy(() -> Database.open(TestDatabases.h2(data), "sa", ""))
                .isInstanceOf(DatabaseUnavailableException.class);
        assertThat(TestDatabases.mode(data)).isEqualTo(0755);
    }

    @Test
    void who_takes_the_port_of_a_killed_process_is_sent_nothing() throws Exception {
        Process killed = OtherProcess.holding(TestDatabases.h2(data)).start();
        OtherProcess.awaitLine(killed, "open");
        String port = port(data);
        killed.destroyForcibly().waitFor();
        Process listener = nobody.start("listen", port);
        try {
            OtherProcess.awaitLine(listener, "listening");
            try (Database database = Database.open(TestDatabases.h2(data), "sa", "")) {
                assertThat(TestDatabases.count(database, "SELECT COUNT(*) FROM daily_price"))
                        .isZero();
                assertThat(port(data)).isNotEqualTo(port);
            }
            assertThat(listener.isAlive()).isTrue();
            assertThat(listener.inputReader().ready()).isFalse();
        } finally {
            listener.destroyForcibly();
        }
    }

    @Test
    void they_see_that_the_process_runs_and_neither_its_environment_nor_its_memory_nor_attach_to_it() throws Exception {
        ProcessBuilder builder = OtherProcess.holding(TestDatabases.h2(data));
        builder.environment().put("KIS_APP_SECRET", "hush");
        Process process = builder.start();
        try {
            OtherProcess.awaitLine(process, "open");
            String proc = "/proc/" + process.pid();
            assertThat(nobody.runs("cat", proc + "/cmdline"))
                    .as("as of every process")
                    .isZero();
            for (String hidden : List.of("environ", "maps", "mem", "fd/0", "cwd/data")) {
                assertThat(nobody.runs("cat", proc + "/" + hidden)).as(hidden).isNotZero();
            }
            Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
            String pid = String.valueOf(process.pid());
            assertThat(nobody.runs(jcmd.toString(), pid, "VM.system_properties"))
                    .as("attach")
                    .isNotZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private static void assertRefused(Map<String, String> attempts) {
        attempts.remove("user");
        assertThat(attempts).containsKeys("database", "lock file", "start lock", "write lock", "guessed key", "shell");
        assertThat(attempts.values()).allSatisfy(result -> assertThat(result).startsWith("refused"));
    }

    private static String port(Path folder) throws Exception {
        return lockFile(folder, "server").replaceFirst(".*:", "");
    }

    private static String lockFile(Path folder, String key) throws Exception {
        Properties lock = new Properties();
        lock.load(Files.newBufferedReader(folder.resolve("kis.lock.db")));
        return lock.getProperty(key);
    }
}
