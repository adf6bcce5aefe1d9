package io.github.kisroutes.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Statements from files, and those of the ledger on both databases. */
class SqlTest {
    private static final Instant START = Instant.parse("2024-12-30T06:40:00Z");
    private static final Path STATEMENTS = Path.of("src/main/resources/sql");

    @TempDir
    Path directory;

    private Database open(Dialect dialect) throws Exception {
        return switch (dialect) {
            case H2 -> Database.open(TestDatabases.h2(directory), "sa", "");
            case POSTGRESQL -> Database.open(PostgresServer.newDatabase(), PostgresServer.USERNAME, "");
        };
    }

    @Test
    void both_databases_have_the_same_statements_with_the_same_parameters() throws Exception {
        assertThat(names(Dialect.H2)).isNotEmpty().isEqualTo(names(Dialect.POSTGRESQL));
        for (String name : names(Dialect.H2)) {
            assertThat(parameters(Dialect.H2, name)).as(name).isEqualTo(parameters(Dialect.POSTGRESQL, name));
        }
    }

    @Test
    void a_comment_holds_no_parameter_and_a_statement_no_cast_with_colons() throws IOException {
        for (Dialect dialect : Dialect.values()) {
            for (String name : names(dialect)) {
                List<String> lines =
                        Files.readAllLines(STATEMENTS.resolve(dialect.folder()).resolve(name + ".sql"));
                assertThat(lines.get(0)).as(name + " begins with what it does").startsWith("-- ");
                assertThat(lines)
                        .noneMatch(line -> line.startsWith("--") && line.contains(":?"))
                        .noneMatch(line -> line.contains("::"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_run_is_opened_filled_and_closed_with_totals_that_add_up(Dialect dialect) throws Exception {
        try (Database database = open(dialect)) {
            openRun(database, "run-1");
            String[] codes = {"005930", "000660", "00088K", "Q500001"};
            String[] names = {"삼성전자", null, "한화3우B", "x".repeat(150)};
            assertThat(openItems(database, codes, names)).isEqualTo(4);
            assertThat(openItems(database, codes, names)).isZero();

            record(database, "005930", "DONE", 21, null, null);
            record(database, "000660", "FAILED", 0, "EGW00201", "zero \0 inside");
            record(database, "000660", "DONE", 20, null, null);
            record(database, "00088K", "EMPTY", 0, null, null);
            record(database, "Q500001", "FAILED", 0, "EGW00201", "z".repeat(1500));
            assertThat(reject(database)).isEqualTo(2);

            assertThat(close(database, "PARTIAL")).isEqualTo(1);
            assertThat(close(database, "DONE"))
                    .as("a closed run stays as it is")
                    .isZero();

            assertThat(totals(database)).contains("PARTIAL 4 = 2 + 1 + 1, 41 new, 2 rejected, 2024-12-30T06:41:00Z");
            assertThat(items(database, "DONE")).containsExactly("000660 null 20 2 null", "005930 삼성전자 21 1 null");
            assertThat(items(database, "FAILED"))
                    .containsExactly("Q500001 " + "x".repeat(100) + " 0 1 " + "z".repeat(1000));
        }
    }

    private static Optional<String> totals(Database database) {
        return database.sql("read-run")
                .set("run_id", "run-1")
                .one(row -> "%s %d = %d + %d + %d, %d new, %d rejected, %s"
                        .formatted(
                                row.getString("state"),
                                row.getInt("symbol_count"),
                                row.getInt("done_count"),
                                row.getInt("empty_count"),
                                row.getInt("failed_count"),
                                row.getLong("new_rows"),
                                row.getLong("rejected_rows"),
                                Sql.instant(row, "finished_at").orElseThrow()));
    }

    private static List<String> items(Database database, String state) {
        return database.sql("list-items")
                .set("run_id", "run-1")
                .set("state", state)
                .list(row -> "%s %s %d %d %s"
                        .formatted(
                                row.getString("stock_code"),
                                row.getString("name"),
                                row.getInt("row_count"),
                                row.getInt("attempts"),
                                row.getString("error_text")));
    }

    private static void openRun(Database database, String run) {
        database.sql("open-run")
                .set("run_id", run)
                .set("kind", "DAILY")
                .set("trade_date", LocalDate.of(2024, 12, 30))
                .set("started_at", START)
                .update();
    }

    private static int openItems(Database database, String[] codes, String[] names) {
        return database.sql("open-item")
                .set("run_id", "run-1")
                .set("stock_code", codes)
                .set("name", names)
                .set("updated_at", START)
                .update();
    }

    private static void record(Database database, String stock, String state, int rows, String code, String text) {
        assertThat(database.sql("record-item")
                        .set("run_id", "run-1")
                        .set("stock_code", stock)
                        .set("state", state)
                        .set("row_count", rows)
                        .set("attempts", 1)
                        .set("error_code", code)
                        .set("error_text", text)
                        .set("updated_at", START)
                        .update())
                .isEqualTo(1);
    }

    private static int reject(Database database) {
        return database.sql("reject-rows")
                .set("run_id", "run-1")
                .set("stock_code", "005930")
                .set("trade_date", new String[] {"2024-12-30", null})
                .set("rule", new String[] {"high-below-close", "blank-date"})
                .set("detail", new String[] {"high 1, close 2", "d".repeat(2000)})
                .set("answer", new String[] {"{\"stck_hgpr\":\"\0\"}", "a".repeat(9000)})
                .set("rejected_at", START)
                .update();
    }

    private static int close(Database database, String state) {
        return database.sql("close-run")
                .set("run_id", "run-1")
                .set("state", state)
                .set("reason", null)
                .set("finished_at", START.plusSeconds(60))
                .set("new_rows", 41L)
                .set("changed_rows", 0L)
                .set("unchanged_rows", 0L)
                .set("request_count", 6L)
                .set("refused_count", 1L)
                .set("token_issue_count", 1L)
                .update();
    }

    private static Set<String> names(Dialect dialect) throws IOException {
        try (Stream<Path> files = Files.list(STATEMENTS.resolve(dialect.folder()))) {
            return files.map(file -> file.getFileName().toString().replace(".sql", ""))
                    .collect(Collectors.toSet());
        }
    }

    private static Set<String> parameters(Dialect dialect, String name) {
        return new HashSet<>(new SqlFiles(dialect).get(name).parameters());
    }

    @Test
    void a_wrong_name_or_parameter_is_told() throws Exception {
        try (Database database = open(Dialect.H2)) {
            assertThatThrownBy(() -> database.sql("no-such-statement"))
                    .hasMessageContaining("/sql/h2/no-such-statement.sql");
            assertThatThrownBy(() -> database.sql("../h2/open-run")).hasMessageContaining("named in lower case");
            assertThatThrownBy(() -> database.sql("open-run").set("runid", "x"))
                    .hasMessageContaining("no parameter runid");
            assertThatThrownBy(() -> database.sql("open-run").set("run_id", "x").update())
                    .hasMessageContaining("without its parameter kind");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_refused_statement_says_why_in_one_line(Dialect dialect) throws Exception {
        try (Database database = open(dialect)) {
            openRun(database, "run-1");
            assertThatThrownBy(() -> openRun(database, "run-1")).isInstanceOfSatisfying(StatementException.class, e -> {
                assertThat(e.getMessage())
                        .startsWith("The statement open-run failed")
                        .doesNotContain("\n", "INSERT");
                assertThat(e.fault().sqlState()).isEqualTo("23505");
                assertThat(e.fault().mayPass()).isTrue();
            });
            assertThatThrownBy(() -> close(database, "OVER"))
                    .isInstanceOfSatisfying(
                            StatementException.class,
                            e -> assertThat(e.fault().mayPass()).isFalse());
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void statements_take_part_in_the_transaction_of_their_thread(Dialect dialect) throws Exception {
        try (Database database = open(dialect)) {
            assertThatThrownBy(() -> database.transaction().call(() -> {
                        openRun(database, "run-1");
                        assertThat(openItems(database, new String[] {"005930"}, new String[] {null}))
                                .isEqualTo(1);
                        throw new IllegalArgumentException("broken on purpose");
                    }))
                    .hasMessage("broken on purpose");
            openRun(database, "run-1");
        }
    }
}
