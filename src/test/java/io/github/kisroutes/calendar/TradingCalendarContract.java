package io.github.kisroutes.calendar;

import static io.github.kisroutes.calendar.CalendarSource.FILE;
import static io.github.kisroutes.calendar.CalendarSource.KIS;
import static io.github.kisroutes.calendar.CalendarSource.OBSERVED;
import static io.github.kisroutes.calendar.CalendarSource.WEEKDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.database.Database;
import io.github.kisroutes.demo.CandleSource.Series;
import io.github.kisroutes.demo.DayBar;
import io.github.kisroutes.demo.KrxCandles;
import io.github.kisroutes.demo.MutableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the calendar knows and believes, on every database: run by one class for each. */
abstract class TradingCalendarContract {
    private static final LocalDate WEDNESDAY = LocalDate.of(2025, 6, 4);
    private static final LocalDate THURSDAY = LocalDate.of(2025, 6, 5);
    private static final LocalDate FRIDAY = LocalDate.of(2025, 6, 6);
    private static final LocalDate MONDAY = LocalDate.of(2025, 6, 9);

    @TempDir
    Path folder;

    private final MutableClock clock = MutableClock.atSeoul("2025-06-10T08:00:00");
    private Path list;
    private Database database;
    private TradingCalendar calendar;
    private TradingDays table;

    /** An empty database. */
    abstract Database database() throws Exception;

    @BeforeEach
    void open() throws Exception {
        list = Files.writeString(folder.resolve("holidays.csv"), "date,name\n2025-06-06,Memorial Day\n");
        database = database();
        calendar = new TradingCalendar(database, list, clock);
        table = new TradingDays(database, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void without_any_lesson_the_list_goes_before_the_weekday() {
        assertThat(calendar.days(THURSDAY, MONDAY).values())
                .containsExactly(
                        TradingDay.open(THURSDAY, WEEKDAY, false),
                        TradingDay.closed(FRIDAY, FILE, false, "Memorial Day"),
                        TradingDay.closed(LocalDate.of(2025, 6, 7), WEEKDAY, false, "weekend"),
                        TradingDay.closed(LocalDate.of(2025, 6, 8), WEEKDAY, false, "weekend"),
                        TradingDay.open(MONDAY, WEEKDAY, false));
        assertThat(calendar.day(FRIDAY)).hasToString("2025-06-06 (Fri) is no trading day: Memorial Day (FILE)");
        assertThat(calendar.day(MONDAY)).hasToString("2025-06-09 (Mon) is a trading day (WEEKDAY)");
    }

    @Test
    void candles_go_before_the_list() throws Exception {
        Files.writeString(list, "2025-06-05,wrong\n2025-06-06,Memorial Day\n");

        assertThat(calendar.observe(MONDAY, List.of(THURSDAY, MONDAY))).isEqualTo(3);

        assertThat(calendar.days(THURSDAY, MONDAY).values())
                .contains(
                        TradingDay.open(THURSDAY, OBSERVED, true),
                        TradingDay.closed(FRIDAY, OBSERVED, true, "Memorial Day"),
                        TradingDay.closed(LocalDate.of(2025, 6, 7), WEEKDAY, false, "weekend"),
                        TradingDay.open(MONDAY, OBSERVED, true));
    }

    @Test
    void the_same_again_changes_nothing_and_more_candles_correct_a_gap() {
        calendar.observe(MONDAY, List.of(WEDNESDAY, MONDAY));
        clock.set(atSeoul("2025-06-11T08:00:00"));

        assertThat(calendar.observe(MONDAY, List.of(WEDNESDAY, MONDAY))).isZero();
        assertThat(calendar.observe(MONDAY, List.of(WEDNESDAY, THURSDAY, MONDAY)))
                .isEqualTo(1);
        assertThat(calendar.observe(MONDAY, List.of(WEDNESDAY, MONDAY)))
                .as("a gap never replaces a seen candle")
                .isZero();
        assertThat(calendar.openDays(WEDNESDAY, MONDAY)).containsExactly(WEDNESDAY, THURSDAY, MONDAY);
        assertThat(learnedAt(WEDNESDAY)).isEqualTo(atSeoul("2025-06-10T08:00:00"));
        assertThat(learnedAt(THURSDAY)).isEqualTo(atSeoul("2025-06-11T08:00:00"));
    }

    @Test
    void what_kis_says_after_the_day_goes_before_candles() {
        calendar.observe(MONDAY, List.of(THURSDAY, MONDAY));
        table.learn(KIS, List.of(TradingDay.open(FRIDAY, KIS, true), TradingDay.closed(THURSDAY, KIS, true, "x")));

        assertThat(calendar.observe(MONDAY, List.of(THURSDAY, MONDAY))).isZero();

        assertThat(calendar.day(FRIDAY)).isEqualTo(TradingDay.open(FRIDAY, KIS, true));
        assertThat(calendar.day(THURSDAY)).isEqualTo(TradingDay.closed(THURSDAY, KIS, true, "x"));
    }

    @Test
    void what_kis_said_before_an_unplanned_closure_gives_way_to_candles() {
        table.learn(KIS, List.of(TradingDay.open(FRIDAY, KIS, false), TradingDay.open(MONDAY, KIS, false)));

        assertThat(calendar.observe(MONDAY, List.of(THURSDAY, MONDAY))).isEqualTo(2);

        assertThat(calendar.day(FRIDAY)).isEqualTo(TradingDay.closed(FRIDAY, OBSERVED, true, "Memorial Day"));
        assertThat(calendar.day(MONDAY))
                .as("where they agree it stays the broker's")
                .isEqualTo(TradingDay.open(MONDAY, KIS, false));
        table.learn(KIS, List.of(TradingDay.closed(FRIDAY, KIS, true, "told later")));
        assertThat(calendar.day(FRIDAY).source()).isEqualTo(KIS);
    }

    @Test
    void a_day_without_a_candle_was_closed_also_when_it_is_asked_for_in_the_night_after_it() {
        clock.set(atSeoul("2025-06-10T00:10:00"));

        calendar.observe(MONDAY, List.of(WEDNESDAY, THURSDAY));

        assertThat(calendar.day(MONDAY).open()).isFalse();
        assertThat(calendar.day(MONDAY).certain()).isTrue();
        assertThat(calendar.day(MONDAY.plusDays(1)).source()).isEqualTo(WEEKDAY);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-06-09T15:29:59, true, WEEKDAY",
        "2025-06-09T15:30:00, false, OBSERVED",
        "2025-06-09T23:59:59, false, OBSERVED"
    })
    void today_without_a_candle_was_closed_once_the_session_is_over(String seoul, boolean open, CalendarSource source) {
        clock.set(atSeoul(seoul));
        LocalDate to = LocalDate.parse(seoul.substring(0, 10));

        calendar.observe(to, List.of(WEDNESDAY, THURSDAY));

        assertThat(calendar.day(MONDAY).open()).isEqualTo(open);
        assertThat(calendar.day(MONDAY).source()).isEqualTo(source);
        assertThat(calendar.day(MONDAY).certain()).isFalse();
    }

    @Test
    void today_is_not_judged_by_an_answer_that_was_not_asked_for_it() {
        clock.set(atSeoul("2025-06-09T16:00:00"));

        calendar.observe(FRIDAY, List.of(WEDNESDAY, THURSDAY));

        assertThat(calendar.day(MONDAY).source()).isEqualTo(WEEKDAY);
    }

    @Test
    void candles_of_weekends_and_of_the_future_are_no_evidence() {
        assertThat(calendar.observe(
                        LocalDate.of(2025, 7, 1), List.of(LocalDate.of(2025, 6, 7), LocalDate.of(2025, 6, 11))))
                .isZero();
        assertThat(calendar.observe(MONDAY, List.of())).isZero();
        assertThat(calendar.days(WEDNESDAY, LocalDate.of(2025, 6, 12)).values())
                .noneMatch(day -> day.source() == OBSERVED);
    }

    @Test
    void the_real_candles_of_one_stock_teach_the_real_calendar() {
        clock.set(atSeoul("2025-06-16T15:45:00"));
        LocalDate last = LocalDate.of(2025, 6, 16);
        List<LocalDate> traded = KrxCandles.shipped().bars(Series.adjusted("000660"), LocalDate.MIN, last).stream()
                .map(DayBar::date)
                .toList();

        calendar.observe(last, traded);

        LocalDate first = LocalDate.of(2023, 12, 5);
        assertThat(calendar.openDays(first, last)).hasSize(369).isEqualTo(traded);
        assertThat(calendar.days(first, last).values())
                .filteredOn(day -> day.source() == OBSERVED && !day.open())
                .hasSize(31);
        assertThat(calendar.back(last, 5)).isEqualTo(LocalDate.of(2025, 6, 10));
        assertThat(calendar.back(LocalDate.of(2024, 9, 18), 5)).isEqualTo(LocalDate.of(2024, 9, 9));
        assertThat(calendar.back(last, 1)).isEqualTo(last);
        assertThat(calendar.back(last, 369)).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-06-10T00:10:00, 2025-06-09",
        "2025-06-10T08:59:59, 2025-06-09",
        "2025-06-10T09:00:00, 2025-06-10",
        "2025-06-10T15:40:00, 2025-06-10",
        "2025-06-10T23:59:59, 2025-06-10"
    })
    void a_run_in_the_night_is_about_the_session_before_it_on_a_host_in_any_zone(String seoul, LocalDate about) {
        clock.set(atSeoul(seoul));
        for (String zone : List.of("Pacific/Kiritimati", "America/Los_Angeles", "UTC", "Asia/Seoul")) {
            TradingCalendar there = new TradingCalendar(database, list, clock.withZone(java.time.ZoneId.of(zone)));
            assertThat(there.sessionDay()).as(zone).isEqualTo(about);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2025-06-06T15:40:00, 2025-06-06, Memorial Day, FILE",
        "2025-06-07T00:10:00, 2025-06-06, Memorial Day, FILE",
        "2025-06-08T15:40:00, 2025-06-08, weekend, WEEKDAY",
        "2025-12-31T15:40:00, 2025-12-31, the exchange closes the year, WEEKDAY",
        "2026-05-01T15:40:00, 2026-05-01, Labour Day, WEEKDAY"
    })
    void the_decision_about_a_day_is_kept_with_its_reason(
            String seoul, LocalDate day, String reason, CalendarSource source) {
        clock.set(atSeoul(seoul));

        assertThat(calendar.decide()).isEqualTo(TradingDay.closed(day, source, false, reason));
        assertThat(table.between(day, day).get(day)).isEqualTo(TradingDay.closed(day, source, false, reason));
    }

    @Test
    void a_decision_follows_the_list_as_it_is_now_and_gives_way_to_candles() throws Exception {
        clock.set(atSeoul("2025-06-05T15:40:00"));
        Files.writeString(list, "2025-06-05,typo\n");
        assertThat(calendar.decide().open()).isFalse();

        Files.writeString(list, "");
        assertThat(calendar.decide()).isEqualTo(TradingDay.open(THURSDAY, WEEKDAY, false));
        assertThat(table.between(THURSDAY, THURSDAY)).containsValue(TradingDay.open(THURSDAY, WEEKDAY, false));
        calendar.observe(THURSDAY, List.of(THURSDAY));
        assertThat(calendar.decide()).isEqualTo(TradingDay.open(THURSDAY, OBSERVED, true));
    }

    @Test
    void a_list_that_is_spoilt_while_the_process_runs_counts_as_empty() throws Exception {
        Files.writeString(list, "not a day,x\n");

        assertThat(calendar.day(FRIDAY).open()).isTrue();
        assertThat(calendar.day(LocalDate.of(2025, 6, 7)).open()).isFalse();
    }

    @Test
    void of_any_number_of_processes_one_may_ask_the_broker_on_a_day() {
        LocalDate today = LocalDate.of(2025, 6, 10);

        assertThat(Stream.generate(() -> table.claim(today)).limit(8).parallel().filter(mine -> mine))
                .hasSize(1);
        assertThat(table.claim(today.plusDays(1))).isTrue();
    }

    @Test
    void two_that_learn_the_same_days_at_once_do_not_harm_each_other() {
        List<TradingDay> days = WEDNESDAY
                .datesUntil(WEDNESDAY.plusDays(200))
                .map(day -> TradingDay.open(day, KIS, false))
                .toList();

        assertThat(Stream.generate(() -> table.learn(KIS, days))
                        .limit(6)
                        .parallel()
                        .mapToInt(Integer::intValue))
                .allSatisfy(learned -> assertThat(learned).isEqualTo(200));
        assertThat(table.between(WEDNESDAY, WEDNESDAY.plusDays(400))).hasSize(200);
    }

    private Instant learnedAt(LocalDate day) {
        return database.sql("read-trading-days")
                .set("from_date", day)
                .set("to_date", day)
                .one(row -> row.getObject("learned_at", OffsetDateTime.class))
                .orElseThrow()
                .toInstant();
    }

    private static Instant atSeoul(String dateAndTime) {
        return OffsetDateTime.parse(dateAndTime + "+09:00").toInstant();
    }
}
