package io.github.kisroutes.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.kisroutes.database.CandleStoreRoute.Counts;
import io.github.kisroutes.database.CandleStoreRoute.Day;
import io.github.kisroutes.database.CandleStoreRoute.Reading;
import io.github.kisroutes.database.CandleStoreRoute.Told;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What storing candles means, on every database: run by one class for each. */
abstract class CandleStoreContract {
    private static final Reading MONDAY = new Reading("run-1", "2024-12-30T15:40:00+09:00", "2024-12-27");
    private static final Reading TUESDAY = new Reading("run-2", "2024-12-31T15:40:00+09:00", "2024-12-28");
    private static final Reading THURSDAY = new Reading("run-3", "2025-01-02T07:30:00+09:00", "2024-12-31");

    private static final Day FRIDAY_ROW = Day.of("2024-12-27", 53_700, 10_747_196);
    private static final Day MONDAY_ROW = Day.of("2024-12-30", 53_200, 12_624_998);

    private static final String COLUMNS =
            "stock_code, trade_date, market, price_basis, open_price, high_price, low_price,"
                    + " close_price, volume, turnover, is_final, source, run_id, collected_at";

    private Database database;
    private CandleStoreRoute route;
    private volatile RuntimeException failLast;

    /** The address of an empty database. */
    abstract String url() throws Exception;

    abstract String username();

    @BeforeEach
    void open() throws Exception {
        database = Database.open(url(), username(), "");
        route = new CandleStoreRoute(database, exchange -> {
            if (failLast != null) {
                throw failLast;
            }
        });
    }

    @AfterEach
    void close() {
        route.close();
        database.close();
    }

    @Test
    void counts_tell_new_from_changed_from_unchanged() throws Exception {
        assertThat(route.store("005930", MONDAY, List.of(FRIDAY_ROW, MONDAY_ROW)))
                .isEqualTo(new Counts(2, 0, 0));
        Day corrected = Day.of("2024-12-30", 53_200, 12_800_000);
        Day next = Day.of("2024-12-31", 53_400, 9_000_000);

        assertThat(route.store("005930", TUESDAY, List.of(next, corrected, FRIDAY_ROW)))
                .isEqualTo(new Counts(1, 1, 0));

        assertThat(rows("SELECT trade_date, volume, run_id FROM daily_price ORDER BY trade_date"))
                .containsExactly(
                        tuple("2024-12-27", "10747196", "run-1"),
                        tuple("2024-12-30", "12800000", "run-2"),
                        tuple("2024-12-31", "9000000", "run-2"));
    }

    @Test
    void a_replaced_row_is_kept_as_a_revision_with_both_times_and_runs() throws Exception {
        route.store("005930", MONDAY, List.of(MONDAY_ROW));
        route.store("005930", TUESDAY, List.of(Day.of("2024-12-30", 1_064, 631_249_900)));

        assertThat(
                        rows(
                                "SELECT stock_code, trade_date, market, price_basis, open_price, high_price, low_price, close_price,"
                                        + " volume, turnover, is_final, source, run_id, replaced_run_id FROM daily_price_revision"))
                .containsExactly(tuple(
                        "005930",
                        "2024-12-30",
                        "J",
                        "ADJUSTED",
                        "53200.00",
                        "53210.00",
                        "53190.00",
                        "53200.00",
                        "12624998",
                        "671649893600",
                        "false",
                        "FHKST03010100",
                        "run-1",
                        "run-2"));
        assertThat(
                        rows(
                                "SELECT 1 FROM daily_price_revision WHERE collected_at = CAST('2024-12-30T06:40:00Z' AS TIMESTAMP"
                                        + " WITH TIME ZONE) AND replaced_at = CAST('2024-12-31T06:40:00Z' AS TIMESTAMP WITH TIME ZONE)"))
                .hasSize(1);
        assertThat(rows("SELECT close_price, volume FROM daily_price")).containsExactly(tuple("1064.00", "631249900"));
    }

    @Test
    void storing_twice_changes_nothing() throws Exception {
        List<Day> days = List.of(FRIDAY_ROW, MONDAY_ROW);
        route.store("005930", MONDAY, days);
        List<Tuple> before = everything();

        assertThat(route.store("005930", MONDAY, days)).isEqualTo(new Counts(0, 0, 0));
        Reading laterThatDay = new Reading("run-1b", "2024-12-30T18:00:00+09:00", "2024-12-27");
        assertThat(route.store("005930", laterThatDay, days)).isEqualTo(new Counts(0, 0, 0));

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void a_row_becomes_final_when_it_is_read_unchanged_after_it_has_settled() throws Exception {
        assertThat(route.store("005930", MONDAY, List.of(FRIDAY_ROW, MONDAY_ROW)))
                .isEqualTo(new Counts(2, 0, 0));
        assertThat(finality()).containsExactly(tuple("2024-12-27", "true"), tuple("2024-12-30", "false"));

        assertThat(route.store("005930", TUESDAY, List.of(FRIDAY_ROW, MONDAY_ROW)))
                .isEqualTo(new Counts(0, 0, 0));
        assertThat(finality()).containsExactly(tuple("2024-12-27", "true"), tuple("2024-12-30", "false"));

        assertThat(route.store("005930", THURSDAY, List.of(FRIDAY_ROW, MONDAY_ROW)))
                .isEqualTo(new Counts(0, 0, 1));
        assertThat(rows("SELECT trade_date, is_final, run_id FROM daily_price ORDER BY trade_date"))
                .as("finality does not touch who read the values")
                .containsExactly(tuple("2024-12-27", "true", "run-1"), tuple("2024-12-30", "true", "run-1"));
    }

    @Test
    void a_changed_row_is_provisional_until_another_run_reads_the_same() throws Exception {
        route.store("005930", MONDAY, List.of(FRIDAY_ROW));
        List<Day> restated = List.of(Day.of("2024-12-27", 53_700, 10_747_197));

        assertThat(route.store("005930", TUESDAY, restated)).isEqualTo(new Counts(0, 1, 0));
        assertThat(finality()).containsExactly(tuple("2024-12-27", "false"));
        assertThat(route.store("005930", TUESDAY, restated))
                .as("a run does not confirm itself")
                .isEqualTo(new Counts(0, 0, 0));
        assertThat(route.store("005930", THURSDAY, restated)).isEqualTo(new Counts(0, 0, 1));
        assertThat(rows("SELECT is_final, volume FROM daily_price_revision"))
                .containsExactly(tuple("true", "10747196"));
    }

    @Test
    void what_the_broker_says_beside_the_values_is_stored_with_them() throws Exception {
        Told split = new Told("-3800", "04", "0.020000", "01", "false");
        route.store("005930", MONDAY, List.of(FRIDAY_ROW, MONDAY_ROW.with(split)));

        assertThat(told())
                .containsExactly(
                        tuple("2024-12-27", null, null, null, null, null),
                        tuple("2024-12-30", "-3800.00", "04", "0.020000", "01", "false"));
    }

    @Test
    void what_the_broker_says_later_is_brought_up_to_date_without_a_revision() throws Exception {
        Told first = new Told("300", "02", null, null, "false");
        route.store("005930", MONDAY, List.of(FRIDAY_ROW, MONDAY_ROW.with(first)));
        List<Tuple> before =
                rows("SELECT run_id, collected_at, is_final, evidence FROM daily_price ORDER BY trade_date");
        Told later = new Told(null, null, "0.5", "02", null);

        assertThat(route.store("005930", TUESDAY, List.of(FRIDAY_ROW.with(first), MONDAY_ROW.with(later))))
                .isEqualTo(new Counts(0, 0, 0));

        assertThat(told())
                .as("a mark that is gone is gone, what it does not say again stays")
                .containsExactly(
                        tuple("2024-12-27", "300.00", "02", null, null, "false"),
                        tuple("2024-12-30", "300.00", null, "0.500000", "02", "false"));
        assertThat(rows("SELECT 1 FROM daily_price_revision")).isEmpty();
        assertThat(rows("SELECT run_id, collected_at, is_final, evidence FROM daily_price ORDER BY trade_date"))
                .isEqualTo(before);
    }

    @Test
    void values_and_marks_may_change_in_the_same_answer() throws Exception {
        route.store("005930", MONDAY, List.of(FRIDAY_ROW, MONDAY_ROW));
        Told told = new Told("300", "02", null, null, "false");

        assertThat(route.store(
                        "005930",
                        TUESDAY,
                        List.of(
                                FRIDAY_ROW.with(told),
                                Day.of("2024-12-30", 1_064, 9).with(told))))
                .isEqualTo(new Counts(0, 1, 0));

        assertThat(told())
                .containsExactly(
                        tuple("2024-12-27", "300.00", "02", null, null, "false"),
                        tuple("2024-12-30", "300.00", "02", null, null, "false"));
        assertThat(rows("SELECT trade_date FROM daily_price_revision")).containsExactly(tuple("2024-12-30"));
    }

    @Test
    void a_row_names_its_evidence() throws Exception {
        route.store("005930", MONDAY.proving("SEAMS"), List.of(FRIDAY_ROW, MONDAY_ROW));
        route.store("000660", MONDAY.proving("ONE_READING"), List.of(FRIDAY_ROW));

        assertThat(rows("SELECT stock_code, trade_date, is_final, evidence FROM daily_price"
                        + " ORDER BY stock_code, trade_date"))
                .containsExactly(
                        tuple("000660", "2024-12-27", "false", "ONE_READING"),
                        tuple("005930", "2024-12-27", "true", "SEAMS"),
                        tuple("005930", "2024-12-30", "false", "ONE_READING"));
    }

    @Test
    void a_day_without_trade_is_final_by_a_second_reading_only() throws Exception {
        Day untraded = new Day("2024-12-27", null, null, null, "53700", "0", "0");
        route.store("005930", TUESDAY.proving("SEAMS"), List.of(untraded, MONDAY_ROW));
        assertThat(rows("SELECT trade_date, is_final, evidence FROM daily_price ORDER BY trade_date"))
                .contains(tuple("2024-12-27", "false", "ONE_READING"));

        route.store("005930", THURSDAY.proving("SEAMS"), List.of(untraded, MONDAY_ROW));
        assertThat(rows("SELECT trade_date, is_final, evidence FROM daily_price ORDER BY trade_date"))
                .contains(tuple("2024-12-27", "true", "REREAD"));
    }

    @Test
    void a_changed_row_has_one_reading_whatever_proves_its_answer() throws Exception {
        route.store("005930", MONDAY.proving("SEAMS"), List.of(FRIDAY_ROW));
        route.store("005930", TUESDAY.proving("SEAMS"), List.of(Day.of("2024-12-27", 53_600, 7)));
        assertThat(rows("SELECT is_final, evidence FROM daily_price")).containsExactly(tuple("false", "ONE_READING"));
    }

    @Test
    void a_revision_names_its_reason() throws Exception {
        route.store("005930", MONDAY.proving("SEAMS"), List.of(FRIDAY_ROW, MONDAY_ROW));
        route.store("005930", TUESDAY, List.of(Day.of("2024-12-27", 100, 7), Day.of("2024-12-30", 100, 7)));
        route.store(
                "005930",
                THURSDAY.because("SPLIT"),
                List.of(Day.of("2024-12-27", 200, 7), Day.of("2024-12-30", 200, 7)));

        assertThat(rows("SELECT trade_date, reason FROM daily_price_revision ORDER BY revision_id"))
                .containsExactly(
                        tuple("2024-12-27", "RESTATED"),
                        tuple("2024-12-30", "SETTLED"),
                        tuple("2024-12-27", "SPLIT"),
                        tuple("2024-12-30", "SPLIT"));
    }

    @Test
    void a_day_without_trade_and_a_missing_turnover_are_values_like_others() throws Exception {
        Day suspended = new Day("2024-12-30", null, null, null, "53200", "0", "0");
        Day noTurnover = new Day("2024-12-27", "1", "2", "1", "2", "7", null);
        assertThat(route.store("005930", MONDAY, List.of(suspended, noTurnover)))
                .isEqualTo(new Counts(2, 0, 0));
        assertThat(route.store("005930", TUESDAY, List.of(suspended, noTurnover)))
                .isEqualTo(new Counts(0, 0, 0));
        assertThat(rows("SELECT open_price, high_price, low_price, close_price, volume, turnover FROM daily_price"
                        + " ORDER BY trade_date"))
                .containsExactly(
                        tuple("1.00", "2.00", "1.00", "2.00", "7", null),
                        tuple(null, null, null, "53200.00", "0", "0"));

        Day traded = Day.of("2024-12-30", 53_200, 5);
        Day turnover = new Day("2024-12-27", "1", "2", "1", "2", "7", "14");
        assertThat(route.store("005930", TUESDAY, List.of(traded, turnover))).isEqualTo(new Counts(0, 2, 0));
        assertThat(route.store("005930", THURSDAY, List.of(suspended, noTurnover)))
                .isEqualTo(new Counts(0, 2, 0));
    }

    @Test
    void values_are_exact_to_the_last_digit() throws Exception {
        String longest = String.valueOf(Long.MAX_VALUE);
        String dearest = "9999999999999999.99";
        route.store(
                "005930", MONDAY, List.of(new Day("2024-12-30", dearest, dearest, "0.01", dearest, longest, longest)));

        assertThat(rows("SELECT open_price, high_price, low_price, close_price, volume, turnover FROM daily_price"))
                .containsExactly(tuple(dearest, dearest, "0.01", dearest, longest, longest));
        assertThat(route.store(
                        "005930",
                        TUESDAY,
                        List.of(new Day(
                                "2024-12-30", dearest, dearest, "0.01", dearest, longest, "9223372036854775806"))))
                .isEqualTo(new Counts(0, 1, 0));
    }

    @Test
    void series_of_other_stocks_markets_and_bases_stay_apart() throws Exception {
        route.store("005930", MONDAY, List.of(MONDAY_ROW));
        assertThat(route.store("000660", MONDAY, List.of(MONDAY_ROW))).isEqualTo(new Counts(1, 0, 0));
        execute("INSERT INTO daily_price (" + COLUMNS
                + ") SELECT stock_code, trade_date, market, 'RAW', 1, 1, 1, 1, 1, 1, is_final, source,"
                + " run_id, collected_at FROM daily_price WHERE stock_code = '005930'");
        execute("INSERT INTO daily_price (" + COLUMNS
                + ") SELECT stock_code, trade_date, 'NX', 'ADJUSTED', 1, 1, 1, 1, 1, 1, is_final, source,"
                + " run_id, collected_at FROM daily_price WHERE stock_code = '000660'");

        assertThat(route.store("005930", THURSDAY, List.of(MONDAY_ROW))).isEqualTo(new Counts(0, 0, 1));
        assertThat(rows("SELECT stock_code, is_final FROM daily_price WHERE close_price = 1 ORDER BY stock_code"))
                .containsExactly(tuple("000660", "false"), tuple("005930", "false"));
        assertThat(rows("SELECT symbol, open, high, low, close, volume FROM candle ORDER BY symbol"))
                .containsExactly(
                        tuple("000660", "53200.00", "53210.00", "53190.00", "53200.00", "12624998"),
                        tuple("005930", "53200.00", "53210.00", "53190.00", "53200.00", "12624998"));
    }

    @Test
    void an_error_in_the_transaction_leaves_nothing_behind() throws Exception {
        route.store("005930", MONDAY, List.of(FRIDAY_ROW));
        List<Tuple> before = everything();
        failLast = new IllegalArgumentException("broken on purpose");

        Exchange failed = route.send("005930", TUESDAY, List.of(Day.of("2024-12-27", 999, 9), MONDAY_ROW));

        assertThat(failed.getException()).isSameAs(failLast);
        assertThat(everything()).isEqualTo(before);
        failLast = null;
        assertThat(route.store("005930", TUESDAY, List.of(Day.of("2024-12-27", 999, 9), MONDAY_ROW)))
                .isEqualTo(new Counts(1, 1, 0));
    }

    @Test
    void a_row_that_the_table_refuses_leaves_nothing_behind() throws Exception {
        Day broken = new Day("2024-12-30", "1", "1", "1", "not a number", "1", "1");

        assertThat(route.send("005930", MONDAY, List.of(FRIDAY_ROW, broken)).getException())
                .isInstanceOf(SQLException.class);
        Day negative = new Day("2024-12-30", "1", "1", "1", "1", "-1", "1");
        assertThat(route.send("005930", MONDAY, List.of(FRIDAY_ROW, negative)).getException())
                .isInstanceOf(SQLException.class);

        assertThat(rows("SELECT 1 FROM daily_price")).isEmpty();
        assertThat(route.store("005930", MONDAY, List.of(FRIDAY_ROW))).isEqualTo(new Counts(1, 0, 0));
    }

    @Test
    void no_rows_are_no_work() {
        assertThat(route.store("005930", MONDAY, List.of())).isEqualTo(new Counts(0, 0, 0));
    }

    @Test
    void many_writers_of_one_series_lose_no_row_and_no_revision() throws Exception {
        int writers = 8;
        int days = 40;
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        List<Callable<Counts>> writes = IntStream.range(0, writers)
                .<Callable<Counts>>mapToObj(writer -> () -> storeUntilAccepted(daysOf(writer, days)))
                .toList();
        List<Counts> counts = new ArrayList<>();
        for (Future<Counts> done : threads.invokeAll(writes)) {
            counts.add(done.get());
        }
        threads.shutdown();

        assertThat(counts).allMatch(count -> count.fresh() + count.changed() == days);
        assertThat(counts.stream().mapToInt(Counts::fresh).sum()).isEqualTo(days);
        assertThat(
                        rows(
                                "SELECT trade_date, COUNT(DISTINCT volume), COUNT(*) FROM (SELECT trade_date, volume FROM daily_price"
                                        + " UNION ALL SELECT trade_date, volume FROM daily_price_revision) AS told GROUP BY trade_date"))
                .as("every value that was written is there exactly once, current or replaced")
                .hasSize(days)
                .allMatch(day ->
                        day.toList().get(1).equals("8") && day.toList().get(2).equals("8"));
    }

    /** Every second writer tells the days backwards, as the broker does. */
    private static List<Day> daysOf(int writer, int count) {
        List<Day> days = new ArrayList<>(IntStream.range(0, count)
                .mapToObj(i -> Day.of(LocalDate.of(2024, 1, 1).plusDays(i).toString(), 50_000, 1_000 + writer))
                .toList());
        if (writer % 2 == 1) {
            Collections.reverse(days);
        }
        return days;
    }

    private Counts storeUntilAccepted(List<Day> days) {
        Reading reading = new Reading("run-" + days.get(0).volume(), "2024-12-30T15:40:00+09:00", "2024-12-27");
        while (true) {
            Exchange done = route.send("005930", reading, days);
            if (done.getException() == null) {
                return CandleStoreRoute.counts(done);
            }
            assertThat(isCollision(done.getException()))
                    .as("%s", done.getException())
                    .isTrue();
        }
    }

    /** Whether the exception tells a writer to repeat its transaction because another one was faster. */
    abstract boolean isCollision(Exception exception);

    private List<Tuple> told() throws SQLException {
        return rows(
                "SELECT trade_date, price_change, ex_code, split_ratio, revaluation_code, is_filler FROM daily_price"
                        + " ORDER BY trade_date");
    }

    private List<Tuple> finality() throws SQLException {
        return rows("SELECT trade_date, is_final FROM daily_price ORDER BY trade_date");
    }

    private List<Tuple> everything() throws SQLException {
        List<Tuple> all = rows("SELECT * FROM daily_price ORDER BY stock_code, trade_date");
        all.addAll(rows("SELECT * FROM daily_price_revision ORDER BY revision_id"));
        return all;
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Every value as text, the same on all databases. */
    List<Tuple> rows(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<Tuple> rows = new ArrayList<>();
            while (result.next()) {
                Object[] row = new Object[result.getMetaData().getColumnCount()];
                for (int i = 0; i < row.length; i++) {
                    Object value = result.getObject(i + 1);
                    row[i] = value instanceof BigDecimal number
                            ? number.toPlainString()
                            : value == null ? null : value.toString();
                }
                rows.add(new Tuple(row));
            }
            return rows;
        }
    }
}
