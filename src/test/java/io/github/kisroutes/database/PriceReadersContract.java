package io.github.kisroutes.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.kisroutes.candle.Candle;
import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.candle.PriceMarkers;
import io.github.kisroutes.collection.evidence.CorporateActions;
import io.github.kisroutes.crosscheck.CrossCheck;
import io.github.kisroutes.crosscheck.VendorCheck;
import io.github.kisroutes.crosscheck.VendorReport;
import io.github.kisroutes.database.CandleStoreRoute.Day;
import io.github.kisroutes.database.CandleStoreRoute.Reading;
import io.github.kisroutes.database.CandleStoreRoute.Told;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What readers of prices ask the database, on every database: run by one class for each. */
abstract class PriceReadersContract {
    private static final DateWindow DECEMBER = new DateWindow(LocalDate.of(2024, 12, 1), LocalDate.of(2024, 12, 31));
    private static final Told ORDINARY = new Told("0", null, null, null, "false");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-12-30T06:40:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private Database database;
    private CandleStoreRoute route;

    /** The address of an empty database. */
    abstract String url() throws Exception;

    abstract String username();

    @BeforeEach
    void open() throws Exception {
        database = Database.open(url(), username(), "");
        route = new CandleStoreRoute(database, exchange -> {});
    }

    @AfterEach
    void close() {
        route.close();
        database.close();
    }

    @Test
    void the_values_of_1540_stay_readable_beside_those_of_the_after_market() {
        store("2024-12-30T15:40:00+09:00", Day.of("2024-12-27", 53_700, 10), Day.of("2024-12-30", 53_200, 7));
        store("2024-12-31T07:30:00+09:00", Day.of("2024-12-30", 53_150, 9));
        store("2025-01-02T07:30:00+09:00", Day.of("2024-12-30", 53_100, 9), Day.of("2024-12-31", 1_000, 1));

        assertThat(asOf("2024-12-30T15:39:59+09:00")).isEmpty();
        assertThat(asOf("2024-12-30T15:40:00+09:00"))
                .containsExactly("2024-12-27 53700.00 10", "2024-12-30 53200.00 7");
        assertThat(asOf("2024-12-31T07:29:59+09:00"))
                .containsExactly("2024-12-27 53700.00 10", "2024-12-30 53200.00 7");
        assertThat(asOf("2024-12-31T23:59:59+09:00"))
                .containsExactly("2024-12-27 53700.00 10", "2024-12-30 53150.00 9");
        assertThat(asOf("2025-01-02T07:30:00+09:00"))
                .containsExactly("2024-12-27 53700.00 10", "2024-12-30 53100.00 9", "2024-12-31 1000.00 1");
        assertThat(rows("SELECT close_price, reason FROM daily_price_revision ORDER BY revision_id"))
                .containsExactly(tuple("53200.00", "SETTLED"), tuple("53150.00", "SETTLED"));
    }

    @Test
    void one_stock_as_of_a_moment_is_a_question_of_its_own() {
        store("2024-12-30T15:40:00+09:00", Day.of("2024-12-27", 53_700, 10));
        assertThat(asOf("2025-01-02T07:30:00+09:00", "005930")).hasSize(1);
        assertThat(asOf("2025-01-02T07:30:00+09:00", "000660")).isEmpty();
    }

    @Test
    void the_view_of_candles_tells_turnover_and_finality() {
        Reading seams = new Reading("run-1", "2024-12-30T15:40:00+09:00", "2024-12-27", "SEAMS", null);
        route.store("005930", seams, List.of(Day.of("2024-12-27", 100, 7), Day.of("2024-12-30", 100, 8)));
        assertThat(rows("SELECT symbol, trade_date, open, high, low, close, volume, turnover, is_final FROM candle"
                        + " ORDER BY trade_date"))
                .containsExactly(
                        tuple("005930", "2024-12-27", "100.00", "110.00", "90.00", "100.00", "7", "700", "true"),
                        tuple("005930", "2024-12-30", "100.00", "110.00", "90.00", "100.00", "8", "800", "false"));
    }

    @Test
    void only_what_is_proven_and_in_no_doubt_is_a_final_candle() {
        Reading seams = new Reading("run-1", "2025-01-02T07:30:00+09:00", "2024-12-30", "SEAMS", null);
        List<Day> days =
                List.of(Day.of("2024-12-26", 100, 7), Day.of("2024-12-27", 100, 7), Day.of("2025-01-02", 100, 7));
        route.store("005930", seams, days);
        route.store("000660", seams.proving("LEGACY"), days);
        assertThat(rows("SELECT symbol, trade_date FROM candle_final ORDER BY trade_date"))
                .containsExactly(tuple("005930", "2024-12-26"), tuple("005930", "2024-12-27"));

        oblige("CHANGED", "2024-12-27", "2024-12-27");
        assertThat(rows("SELECT trade_date FROM candle_final")).containsExactly(tuple("2024-12-26"));
        oblige("UNANSWERED", "2024-12-01", "2024-12-31");
        oblige("BEGINNING", "2024-12-01", "2024-12-31");
        assertThat(rows("SELECT trade_date FROM candle_final")).containsExactly(tuple("2024-12-26"));
        oblige("BASE", "2024-12-01", "2024-12-31");
        assertThat(rows("SELECT trade_date FROM candle_final")).isEmpty();
    }

    @Test
    void a_row_of_a_day_that_was_certainly_closed_is_no_final_candle_until_somebody_accepts_it() {
        Reading seams = new Reading("run-1", "2025-01-02T07:30:00+09:00", "2024-12-30", "SEAMS", null);
        route.store("005930", seams, List.of(Day.of("2024-12-26", 100, 7), Day.of("2024-12-27", 100, 7)));
        execute("INSERT INTO trading_day (trade_date, is_open, source, is_certain, learned_at)"
                + " VALUES (DATE '2024-12-26', FALSE, 'KIS', TRUE, CURRENT_TIMESTAMP)");
        execute("INSERT INTO trading_day (trade_date, is_open, source, is_certain, learned_at)"
                + " VALUES (DATE '2024-12-27', FALSE, 'FILE', TRUE, CURRENT_TIMESTAMP)");
        assertThat(rows("SELECT trade_date FROM candle_final")).containsExactly(tuple("2024-12-27"));
        execute("INSERT INTO resolution (stock_code, market, from_date, to_date, reason, said_by, said, said_at) VALUES"
                + " ('005930', 'J', DATE '2024-12-26', DATE '2024-12-26', 'ACCEPTED', 'OPERATOR', 'so it was',"
                + " CURRENT_TIMESTAMP)");
        assertThat(rows("SELECT trade_date FROM candle_final")).hasSize(2);
    }

    @Test
    void the_factor_of_a_day_is_what_its_raw_price_is_multiplied_by() {
        store("2024-12-30T15:40:00+09:00", Day.of("2024-12-26", 1_060, 7), Day.of("2024-12-27", 1_000, 7));
        raw(Day.of("2024-12-26", 53_000, 7), Day.of("2024-12-27", 1_000, 7));
        assertThat(factors()).containsExactly("2024-12-26 0.02000000", "2024-12-27 1.00000000");
    }

    @Test
    void without_the_other_basis_the_ratios_of_the_days_after_it_tell_the_factor() {
        store(
                "2024-12-30T15:40:00+09:00",
                Day.of("2024-12-23", 1_060, 7),
                Day.of("2024-12-24", 1_000, 7).with(new Told("0", null, "0.5", null, "false")),
                Day.of("2024-12-26", 1_000, 7).with(new Told("0", "02", null, null, "false")),
                Day.of("2024-12-27", 1_000, 7).with(new Told("0", null, "0.1", "01", "false")),
                Day.of("2024-12-30", 1_000, 7).with(ORDINARY));
        assertThat(factors())
                .containsExactly(
                        "2024-12-23 0.05000000",
                        "2024-12-24 0.10000000",
                        "2024-12-26 0.10000000",
                        "2024-12-27 1.00000000",
                        "2024-12-30 1.00000000");
        assertThat(
                        rows(
                                "SELECT factor FROM adjustment_factor WHERE trade_date = DATE '2024-12-24' AND symbol = '005930'"))
                .as("one day by itself")
                .containsExactly(tuple("0.10000000"));
    }

    @Test
    void a_mark_without_a_ratio_and_a_row_without_any_word_leave_the_factors_before_unknown() {
        store(
                "2024-12-30T15:40:00+09:00",
                Day.of("2024-12-23", 1_060, 7).with(ORDINARY),
                Day.of("2024-12-24", 1_000, 7).with(new Told("0", "01", null, null, "false")),
                Day.of("2024-12-26", 1_000, 7).with(ORDINARY));
        assertThat(factors()).containsExactly("2024-12-23 null", "2024-12-24 1.00000000", "2024-12-26 1.00000000");
        store("2024-12-30T15:41:00+09:00", Day.of("2024-12-27", 1_000, 7));
        assertThat(factors())
                .containsExactly("2024-12-23 null", "2024-12-24 null", "2024-12-26 null", "2024-12-27 1.00000000");
    }

    @Test
    void a_corporate_action_is_recorded_once_with_where_it_is_known_from() {
        CorporateActions actions = new CorporateActions(database, CLOCK);
        Candle split = candle("2024-12-27", new PriceMarkers("02", new BigDecimal("0.02"), "01"));
        List<Candle> page = List.of(
                candle("2024-12-26", PriceMarkers.NONE),
                split,
                candle("2024-12-30", new PriceMarkers("", new BigDecimal("0.5"), "")));

        assertThat(actions.record("005930", "J", "run-1", page)).isEqualTo(3);
        assertThat(actions.record("005930", "NX", "run-2", List.of(split))).isZero();
        assertThat(actions.record("000660", "J", "run-2", List.of(split))).isEqualTo(2);
        assertThat(actions.record("000660", "J", "run-2", List.of())).isZero();

        assertThat(rows("SELECT action_date, kind, ratio, market, source, run_id FROM corporate_action"
                        + " WHERE stock_code = '005930' ORDER BY action_date, kind"))
                .containsExactly(
                        tuple("2024-12-27", "COMPANY_SPLIT", "0.020000", "J", "FHKST03010100", "run-1"),
                        tuple("2024-12-27", "EX_DIVIDEND", "0.020000", "J", "FHKST03010100", "run-1"),
                        tuple("2024-12-30", "SPLIT", "0.500000", "J", "FHKST03010100", "run-1"));
        assertThat(rows("SELECT 1 FROM corporate_action WHERE seen_at <> CAST('2024-12-30T06:40:00Z' AS TIMESTAMP WITH"
                        + " TIME ZONE)"))
                .isEmpty();
    }

    @Test
    void a_ratio_that_cannot_be_read_is_an_action_without_one() {
        Candle odd = candle("2024-12-27", new PriceMarkers("88", PriceMarkers.UNREADABLE, ""));
        assertThat(new CorporateActions(database, CLOCK).record("005930", "J", "run-1", List.of(odd)))
                .isEqualTo(1);
        assertThat(rows("SELECT kind, ratio FROM corporate_action")).containsExactly(tuple("EX_MARKER_88", null));
    }

    @Test
    void changes_of_the_par_value_in_the_master_files_are_corporate_actions() {
        execute(
                "INSERT INTO instrument (stock_code, isin, name, market, group_code, base_price, listed_shares, is_spac,"
                        + " is_preferred, is_halted, is_liquidation, is_administrative, par_change, first_seen, last_seen, updated_at)"
                        + " VALUES ('005930', 'KR7005930003', '삼성전자', 'KOSPI', 'ST', 1, 1, FALSE, FALSE, FALSE, FALSE, FALSE,"
                        + " 'SPLIT', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP)");
        for (String kind : List.of("SPLIT", "MERGED", "RENAMED")) {
            execute("INSERT INTO instrument_change (stock_code, changed_on, kind, seen_at) VALUES ('005930',"
                    + " DATE '2024-12-27', '" + kind + "', CURRENT_TIMESTAMP)");
        }
        CorporateActions actions = new CorporateActions(database, CLOCK);
        assertThat(actions.recordMasterChanges()).isEqualTo(2);
        assertThat(actions.recordMasterChanges()).isZero();
        assertThat(rows("SELECT kind, ratio, market, source FROM corporate_action ORDER BY kind"))
                .containsExactly(
                        tuple("PAR_MERGE", null, "KOSPI", "MASTER_FILE"),
                        tuple("PAR_SPLIT", null, "KOSPI", "MASTER_FILE"));
    }

    @Test
    void candles_that_fit_each_other_cause_no_finding() {
        Reading proven = new Reading("run-1", "2025-01-02T07:30:00+09:00", "2024-12-31", "SEAMS", null);
        route.store(
                "005930",
                proven,
                List.of(
                        Day.of("2024-12-26", 1_000, 7).with(ORDINARY),
                        Day.of("2024-12-27", 1_010, 7).with(new Told("10", null, null, null, "false")),
                        Day.of("2024-12-30", 505, 14).with(new Told("-505", null, "0.5", null, "false")),
                        new Day("2024-12-31", null, null, null, "505", "0", "0", ORDINARY)));
        raw(Day.of("2024-12-26", 2_000, 7), Day.of("2024-12-27", 2_020, 7), Day.of("2024-12-31", 1_010, 7));
        assertThat(findings()).isEmpty();
    }

    @Test
    void candles_that_do_not_fit_are_told_with_what_would() {
        Reading proven = new Reading("run-1", "2025-01-02T07:30:00+09:00", "2024-12-31", "SEAMS", null);
        route.store(
                "005930",
                proven,
                List.of(
                        Day.of("2024-12-26", 1_000, 7).with(ORDINARY),
                        new Day("2024-12-27", "1000", "1010", "990", "1020", "1000", "1000000", ORDINARY),
                        new Day("2024-12-30", "1000", "1010", "990", "1000", "1000", "1100000", ORDINARY)));
        raw(Day.of("2024-12-26", 2_000, 7), Day.of("2024-12-27", 2_040, 7), Day.of("2024-12-30", 1_000, 7));
        assertThat(findings())
                .containsExactlyInAnyOrder(
                        "005930 2024-12-30 ADJUSTED: turnover by volume is 1100 and not 990 to 1010 (TURNOVER)",
                        "005930 2024-12-27 ADJUSTED: the close is 1020 and not 990 to 1010 (SESSION)",
                        "005930 2024-12-30 ADJUSTED: the close before, as KIS names it, is 1000 and not 1020 (CHANGE)",
                        "005930 2024-12-27 ADJUSTED: the close before, as KIS names it, is 1020 and not 1000 (CHANGE)",
                        "005930 2024-12-30 ADJUSTED: adjusted by raw close is 1 and not 0.5 (FACTOR)");
        assertThat(new CrossCheck(database, "NX").of(DECEMBER)).isEmpty();
        assertThat(new CrossCheck(database, "J")
                        .of(new DateWindow(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 1, 31))))
                .isEmpty();
    }

    @Test
    void a_change_is_not_measured_over_a_trading_day_that_is_missing() {
        Reading proven = new Reading("run-1", "2025-01-02T07:30:00+09:00", "2024-12-31", "SEAMS", null);
        route.store(
                "005930",
                proven,
                List.of(
                        Day.of("2024-12-26", 1_000, 7).with(ORDINARY),
                        Day.of("2024-12-30", 1_100, 7).with(ORDINARY)));
        assertThat(findings()).hasSize(1);
        execute("INSERT INTO trading_day (trade_date, is_open, source, is_certain, learned_at)"
                + " VALUES (DATE '2024-12-27', TRUE, 'KIS', TRUE, CURRENT_TIMESTAMP)");
        assertThat(findings()).isEmpty();
    }

    @Test
    void another_vendors_rows_agree_or_differ_for_a_reason() throws Exception {
        Reading proven = new Reading("run-1", "2025-01-02T07:30:00+09:00", "2024-12-30", "SEAMS", null);
        route.store(
                "005930",
                proven,
                List.of(
                        Day.of("2024-12-20", 1_000, 700).with(ORDINARY),
                        Day.of("2024-12-23", 1_000, 700).with(ORDINARY),
                        Day.of("2024-12-24", 1_000, 700).with(ORDINARY),
                        Day.of("2024-12-26", 1_000, 700).with(new Told("0", null, "0.02", null, "false")),
                        Day.of("2024-12-27", 1_000, 700).with(ORDINARY),
                        Day.of("2025-01-02", 1_000, 700).with(ORDINARY)));
        raw(Day.of("2024-12-23", 50_010, 14));
        VendorReport report = compare(
                "code,date,close,volume",
                "005930,2024-12-19,1,1",
                "005930,2024-12-20,50000,14",
                "005930,2024-12-23,50010,14",
                "005930,2024-12-24,50000,",
                "005930,2024-12-26,1001,701",
                "005930,20241227,1000,700",
                "005930,2025-01-02,1000,650",
                "000660,2024-12-27,1,1");
        assertThat(report.text())
                .contains("Compared with " + folder.resolve("vendor.csv") + ": 8 rows")
                .containsPattern(" 1 agree\\R")
                .containsPattern(" 3 differ by basis: raw there, adjusted here\\R")
                .containsPattern(" 1 differ from a row that is not final yet\\R")
                .containsPattern(" 1 differ by the rounding of adjusted values\\R")
                .containsPattern(" 2 lie outside of what is collected\\R")
                .contains(
                        "  005930 2025-01-02: close 1000, volume 700 (ADJUSTED, not final) here; close 1000, volume 650 there");
        assertThat(report.exitCode()).isZero();
    }

    @Test
    void what_nothing_explains_is_left_to_a_person() throws Exception {
        Reading proven = new Reading("run-1", "2025-01-02T07:30:00+09:00", "2024-12-31", "SEAMS", null);
        route.store(
                "005930",
                proven,
                List.of(
                        Day.of("2024-12-26", 1_000, 700).with(ORDINARY),
                        Day.of("2024-12-30", 1_000, 700).with(ORDINARY)));
        assertThat(compare("code,date,close,volume", "005930,2024-12-26,10000,700")
                        .exitCode())
                .isEqualTo(2);
        assertThat(compare("code,date,close,volume", "005930,2024-12-26,1000,600")
                        .exitCode())
                .isEqualTo(2);
        VendorReport missing = compare("code,date,close,volume", "005930,2024-12-27,1000,600");
        assertThat(missing.text()).contains("1 are missing here").contains("005930 2024-12-27: nothing here");
        assertThat(missing.exitCode()).isEqualTo(2);
    }

    private VendorReport compare(String... lines) throws Exception {
        return new VendorCheck(database, "J").compare(Files.write(folder.resolve("vendor.csv"), List.of(lines)));
    }

    private List<String> findings() {
        return new CrossCheck(database, "J")
                .of(DECEMBER).stream().map(Object::toString).toList();
    }

    private static Candle candle(String day, PriceMarkers marks) {
        return new Candle(LocalDate.parse(day), Optional.empty(), BigDecimal.TEN, 0, OptionalLong.empty(), marks);
    }

    private void store(String when, Day... days) {
        route.store("005930", new Reading("run-" + when.substring(0, 16), when, "2000-01-01"), List.of(days));
    }

    private void raw(Day... days) {
        for (Day day : days) {
            execute("INSERT INTO daily_price (stock_code, trade_date, market, price_basis, open_price, high_price,"
                    + " low_price, close_price, volume, turnover, is_final, source, run_id, collected_at) VALUES ('005930', DATE '"
                    + day.date() + "', 'J', 'RAW', " + day.open() + ", " + day.high() + ", " + day.low() + ", "
                    + day.close() + ", " + day.volume() + ", " + day.turnover()
                    + ", TRUE, 'test', 'run-1', CURRENT_TIMESTAMP)");
        }
    }

    private void oblige(String kind, String from, String to) {
        execute("INSERT INTO obligation (stock_code, market, price_basis, kind, from_date, to_date, reason, opened_at,"
                + " opened_run_id, due_on) VALUES ('005930', 'J', 'ADJUSTED', '" + kind + "', DATE '" + from
                + "', DATE '"
                + to + "', 'a test', CURRENT_TIMESTAMP, 'run-1', DATE '2024-12-31')");
    }

    private List<String> factors() {
        return rows("SELECT trade_date, factor FROM adjustment_factor WHERE symbol = '005930' ORDER BY trade_date")
                .stream()
                .map(row -> row.toList().get(0) + " " + row.toList().get(1))
                .toList();
    }

    private List<String> asOf(String moment) {
        return asOf(moment, null);
    }

    private List<String> asOf(String moment, String code) {
        return database.sql("candle-as-of")
                .set("as_of", OffsetDateTime.parse(moment).toInstant())
                .set("stock_code", code)
                .set("market", "J")
                .set("price_basis", "ADJUSTED")
                .list(row -> row.getString("trade_date") + " "
                        + row.getBigDecimal("close_price").toPlainString() + " " + row.getLong("volume"));
    }

    private void execute(String sql) {
        inDatabase(statement -> statement.execute(sql));
    }

    private List<Tuple> rows(String sql) {
        return inDatabase(statement -> {
            ResultSet result = statement.executeQuery(sql);
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
        });
    }

    private interface Work<T> {
        T with(Statement statement) throws SQLException;
    }

    private <T> T inDatabase(Work<T> work) {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            return work.with(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
