package io.github.kisroutes.calendar;

import static io.github.kisroutes.calendar.CalendarSource.DISPUTED;
import static io.github.kisroutes.calendar.CalendarSource.FILE;
import static io.github.kisroutes.calendar.CalendarSource.KIS;
import static io.github.kisroutes.calendar.CalendarSource.OBSERVED;
import static io.github.kisroutes.calendar.CalendarSource.WEEKDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.database.Database;
import io.github.kisroutes.simulator.MutableClock;
import io.github.kisroutes.simulator.market.CandleSource.Series;
import io.github.kisroutes.simulator.market.DayBar;
import io.github.kisroutes.simulator.market.KrxCandles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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

    /** How many stocks have a row of a day, and how many lack it; where nobody lacks it, it is the newest that they have. */
    private static DayWitnesses seen(LocalDate day, int having, int lacking) {
        return new DayWitnesses(day, having, having, having, lacking, 0, true);
    }

    /** The newest day of the market, of which no stock has a row. */
    private static DayWitnesses nobody(LocalDate day) {
        return new DayWitnesses(day, 0, 0, 3, 0, 3, true);
    }

    private int learn(DayWitnesses... seen) {
        return calendar.learn(List.of(seen), true);
    }

    @Test
    void the_candles_of_two_stocks_go_before_the_list() throws Exception {
        Files.writeString(list, "2025-06-05,wrong\n2025-06-06,Memorial Day\n");

        assertThat(learn(seen(THURSDAY, 2, 0), seen(FRIDAY, 0, 2), seen(MONDAY, 2, 0)))
                .isEqualTo(3);

        assertThat(calendar.days(THURSDAY, MONDAY).values())
                .contains(
                        TradingDay.open(THURSDAY, OBSERVED, true),
                        TradingDay.closed(FRIDAY, OBSERVED, true, "Memorial Day"),
                        TradingDay.closed(LocalDate.of(2025, 6, 7), WEEKDAY, false, "weekend"),
                        TradingDay.open(MONDAY, OBSERVED, true));
        assertThat(learn(seen(THURSDAY, 2, 0), seen(FRIDAY, 0, 2))).isZero();
    }

    @Test
    void one_stock_opens_no_day_that_two_others_close_or_one_and_the_list() {
        learn(seen(FRIDAY, 1, 0));
        assertThat(calendar.day(FRIDAY))
                .as("nothing but the list against it")
                .isEqualTo(TradingDay.open(FRIDAY, OBSERVED, false));

        learn(seen(THURSDAY, 1, 1), seen(FRIDAY, 1, 1), seen(WEDNESDAY, 1, 2));

        assertThat(calendar.day(THURSDAY))
                .as("an ordinary weekday")
                .isEqualTo(TradingDay.open(THURSDAY, OBSERVED, false));
        assertThat(calendar.day(FRIDAY)).isEqualTo(TradingDay.closed(FRIDAY, OBSERVED, true, "Memorial Day"));
        assertThat(calendar.day(WEDNESDAY))
                .isEqualTo(TradingDay.closed(WEDNESDAY, OBSERVED, true, "the exchange is closed"));
        assertThat(calendar.isDoubtfulDay(THURSDAY)).isFalse();
        assertThat(calendar.isDoubtfulDay(FRIDAY)).isTrue();
        assertThat(calendar.isDoubtfulDay(WEDNESDAY)).isTrue();
        assertThat(calendar.isCertainlyClosed(WEDNESDAY))
                .as("rows are doubted, and refused only by the word of the broker")
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2, 2700, false", "269, 2700, false", "270, 2700, true", "2, 20, true"})
    void of_many_stocks_a_tenth_must_have_a_day(int having, int around, boolean open) {
        calendar.learn(
                List.of(new DayWitnesses(THURSDAY, having, having, around, Math.min(around - having, 2), 0, true)),
                true);

        assertThat(calendar.day(THURSDAY).open()).isEqualTo(open);
        assertThat(calendar.day(THURSDAY).certain()).isTrue();
    }

    @Test
    void a_closure_that_two_stocks_show_is_reopened_by_two() {
        learn(seen(THURSDAY, 0, 2));
        assertThat(learn(seen(THURSDAY, 1, 1))).as("one has it").isZero();
        clock.set(atSeoul("2025-06-11T08:00:00"));

        assertThat(learn(seen(THURSDAY, 2, 0))).isEqualTo(1);

        assertThat(calendar.day(THURSDAY)).isEqualTo(TradingDay.open(THURSDAY, OBSERVED, true));
        assertThat(learnedAt(THURSDAY)).isEqualTo(atSeoul("2025-06-11T08:00:00"));
    }

    @Test
    void what_one_stock_lacks_is_closed_for_certain_when_another_trading_day_shows_the_same() {
        learn(seen(THURSDAY, 0, 1));
        assertThat(calendar.day(THURSDAY).open()).isFalse();
        assertThat(learn(seen(THURSDAY, 0, 1))).as("the same day again").isZero();
        clock.set(atSeoul("2025-06-11T16:00:00"));
        assertThat(calendar.learn(List.of(new DayWitnesses(THURSDAY, 0, 0, 1, 1, 0, false)), true))
                .as("what is stored is no second answer")
                .isZero();
        assertThat(calendar.day(THURSDAY).certain()).isFalse();

        learn(seen(THURSDAY, 0, 1));

        assertThat(calendar.day(THURSDAY).certain()).isTrue();
        learn(seen(THURSDAY, 1, 0));
        assertThat(calendar.day(THURSDAY)).as("any row ends it").isEqualTo(TradingDay.open(THURSDAY, OBSERVED, false));
    }

    @Test
    void what_one_stock_lacks_and_the_list_names_was_closed() {
        learn(seen(FRIDAY, 0, 1));

        assertThat(calendar.day(FRIDAY).certain()).isTrue();
    }

    @Test
    void what_kis_says_after_the_day_goes_before_candles() {
        learn(seen(THURSDAY, 1, 0), seen(FRIDAY, 0, 2));
        table.learn(KIS, List.of(TradingDay.open(FRIDAY, KIS, true), TradingDay.closed(THURSDAY, KIS, true, "x")));

        assertThat(learn(seen(THURSDAY, 2, 3))).isZero();

        assertThat(calendar.day(FRIDAY)).isEqualTo(TradingDay.open(FRIDAY, KIS, true));
        assertThat(calendar.day(THURSDAY)).isEqualTo(TradingDay.closed(THURSDAY, KIS, true, "x"));
        assertThat(calendar.isCertainlyClosed(THURSDAY)).isTrue();
        learn(seen(THURSDAY, 3, 2));
        assertThat(calendar.day(THURSDAY))
                .as("half of the market")
                .isEqualTo(TradingDay.open(THURSDAY, OBSERVED, true));
        assertThat(calendar.isCertainlyClosed(THURSDAY)).isFalse();
    }

    @Test
    void what_kis_said_before_an_unplanned_closure_gives_way_to_candles() {
        table.learn(KIS, List.of(TradingDay.open(FRIDAY, KIS, false), TradingDay.open(MONDAY, KIS, false)));

        assertThat(learn(seen(FRIDAY, 0, 2), seen(MONDAY, 1, 0))).isEqualTo(2);

        assertThat(calendar.day(FRIDAY)).isEqualTo(TradingDay.closed(FRIDAY, OBSERVED, true, "Memorial Day"));
        assertThat(calendar.day(MONDAY)).as("the broker and one stock").isEqualTo(TradingDay.open(MONDAY, KIS, true));
        table.learn(KIS, List.of(TradingDay.closed(FRIDAY, KIS, true, "told later")));
        assertThat(calendar.day(FRIDAY).source()).isEqualTo(KIS);
    }

    @Test
    void a_day_of_which_no_stock_has_a_row_is_disputed_and_closed_by_the_second_trading_day() {
        LocalDate tuesday = MONDAY.plusDays(1);
        table.learn(KIS, List.of(TradingDay.open(MONDAY, KIS, true)));
        learn(seen(MONDAY, 0, 2));
        assertThat(learn(seen(MONDAY, 0, 2))).as("the same day again").isZero();
        assertThat(calendar.disputed(WEDNESDAY, tuesday))
                .extracting(TradingDay::toString)
                .containsExactly("2025-06-09 (Mon) should have been a trading day, and no stock has a candle for it");
        assertThat(calendar.day(MONDAY).isEvidence()).isFalse();
        table.learn(KIS, List.of(TradingDay.open(MONDAY, KIS, true)));
        assertThat(calendar.disputed(WEDNESDAY, tuesday))
                .as("KIS says it again")
                .hasSize(1);

        clock.set(atSeoul("2025-06-10T16:00:00"));
        learn(seen(MONDAY, 0, 2));

        assertThat(calendar.disputed(WEDNESDAY, tuesday)).isEmpty();
        TradingDay closed = TradingDay.closed(MONDAY, OBSERVED, true, "no stock has a candle for it");
        assertThat(calendar.day(MONDAY)).isEqualTo(closed.unseen(MONDAY));
        table.learn(KIS, List.of(TradingDay.open(MONDAY, KIS, true)));
        assertThat(calendar.day(MONDAY).open()).as("KIS says it again").isFalse();
        learn(seen(MONDAY, 2, 0));
        assertThat(calendar.day(MONDAY)).as("a row after all").isEqualTo(TradingDay.open(MONDAY, OBSERVED, true));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-06-09T15:29:59, WEEKDAY, false",
        "2025-06-09T15:30:00, WEEKDAY, true",
        "2025-06-10T00:10:00, WEEKDAY, true"
    })
    void a_session_without_any_row_is_disputed_once_it_is_over(String seoul, CalendarSource source, boolean disputed) {
        clock.set(atSeoul(seoul));

        learn(nobody(MONDAY), nobody(FRIDAY));

        assertThat(calendar.day(MONDAY)).isEqualTo(TradingDay.open(MONDAY, source, false));
        assertThat(calendar.disputed(FRIDAY, MONDAY)).hasSize(disputed ? 1 : 0);
    }

    @Test
    void nothing_is_disputed_before_every_stock_was_asked() {
        clock.set(atSeoul("2025-06-10T16:00:00"));
        table.learn(KIS, List.of(TradingDay.open(MONDAY, KIS, true)));

        assertThat(calendar.learn(List.of(seen(MONDAY, 0, 1), nobody(MONDAY.plusDays(1))), false))
                .isZero();
    }

    @Test
    void candles_of_weekends_and_of_the_future_are_no_evidence() {
        assertThat(learn(seen(LocalDate.of(2025, 6, 7), 2, 0), seen(LocalDate.of(2025, 6, 11), 2, 0)))
                .isZero();
        assertThat(learn()).isZero();
        assertThat(calendar.days(WEDNESDAY, LocalDate.of(2025, 6, 12)).values())
                .noneMatch(day -> day.source() == OBSERVED);
    }

    @Test
    void the_real_candles_of_two_stocks_teach_the_real_calendar() {
        clock.set(atSeoul("2025-06-16T15:45:00"));
        LocalDate first = LocalDate.of(2023, 12, 5);
        LocalDate last = LocalDate.of(2025, 6, 16);
        List<LocalDate> traded = KrxCandles.shipped().bars(Series.adjusted("000660"), LocalDate.MIN, last).stream()
                .map(DayBar::date)
                .toList();

        calendar.learn(
                first.datesUntil(last.plusDays(1))
                        .map(day -> traded.contains(day) ? seen(day, 2, 0) : seen(day, 0, 2))
                        .toList(),
                true);

        assertThat(calendar.openDays(first, last)).hasSize(369).isEqualTo(traded);
        assertThat(calendar.days(first, last).values())
                .filteredOn(day -> day.source() == OBSERVED && !day.open())
                .hasSize(31);
        assertThat(calendar.back(last, 5)).isEqualTo(LocalDate.of(2025, 6, 10));
        assertThat(calendar.back(LocalDate.of(2024, 9, 18), 5)).isEqualTo(LocalDate.of(2024, 9, 9));
        assertThat(calendar.back(last, 1)).isEqualTo(last);
        assertThat(calendar.back(last, 369)).isEqualTo(first);
        traded.forEach(day -> rows(day, "000660", "005930"));
        // Chuseok 2024: Monday to Wednesday; Friday's row is settled on the Friday after, by Thursday's and Friday's
        // mornings.
        assertThat(calendar.settledBefore(atSeoul("2024-09-19T12:00:00"))).isEqualTo(LocalDate.of(2024, 9, 12));
        assertThat(calendar.settledBefore(atSeoul("2024-09-20T05:59:59"))).isEqualTo(LocalDate.of(2024, 9, 12));
        assertThat(calendar.settledBefore(atSeoul("2024-09-20T06:00:00"))).isEqualTo(LocalDate.of(2024, 9, 18));
    }

    @Test
    void without_any_evidence_nothing_of_a_month_is_settled() {
        assertThat(calendar.settledBefore(atSeoul("2025-06-17T06:00:00"))).isEqualTo(LocalDate.of(2025, 5, 17));
    }

    @Test
    void with_evidence_a_morning_counts_only_when_its_day_was_seen() {
        LocalDate wednesday = LocalDate.of(2025, 6, 11);
        clock.set(atSeoul("2025-06-11T16:00:00"));
        for (LocalDate day : List.of(THURSDAY, MONDAY, wednesday)) {
            rows(day, "000660", "005930");
        }
        learn(seen(THURSDAY, 2, 0), seen(MONDAY, 2, 0), seen(wednesday, 2, 0));
        assertThat(calendar.settledBefore(atSeoul("2025-06-12T07:30:00"))).isEqualTo(wednesday.minusDays(1));
        assertThat(calendar.settledBefore(atSeoul("2025-06-13T07:30:00")))
                .as("nobody has seen Thursday")
                .isEqualTo(wednesday.minusDays(1));
        table.learn(KIS, List.of(TradingDay.open(wednesday.plusDays(1), KIS, false)));
        assertThat(calendar.settledBefore(atSeoul("2025-06-13T07:31:30")))
                .as("what was said before the day is no evidence")
                .isEqualTo(wednesday.minusDays(1));

        clock.set(atSeoul("2025-06-12T16:00:00"));
        rows(wednesday.plusDays(1), "000660", "005930");
        learn(seen(wednesday.plusDays(1), 1, 0));

        assertThat(calendar.settledBefore(atSeoul("2025-06-13T07:31:31"))).isEqualTo(wednesday);
        assertThat(TradingCalendar.morning(wednesday)).isEqualTo(atSeoul("2025-06-12T06:00:00"));
    }

    @Test
    void what_the_broker_says_of_a_day_makes_no_morning_before_two_stocks_have_a_row_of_it() {
        LocalDate thursday = afterTwoStocksUntilWednesday();
        table.learn(KIS, List.of(TradingDay.open(thursday, KIS, true)));
        assertThat(calendar.settledBefore(atSeoul("2025-06-13T15:41:00")))
                .as("nobody has a row")
                .isEqualTo(thursday.minusDays(2));

        rows(thursday, "000660");
        assertThat(calendar.settledBefore(atSeoul("2025-06-13T15:42:00")))
                .as("one stock has, which may be a mistake")
                .isEqualTo(thursday.minusDays(2));

        rows(thursday, "005930");
        assertThat(calendar.settledBefore(atSeoul("2025-06-13T15:43:00"))).isEqualTo(thursday.minusDays(1));
    }

    @Test
    void a_row_that_one_stock_alone_has_of_a_doubtful_day_makes_no_morning() {
        LocalDate thursday = afterTwoStocksUntilWednesday();
        table.learn(DISPUTED, List.of(TradingDay.disputed(thursday, thursday)));
        clock.set(atSeoul("2025-06-13T15:41:00"));
        rows(thursday, "000660");
        calendar.learn(List.of(new DayWitnesses(thursday, 1, 1, 1, 0, 0, true)), false);
        assertThat(calendar.day(thursday)).isEqualTo(TradingDay.open(thursday, OBSERVED, false));

        assertThat(calendar.settledBefore(clock.instant())).isEqualTo(thursday.minusDays(2));
    }

    @Test
    void the_rows_of_the_only_stock_make_mornings() {
        LocalDate thursday = LocalDate.of(2025, 6, 12);
        clock.set(atSeoul("2025-06-13T07:30:00"));
        rows(thursday.minusDays(1), "005930");
        rows(thursday, "005930");
        learn(seen(thursday.minusDays(1), 1, 0), seen(thursday, 1, 0));

        assertThat(calendar.settledBefore(clock.instant())).isEqualTo(thursday.minusDays(1));
    }

    /** Monday to Wednesday were plainly open; on Thursday it is to be told. */
    private LocalDate afterTwoStocksUntilWednesday() {
        LocalDate thursday = LocalDate.of(2025, 6, 12);
        clock.set(atSeoul("2025-06-13T07:30:00"));
        for (LocalDate day = MONDAY; day.isBefore(thursday); day = day.plusDays(1)) {
            rows(day, "000660", "005930");
            learn(seen(day, 2, 0));
        }
        return thursday;
    }

    private void rows(LocalDate day, String... codes) {
        for (String code : codes) {
            try (Connection connection = database.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.executeUpdate(
                        "INSERT INTO daily_price (stock_code, trade_date, market, price_basis, open_price,"
                                + " high_price, low_price, close_price, volume, turnover, is_final, source, run_id, collected_at)"
                                + " VALUES ('" + code + "', DATE '" + day
                                + "', 'J', 'ADJUSTED', 1, 1, 1, 1, 1, 1, FALSE,"
                                + " 'test', 'run-1', CURRENT_TIMESTAMP)");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2025-06-10T00:10:00, 2025-06-09",
        "2025-06-10T15:29:59, 2025-06-09",
        "2025-06-10T15:30:00, 2025-06-10",
        "2025-11-13T15:40:00, 2025-11-12",
        "2025-11-13T16:30:00, 2025-11-13",
        "2025-11-14T15:30:00, 2025-11-14"
    })
    void a_row_is_expected_when_its_session_is_over_an_hour_later_on_thursdays_of_november(
            String seoul, LocalDate until) {
        clock.set(atSeoul(seoul));

        assertThat(calendar.expectedUntil()).isEqualTo(until);
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
        learn(seen(THURSDAY, 2, 0));
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
    void a_question_without_an_answer_is_asked_again_ten_times_at_most() {
        LocalDate today = LocalDate.of(2025, 6, 10);
        int asked = 0;
        while (table.claim(today)) {
            asked++;
            assertThat(table.claim(today)).as("while it is under way").isFalse();
            table.record(today, "SILENT", 0, "no connection");
        }

        assertThat(asked).isEqualTo(10);
    }

    @Test
    void what_a_clock_that_was_ahead_has_left_behind_is_not_believed() {
        clock.set(atSeoul("2025-06-11T03:00:00"));
        table.claim(LocalDate.of(2025, 6, 11));
        table.learn(KIS, List.of(TradingDay.open(LocalDate.of(2025, 6, 10), KIS, true)));
        clock.set(atSeoul("2025-06-10T18:00:00"));
        table.claim(LocalDate.of(2025, 6, 10));

        table.forgetTheFuture(LocalDate.of(2025, 6, 10));

        assertThat(calendar.day(LocalDate.of(2025, 6, 10)).certain()).isFalse();
        assertThat(table.claim(LocalDate.of(2025, 6, 10))).isFalse();
        assertThat(table.claim(LocalDate.of(2025, 6, 11))).isTrue();
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
