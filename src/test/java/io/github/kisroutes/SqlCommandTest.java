package io.github.kisroutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mvn exec:java@sql}, as a process with {@code LANG=C}: what it prints, and how it ends. */
class SqlCommandTest {
    @TempDir
    Path folder;

    private String said;

    @BeforeEach
    void fill() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url("kis"), "sa", "")) {
            connection.createStatement().execute("CREATE TABLE stock (code VARCHAR(12), name VARCHAR(200))");
            connection.createStatement().execute("INSERT INTO stock VALUES ('005930', '삼성전자'), ('0', NULL)");
        }
    }

    private String url(String database) {
        return "jdbc:h2:file:" + folder.resolve(database);
    }

    private int run(String database, String sql) throws Exception {
        List<String> command = JavaProcess.command(SqlCommand.class, List.of());
        command.addAll(List.of(url(database) + ";IFEXISTS=TRUE", "sa", sql));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    @Test
    void names_are_printed_in_utf_8_where_the_language_of_the_host_has_no_letters_for_them() throws Exception {
        assertThat(run("kis", "SELECT * FROM stock ORDER BY code DESC"))
                .as(said)
                .isZero();
        assertThat(said.lines().limit(3)).containsExactly("CODE   | NAME", "005930 | 삼성전자", "0      | null");
        assertThat(said.lines().skip(3)).singleElement().asString().matches("\\(2 rows, [0-9]+ ms\\)");
    }

    @Test
    void a_statement_that_fails_ends_it_with_1_and_those_after_it_are_not_run() throws Exception {
        assertThat(run("kis", "UPDATE stock SET name = 'a'; SELEC 1; UPDATE stock SET name = 'b'"))
                .isEqualTo(1);
        assertThat(said)
                .contains("(Update count: 2,", "Error: Syntax error", "SELEC")
                .doesNotContain("at org.h2");
        assertThat(run("kis", "SELECT DISTINCT name FROM stock")).isZero();
        assertThat(said).startsWith("NAME\na\n(1 row,");
    }

    @Test
    void a_database_that_is_not_there_is_not_made_and_is_a_sentence() throws Exception {
        assertThat(run("other", "SELECT 1")).isEqualTo(1);
        assertThat(said).startsWith("There is no database " + folder.resolve("other") + ".mv.db yet: collect first");
        assertThat(folder.resolve("other.mv.db")).doesNotExist();
    }

    @Test
    void a_file_that_another_process_has_open_for_itself_is_a_sentence() throws Exception {
        try (Connection owner = DriverManager.getConnection(url("kis"), "sa", "")) {
            assertThat(owner.isValid(1)).isTrue();
            assertThat(run("kis", "SELECT 1")).isEqualTo(1);
        }
        assertThat(said)
                .isEqualToIgnoringNewLines("Another process has " + folder.resolve("kis")
                        + ".mv.db open and lets nobody else in: wait until it has ended.");
    }

    @Test
    void what_one_process_shares_another_one_reads_and_an_error_is_its_own_sentence() throws Exception {
        String shared = url("kis") + ";AUTO_SERVER=TRUE";
        try (Connection owner = DriverManager.getConnection(shared, "sa", "")) {
            assertThat(owner.isValid(1)).isTrue();
            assertThat(run("kis;AUTO_SERVER=TRUE", "SELECT name FROM stock WHERE code = '0'"))
                    .as(said)
                    .isZero();
            assertThat(run(
                            "kis;AUTO_SERVER=TRUE",
                            "CALL CSVWRITE('" + folder.resolve("kis.mv.db/rows.csv") + "', 'SELECT 1')"))
                    .isEqualTo(1);
        }
        assertThat(said).startsWith("Error: ").contains("rows.csv").doesNotContain("at org.h2");
    }

    @Test
    void a_file_of_another_user_is_a_sentence() throws Exception {
        Path file = folder.resolve("kis.mv.db");
        assumeThat(file.toFile().setReadable(false) && !Files.isReadable(file))
                .as("root may read every file")
                .isTrue();
        assertThat(run("kis", "SELECT 1")).isEqualTo(1);
        assertThat(said).startsWith("This user may not open " + file + ": it belongs to the user who collects");
    }
}
