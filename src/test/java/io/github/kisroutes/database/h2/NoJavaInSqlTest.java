package io.github.kisroutes.database.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kisroutes.database.OtherProcess;
import io.github.kisroutes.database.TestDatabases;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.h2.tools.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the owner's own tools can do through the server of a shared file, and what nobody can. */
class NoJavaInSqlTest {
    private static final String SOURCE = "AS $$ String f() { return System.getenv(\"HOME\"); } $$";
    private static final String TRIGGER =
            "AS $$ org.h2.api.Trigger create() { throw new IllegalStateException(\"it ran\"); } $$";

    @TempDir
    Path directory;

    private Process owner;

    /** A tool's URL, as a desktop client has it. */
    private String url;

    @BeforeEach
    void serve() throws Exception {
        url = TestDatabases.h2(directory) + ";IFEXISTS=TRUE";
        owner = OtherProcess.holding(TestDatabases.h2(directory)).start();
        OtherProcess.awaitLine(owner, "open");
    }

    @AfterEach
    void end() throws Exception {
        owner.destroyForcibly().waitFor();
    }

    @Test
    void sql_runs_no_java_neither_by_name_nor_by_source() throws Exception {
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement()) {
            for (String java : List.of(
                    "CREATE ALIAS f " + SOURCE,
                    "CREATE ALIAS f FOR 'java.lang.System.getProperty(java.lang.String)'",
                    "CREATE AGGREGATE f FOR 'java.lang.String'",
                    "CREATE TRIGGER t BEFORE INSERT ON daily_price " + TRIGGER,
                    "CREATE TRIGGER t BEFORE INSERT ON daily_price CALL 'java.lang.String'",
                    "CREATE TABLE e(i INTEGER) ENGINE \"java.lang.String\"",
                    "CREATE LINKED TABLE l('', 'jdbc:postgresql://127.0.0.1/l', 'sa', '', 'x')",
                    "SET DATABASE_EVENT_LISTENER 'java.lang.String'")) {
                assertThatThrownBy(() -> statement.execute(java), java)
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("Access to the class")
                        .hasMessageContaining("is denied");
            }
            statement.execute("CREATE FORCE ALIAS f " + SOURCE);
            assertThatThrownBy(() -> statement.execute("CALL f()")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void the_owners_tools_read_write_and_export_as_before() throws Exception {
        Path csv = directory.resolve("candle.csv");
        String text = shell("CALL CSVWRITE('" + csv + "', 'SELECT 1 AS one FROM DUAL')")
                + shell("CREATE TABLE mine (number INTEGER)")
                + shell("INSERT INTO mine VALUES (4711)")
                + shell("SELECT number FROM mine");
        assertThat(text).contains("4711");
        assertThat(csv).hasContent("\"ONE\"\n\"1\"");
    }

    private String shell(String sql) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Shell shell = new Shell();
        shell.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        shell.runTool("-url", url, "-user", "sa", "-sql", sql);
        return out.toString(StandardCharsets.UTF_8);
    }
}
