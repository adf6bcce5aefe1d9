package io.github.kisroutes.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kisroutes.database.fault.StatementException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
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
    private static final String OWNER = "pid 1 on here";

    /** The same in both, and yet there twice: route files of operators name it by the database. */
    private static final String NAMED_BY_ROUTES = "settle-candles";

    /** H2 has no cluster. */
    private static final String OF_CLUSTER = "cluster-clock";

    private static final Path STATEMENTS = Path.of("src/main/resources/sql");

    @TempDir
    Path directory;

    private Database open(Dialect dialect) throws Exception {
        return switch (dialect) {
            case H2 -> Database.open(TestDatabases.withTables(directory), "sa", "");
            case POSTGRESQL -> Database.open(PostgresServer.newDatabase(), PostgresServer.USERNAME, "");
        };
    }

    @Test
    void both_databases_have_the_same_statements_with_the_same_parameters() throws Exception {
        Set<String> ofPostgresql = new HashSet<>(names("postgresql"));
        assertThat(ofPostgresql.remove(OF_CLUSTER)).isTrue();
        assertThat(names("h2")).isNotEmpty().isEqualTo(ofPostgresql).doesNotContainAnyElementsOf(names("common"));
        for (String name : names("h2")) {
            assertThat(parameters(Dialect.H2, name)).as(name).isEqualTo(parameters(Dialect.POSTGRESQL, name));
        }
    }

    @Test
    void a_statement_that_is_the_same_for_both_databases_stands_once() throws Exception {
        assertThat(names("common")).isNotEmpty();
        for (String name : names("h2")) {
            if (name.equals(NAMED_BY_ROUTES)) {
                continue;
            }
            assertThat(STATEMENTS.resolve("h2").resolve(name + ".sql"))
                    .satisfies(file -> assertThat(Files.readString(file))
                            .isNotEqualTo(Files.readString(
                                    STATEMENTS.resolve("postgresql").resolve(name + ".sql"))));
        }
    }

    @Test
    void a_comment_holds_no_parameter_and_a_statement_no_cast_with_colons() throws IOException {
        for (String folder : List.of("common", "h2", "postgresql")) {
            for (String name : names(folder)) {
                List<String> lines =
                        Files.readAllLines(STATEMENTS.resolve(folder).resolve(name + ".sql"));
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
            assertThat(openItems(database, new String[] {"005930", "000660", "00088K", "Q500001"}, new String[] {
                        "삼성전자", null, "한화3우B", "x".repeat(150)
                    }))
                    .isEqualTo(4);

            record(database, "005930", "DONE", 21, null, null);
            record(database, "000660", "FAILED", 0, "EGW00201", "zero \0 inside");
            record(database, "000660", "DONE", 20, null, null);
            record(database, "00088K", "EMPTY", 0, null, null);
            record(database, "Q500001", "FAILED", 0, "EGW00201", "z".repeat(1500));
            assertThat(reject(database)).isEqualTo(2);
            assertThat(reject(database)).as("the same rows again").isZero();

            assertThat(close(database, "somebody else", "DONE")).isZero();
            assertThat(close(database, OWNER, "PARTIAL")).isEqualTo(1);
            assertThat(close(database, OWNER, "DONE"))
                    .as("a closed run stays as it is")
                    .isZero();

            assertThat(query(
                            database,
                            "SELECT CONCAT_WS(' ', state, symbol_count, '=', done_count, empty_count, failed_count,"
                                    + " new_rows, 'new', rejected_rows, 'rejected', request_count, 'calls', running_job)"
                                    + " FROM collection_run"))
                    .containsExactly("PARTIAL 4 = 2 1 1 41 new 2 rejected 6 calls");
            assertThat(
                            query(
                                    database,
                                    "SELECT CONCAT_WS(' ', stock_code, name, state, row_count, error_text) FROM collection_item"))
                    .containsExactlyInAnyOrder(
                            "000660 DONE 20",
                            "005930 삼성전자 DONE 21",
                            "00088K 한화3우B EMPTY 0",
                            "Q500001 " + "x".repeat(100) + " FAILED 0 " + "z".repeat(1000));
        }
    }

    private static List<String> query(Database database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    private static void openRun(Database database, String run) {
        database.sql("claim-run")
                .set("run_id", run)
                .set("kind", "DAILY")
                .set("from_date", LocalDate.of(2024, 12, 1))
                .set("trade_date", LocalDate.of(2024, 12, 30))
                .set("started_at", START)
                .set("job", "job of " + run)
                .set("owner", OWNER)
                .set("lease_seconds", 30)
                .update();
    }

    private static int openItems(Database database, String[] codes, String[] names) {
        String[] remaining = new String[codes.length];
        Arrays.fill(remaining, "ADJUSTED 20241201..20241230");
        return database.sql("claim-items")
                .set("run_id", "run-1")
                .set("owner", OWNER)
                .set("stock_code", codes)
                .set("name", names)
                .set("remaining", remaining)
                .set("updated_at", START)
                .update();
    }

    private static void record(Database database, String stock, String state, int rows, String code, String text) {
        Sql statement = database.sql("advance-item")
                .set("run_id", "run-1")
                .set("stock_code", stock)
                .set("owner", OWNER)
                .set("state", state)
                .set("row_count", rows)
                .set("new_rows", rows)
                .set("remaining", "")
                .set("error_code", code)
                .set("error_text", text)
                .set("updated_at", START);
        List.of("reread_rows", "changed_rows", "unchanged_rows", "attempts").forEach(name -> statement.set(name, 0));
        List.of("first_date", "last_date", "reread_reason").forEach(name -> statement.set(name, null));
        assertThat(statement.update()).isEqualTo(1);
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

    private static int close(Database database, String owner, String state) {
        return database.sql("close-run")
                .set("run_id", "run-1")
                .set("owner", owner)
                .set("state", state)
                .set("reason", null)
                .set("finished_at", START.plusSeconds(60))
                .set("request_count", 6L)
                .set("refused_count", 1L)
                .set("token_issue_count", 1L)
                .update();
    }

    private static Set<String> names(String folder) throws IOException {
        try (Stream<Path> files = Files.list(STATEMENTS.resolve(folder))) {
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
                    .hasMessageContaining("no-such-statement.sql, neither in /sql/h2 nor in /sql/common");
            assertThatThrownBy(() -> database.sql("../h2/claim-run")).hasMessageContaining("named in lower case");
            assertThatThrownBy(() -> database.sql("claim-run").set("runid", "x"))
                    .hasMessageContaining("no parameter runid");
            assertThatThrownBy(
                            () -> database.sql("claim-run").set("run_id", "x").update())
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
                        .startsWith("The statement claim-run failed")
                        .doesNotContain("\n", "INSERT");
                assertThat(e.fault().sqlState()).isEqualTo("23505");
                assertThat(e.fault().mayPass()).isTrue();
            });
            assertThatThrownBy(() -> close(database, OWNER, "OVER"))
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
