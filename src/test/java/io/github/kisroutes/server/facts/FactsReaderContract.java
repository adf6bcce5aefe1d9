package io.github.kisroutes.server.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.calendar.TradingCalendar;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.server.facts.StoredFacts.DueDay;
import io.github.kisroutes.simulator.MutableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the database is asked for whoever watches, on every database: run by one class for each. */
abstract class FactsReaderContract {
    private static final LocalDate THURSDAY = LocalDate.of(2025, 6, 12);
    private static final LocalDate FRIDAY = LocalDate.of(2025, 6, 13);

    @TempDir
    Path folder;

    private Database database;

    /** An empty database. */
    abstract Database database() throws Exception;

    @BeforeEach
    void open() throws Exception {
        database = database();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private StoredFacts at(String seoul) throws Exception {
        MutableClock clock = MutableClock.atSeoul(seoul);
        Path list = Files.writeString(folder.resolve("holidays.csv"), "date,name\n2025-06-06,Memorial Day\n");
        return new FactsReader(
                        database,
                        new TradingCalendar(database, list, clock),
                        LocalTime.of(17, 30),
                        ZoneId.of("Asia/Seoul"),
                        clock)
                .read();
    }

    private void run(String id, String kind, String state, String from, String to, String finished)
            throws SQLException {
        execute(
                "INSERT INTO collection_run (run_id, kind, from_date, trade_date, started_at, finished_at, state) VALUES ('"
                        + id + "', '" + kind + "', DATE '" + from + "', DATE '" + to + "', TIMESTAMP WITH TIME ZONE '"
                        + finished
                        + "+09:00', TIMESTAMP WITH TIME ZONE '" + finished + "+09:00', '" + state + "')");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void an_empty_database_tells_of_nothing_and_of_a_day_that_is_due() throws Exception {
        StoredFacts facts = at("2025-06-13T18:00:00");

        assertThat(facts.runs()).isEmpty();
        assertThat(facts.missing()).isZero();
        assertThat(facts.doubtful()).isZero();
        assertThat(facts.openAlerts()).isEmpty();
        assertThat(facts.tradingDay()).isTrue();
        assertThat(facts.due()).contains(new DueDay(FRIDAY, Optional.empty(), 0));
    }

    @Test
    void today_is_due_from_the_time_on_at_which_it_is_late() throws Exception {
        assertThat(at("2025-06-13T09:30:00").due().orElseThrow().date()).isEqualTo(THURSDAY);
        assertThat(at("2025-06-13T17:29:00").due().orElseThrow().date()).isEqualTo(THURSDAY);
        assertThat(at("2025-06-13T17:30:00").due().orElseThrow().date()).isEqualTo(FRIDAY);
        assertThat(at("2025-06-15T12:00:00").due().orElseThrow().date()).isEqualTo(FRIDAY);
        assertThat(at("2025-06-15T12:00:00").tradingDay()).isFalse();
        assertThat(at("2025-06-06T18:00:00").due().orElseThrow().date())
                .as("a holiday")
                .isEqualTo(LocalDate.of(2025, 6, 5));
    }

    @Test
    void runs_are_counted_by_how_they_ended_and_the_newest_success_is_told() throws Exception {
        run("1", "DAILY", "DONE", "2025-06-01", "2025-06-12", "2025-06-12 15:41:00");
        run("2", "DAILY", "DONE", "2025-06-01", "2025-06-13", "2025-06-13 15:42:00");
        run("3", "DAILY", "FAILED", "2025-06-01", "2025-06-13", "2025-06-13 15:43:00");
        run("4", "SETTLE", "PARTIAL", "2025-06-01", "2025-06-13", "2025-06-14 07:31:00");
        execute("INSERT INTO collection_run (run_id, kind, trade_date, started_at, state) VALUES ('5', 'DAILY', DATE"
                + " '2025-06-13', TIMESTAMP WITH TIME ZONE '2025-06-13 16:00:00+09:00', 'RUNNING')");

        StoredFacts facts = at("2025-06-14T08:00:00");

        assertThat(facts.count("DAILY", "DONE")).isEqualTo(2);
        assertThat(facts.count("DAILY", "FAILED")).isEqualTo(1);
        assertThat(facts.count("SETTLE", "PARTIAL")).isEqualTo(1);
        assertThat(facts.count("DAILY", "RUNNING")).isZero();
        assertThat(facts.lastSuccess()).isEqualTo(Map.of("DAILY", Instant.parse("2025-06-13T06:42:00Z")));
        assertThat(facts.due()).contains(new DueDay(FRIDAY, Optional.of(Instant.parse("2025-06-13T22:31:00Z")), 0));
    }

    @Test
    void what_was_collected_before_the_session_was_over_does_not_make_a_day_complete() throws Exception {
        run("1", "DAILY", "DONE", "2025-06-01", "2025-06-13", "2025-06-13 10:05:00");

        assertThat(at("2025-06-13T18:00:00").due().orElseThrow().isComplete()).isFalse();

        run("2", "DAILY", "DONE", "2025-06-01", "2025-06-13", "2025-06-13 15:41:00");
        assertThat(at("2025-06-13T18:00:00").due().orElseThrow().isComplete()).isTrue();
    }

    @Test
    void missing_rows_are_counted_and_make_their_day_incomplete() throws Exception {
        run("1", "DAILY", "DONE", "2025-06-12", "2025-06-13", "2025-06-13 15:41:00");
        execute(
                "INSERT INTO trading_day (trade_date, is_open, source, is_certain, learned_at) SELECT d, TRUE, 'KIS', TRUE, CURRENT_TIMESTAMP FROM"
                        + " (VALUES (DATE '2025-06-12'), (DATE '2025-06-13')) AS days (d)");
        execute(
                "INSERT INTO collection_range (stock_code, market, price_basis, from_date, to_date) VALUES ('005930', 'J',"
                        + " 'ADJUSTED', DATE '2025-06-12', DATE '2025-06-13')");

        StoredFacts facts = at("2025-06-13T18:00:00");

        assertThat(facts.missing()).isEqualTo(2);
        assertThat(facts.due().orElseThrow().missing()).isEqualTo(1);
        assertThat(facts.due().orElseThrow().isComplete()).isFalse();
    }

    @Test
    void open_alerts_are_counted_by_severity_and_those_that_are_over_are_not() throws Exception {
        alert("a", "CRITICAL", "'a'");
        alert("b", "WARNING", "'b'");
        alert("c", "WARNING", "'c'");
        alert("d", "WARNING", "NULL");

        assertThat(at("2025-06-13T18:00:00").openAlerts()).isEqualTo(Map.of("CRITICAL", 1L, "WARNING", 2L));
    }

    private void alert(String subject, String severity, String openKey) throws SQLException {
        execute(
                "INSERT INTO alert (installation, condition, subject, open_key, severity, text, opened_at, opened_by, seen_at)"
                        + " VALUES ('real', 'rows-missing', '" + subject + "', " + openKey + ", '" + severity
                        + "', 'text', CURRENT_TIMESTAMP, 'pid 1', CURRENT_TIMESTAMP)");
    }
}
