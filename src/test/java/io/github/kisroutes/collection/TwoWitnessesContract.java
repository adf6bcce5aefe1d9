package io.github.kisroutes.collection;

import static io.github.kisroutes.collection.TestInstallation.day;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.Product;
import io.github.kisroutes.calendar.TradingCalendar;
import io.github.kisroutes.calendar.TradingDay;
import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.evidence.CandleDays;
import io.github.kisroutes.collection.report.RunSummary;
import io.github.kisroutes.config.DatabaseSettings;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.simulator.market.CandleSource.Series;
import io.github.kisroutes.simulator.market.DayBar;
import io.github.kisroutes.simulator.market.GeneratedCandles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the candles of a run tell of its days when one stock is wrong, on every database. The broker is asked for no calendar. */
abstract class TwoWitnessesContract {
    /** Five stocks of a market that trades on every weekday of 2025, 3 October too. */
    private static final String FIVE = "000001,000002,000003,000004,000005";

    @TempDir
    Path folder;

    private final Map<String, DayBar> removed = new TreeMap<>();
    private Map<String, String> database;
    private TestInstallation here;

    /** Settings of the database; none for the file of H2. */
    abstract Map<String, String> database() throws Exception;

    @AfterEach
    void close() {
        here.close();
    }

    private void at(String now, String symbols) throws Exception {
        database = database();
        Map<String, String> settings = new HashMap<>(database);
        settings.put("kis.collect.symbols", symbols);
        here = TestInstallation.at(now, folder, settings, GeneratedCandles.of(5, day("2025-07-01"), day("2025-12-31")));
    }

    /** Nobody trades on a day, but for the stocks that have a row of it all the same. */
    private void closed(String day, String... phantoms) {
        for (String code : here.broker().candles().codes()) {
            if (!List.of(phantoms).contains(code)) {
                lacks(code, day);
            }
        }
    }

    private void lacks(String code, String day) {
        removed.put(
                code + day,
                here.broker()
                        .candles()
                        .bars(Series.adjusted(code), day(day), day(day))
                        .get(0));
        here.broker().candles().remove(code, day(day));
    }

    /** The broker has the rows after all. */
    private void has(String day, String... codes) {
        for (String code : codes) {
            here.broker().candles().put(code, removed.get(code + day));
        }
    }

    private List<String> known(String day) {
        return here.texts(
                "SELECT CONCAT(CASE WHEN is_open THEN 'open ' ELSE 'closed ' END, source,"
                        + " CASE WHEN is_certain THEN ' certain' ELSE '' END) FROM trading_day WHERE trade_date = ?",
                day(day));
    }

    private List<String> onClosedDays() {
        DateWindow year = new DateWindow(day("2025-01-01"), day("2025-12-31"));
        DatabaseSettings settings =
                Product.settings(here.broker(), folder, database).load().database();
        try (Database opened = Database.open(settings)) {
            return new CandleDays(opened, "J")
                    .onClosedDays(year).stream()
                            .map(row -> row.series().code() + " " + row.day())
                            .toList();
        }
    }

    private List<TradingDay> disputed() {
        return calendar().disputed(day("2025-01-01"), day("2025-12-31"));
    }

    private TradingCalendar calendar() {
        return here.product().camel().getRegistry().lookupByNameAndType("kisCalendar", TradingCalendar.class);
    }

    @Test
    void a_row_of_one_stock_opens_no_holiday_for_the_others() throws Exception {
        for (String phantom : List.of("000001", "000004")) {
            for (String holiday : List.of("2025-10-03", "2025-10-10")) { // listed, and not
                at("2025-10-14T15:45:00", FIVE);
                closed(holiday, phantom);
                here.start(Map.of());

                assertThat(here.collect("DAILY").run().tally().failed()).isZero();

                assertThat(here.missing()).isEmpty();
                assertThat(known(holiday)).containsExactly("closed OBSERVED certain");
                assertThat(onClosedDays()).containsExactly(phantom + " " + holiday);
                assertThat(calendar().isDoubtfulDay(day(holiday))).isTrue();
                here.close();
                deleteDatabase();
            }
        }
    }

    /** So that the next case begins with nothing. */
    void deleteDatabase() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void a_day_that_one_stock_lacks_is_missing_and_one_that_others_have_is_open() throws Exception {
        at("2025-10-14T15:45:00", FIVE);
        lacks("000001", "2025-09-25");
        here.start(Map.of());

        RunSummary summary = here.collect("DAILY");

        assertThat(known("2025-09-25")).containsExactly("open OBSERVED certain");
        assertThat(here.missing()).containsExactly("000001 ADJUSTED 2025-09-25");
        assertThat(summary.exitCode()).isEqualTo(2);
    }

    @Test
    void a_hole_in_the_answer_of_the_only_stock_is_no_certain_closure_until_another_day_shows_it_too()
            throws Exception {
        at("2025-10-14T15:45:00", "000001");
        lacks("000001", "2025-09-25");
        here.start(Map.of()).collect("DAILY");
        assertThat(known("2025-09-25")).containsExactly("closed OBSERVED");
        here.collect("DAILY");
        assertThat(known("2025-09-25")).as("the same day again").containsExactly("closed OBSERVED");

        here.on("2025-10-15T15:45:00").collect("DAILY");
        here.on("2025-10-16T07:45:00").collect("SETTLE");
        assertThat(known("2025-09-25")).containsExactly("closed OBSERVED certain");

        has("2025-09-25", "000001");
        here.start(Map.of(
                        "kis.collect.from", "2025-09-01", "kis.collect.to", "2025-10-10", "kis.collect.reread", "true"))
                .collect();
        assertThat(known("2025-09-25")).containsExactly("open OBSERVED");
    }

    @Test
    void a_certain_closure_is_reopened_by_the_rows_of_two() throws Exception {
        at("2025-10-14T15:45:00", FIVE);
        closed("2025-09-25");
        here.start(Map.of()).collect("DAILY");
        assertThat(known("2025-09-25")).containsExactly("closed OBSERVED certain");

        has("2025-09-25", FIVE.split(","));
        here.on("2025-10-15T15:45:00").collect("DAILY");

        assertThat(known("2025-09-25")).containsExactly("open OBSERVED certain");
        assertThat(here.missing()).isEmpty();
    }

    @Test
    void a_day_that_kis_calls_open_and_nobody_has_is_disputed_and_then_closed() throws Exception {
        at("2025-10-14T15:45:00", FIVE);
        closed("2025-10-13");
        here.broker().calendar().open(day("2025-10-13"));
        here.start(Map.of());
        here.product().ask("kis-calendar-learn", Map.of());

        assertThat(here.collect("DAILY").run().tally().failed()).isZero();
        assertThat(here.missing()).isEmpty();
        assertThat(disputed()).extracting(TradingDay::date).containsExactly(day("2025-10-13"));

        here.on("2025-10-15T15:45:00");
        here.product().ask("kis-calendar-learn", Map.of());
        assertThat(here.collect("DAILY").run().tally().failed()).isZero();
        assertThat(disputed()).isEmpty();
        assertThat(known("2025-10-13")).containsExactly("closed OBSERVED certain");

        here.on("2025-10-16T15:45:00");
        here.product().ask("kis-calendar-learn", Map.of());
        assertThat(here.collect("DAILY").exitCode()).isZero();
        assertThat(here.missing()).isEmpty();
    }

    @Test
    void today_without_anybodys_row_is_disputed_and_settled_by_the_next_day() throws Exception {
        at("2025-10-14T15:45:00", FIVE);
        closed("2025-10-14");
        here.start(Map.of()).collect("DAILY");
        assertThat(disputed()).extracting(TradingDay::date).containsExactly(day("2025-10-14"));

        here.on("2025-10-15T15:45:00").collect("DAILY");

        assertThat(disputed()).isEmpty();
        assertThat(known("2025-10-14")).containsExactly("closed OBSERVED certain");
        assertThat(here.texts("SELECT reason FROM trading_day WHERE trade_date = DATE '2025-10-14'"))
                .containsExactly("no stock has a candle for it");
    }

    @Test
    void a_row_that_comes_late_ends_the_dispute() throws Exception {
        at("2025-10-14T15:45:00", FIVE);
        closed("2025-10-14");
        here.start(Map.of()).collect("DAILY");
        has("2025-10-14", FIVE.split(","));
        assertThat(here.on("2025-10-14T17:00:00").collect("DAILY").exitCode()).isZero();

        assertThat(disputed()).isEmpty();
        assertThat(known("2025-10-14")).containsExactly("open OBSERVED certain");
    }

    @Test
    void a_run_before_the_session_is_over_demands_no_row_of_today() throws Exception {
        for (String now : List.of("2025-10-14T07:30:00", "2025-10-14T10:00:00", "2025-11-13T15:45:00")) {
            at(now, FIVE);
            closed(now.substring(0, 10));
            here.broker().calendar().open(day(now.substring(0, 10)));
            here.start(Map.of());
            here.product().ask("kis-calendar-learn", Map.of());

            assertThat(here.collect("DAILY").exitCode()).as(now).isZero();

            assertThat(disputed()).isEmpty();
            here.close();
            deleteDatabase();
        }
    }

    @Test
    void a_row_of_today_that_comes_before_the_session_is_over_is_stored() throws Exception {
        at("2025-10-14T10:00:00", FIVE);
        here.start(Map.of());

        assertThat(here.collect("DAILY").exitCode()).isZero();

        assertThat(here.count("daily_price WHERE trade_date = DATE '2025-10-14'"))
                .isEqualTo(5L);
    }
}
