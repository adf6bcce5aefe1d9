package io.github.kisroutes.laboratory;

import static io.github.kisroutes.laboratory.ScriptedMarket.FIRST;
import static io.github.kisroutes.laboratory.ScriptedMarket.OTHER;
import static io.github.kisroutes.laboratory.ScriptedMarket.STOCK;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.simulator.MutableClock;
import io.github.kisroutes.simulator.http.Calls;
import io.github.kisroutes.simulator.http.Fault;
import io.github.kisroutes.simulator.http.FaultScript;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each of the ways in which a table was found to be wrong while everything was green. After every step the checker looks at
 * every green state, and in the end healthy days make everything green.
 */
class KnownFaultsTest {
    private static final LocalDate MONDAY = LocalDate.of(2025, 6, 16);
    private static final LocalDate SPLIT = LocalDate.of(2025, 6, 18);
    private static final int ENOUGH = 12;
    private static final int ALL = 1_000;

    @TempDir
    Path folder;

    private Laboratory lab;

    @AfterEach
    void close() {
        lab.close();
    }

    private void market(UnaryOperator<StockMaker> fate) {
        market(fate, Optional.empty());
    }

    private void market(UnaryOperator<StockMaker> fate, Optional<LocalDate> closed) {
        MutableClock clock = MutableClock.atSeoul("2025-06-02T12:00:00");
        lab = new Laboratory(ScriptedMarket.with(clock, fate, closed), clock, folder, false, Map.of());
        lab.at(LocalDate.of(2025, 6, 2), LocalTime.NOON).start(Map.of());
    }

    private int backfill(LocalDate day, String from, String to) {
        lab.at(day, LocalTime.of(18, 0)).start(Map.of("kis.collect.from", from, "kis.collect.to", to));
        int exit = lab.collect("").orElseThrow().exitCode();
        lab.check();
        lab.start(Map.of());
        return exit;
    }

    private int daily(LocalDate day) {
        int exit = lab.at(day, Hours.DAILY).collect("DAILY").orElseThrow().exitCode();
        lab.check();
        return exit;
    }

    private int settle(LocalDate day) {
        int exit = lab.at(day, Hours.SETTLE).collect("SETTLE").orElseThrow().exitCode();
        lab.check();
        return exit;
    }

    private void schedule(LocalDate day) {
        lab.at(day, Hours.DAILY).fire();
        lab.check();
    }

    private void lie(BrokerLie trouble, String code, int times) {
        lab.liar().lie(trouble, code, 0, times, 1);
    }

    private void honest() {
        lab.here().broker().faults().clear();
    }

    private long rows(String code) {
        return lab.here().count("daily_price WHERE stock_code = ?", code);
    }

    // 1: one base

    @Test
    void a_split_whose_history_could_not_be_read_again_stays_in_doubt_until_it_was() {
        market(stock -> stock.splitOn(SPLIT, 10));
        backfill(MONDAY, "2024-10-01", "2025-06-16");
        daily(MONDAY.plusDays(1));
        lab.here()
                .broker()
                .faults()
                .on(Calls.code(STOCK)
                        .and(call -> call.parameter("FID_INPUT_DATE_1").compareTo("20250501") < 0))
                .always(Fault.apiError("OPSQ2001"));
        assertThat(daily(SPLIT)).isEqualTo(2);
        honest();
        daily(SPLIT.plusDays(1));
        lab.heal(ENOUGH);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 6, 9, 12, 15})
    void a_split_whose_run_was_killed_is_worked_in_by_the_runs_after_it(int commits) {
        market(stock -> stock.splitOn(SPLIT, 10));
        backfill(MONDAY, "2024-10-01", "2025-06-16");
        lab.at(SPLIT, Hours.DAILY).killAfter(commits, commits % 2 == 0);
        lab.collect("DAILY");
        lab.check();
        settle(SPLIT.plusDays(1));
        lab.heal(ENOUGH);
    }

    @Test
    void a_split_between_two_ranges_that_were_collected_before_and_after_it_is_noticed() {
        market(stock -> stock.splitOn(SPLIT, 10));
        backfill(MONDAY, "2024-12-02", "2025-02-14");
        backfill(SPLIT.plusDays(5), "2025-05-12", "2025-06-20");
        lab.heal(ENOUGH);
    }

    @Test
    void a_split_is_noticed_by_rows_that_may_still_move_where_no_answer_reaches_back_to_a_final_one() {
        LocalDate back = LocalDate.of(2025, 6, 20);
        LocalDate thursday = LocalDate.of(2025, 6, 5); // Friday the sixth is a holiday
        market(stock -> stock.splitOn(back, 10));
        daily(thursday);
        settle(thursday.plusDays(1));
        lab.liar().lie(BrokerLie.CUT_OLDEST, STOCK, 0, ALL, 3); // the five oldest rows of each answer
        settle(back);
        honest();
        lab.heal(ENOUGH);
    }

    @Test
    void rows_that_no_answer_has_compared_with_older_ones_prove_nothing_in_the_next_run() {
        market(stock -> stock.splitOn(SPLIT, 10));
        backfill(MONDAY, "2024-10-01", "2025-06-16");
        daily(MONDAY.plusDays(1));
        cutBefore(SPLIT);
        daily(SPLIT);
        daily(SPLIT.plusDays(21));
        settle(SPLIT.plusDays(22));
        honest();
        lab.heal(ENOUGH);
    }

    /** Answers lack the rows before a day, and a question about these alone fails. */
    private void cutBefore(LocalDate day) {
        String first = day.toString().replace("-", "");
        FaultScript faults = lab.here().broker().faults();
        faults.on(Calls.code(STOCK)
                        .and(call -> call.parameter("FID_INPUT_DATE_2").compareTo(first) < 0))
                .always(Fault.apiError("OPSQ2001"));
        faults.on(Calls.code(STOCK)).always(Fault.rewritten((call, answer) -> {
            List<?> rows = (List<?>) answer.get("output2");
            answer.put(
                    "output2",
                    rows.stream()
                            .filter(row -> String.valueOf(((Map<?, ?>) row).get("stck_bsop_date"))
                                            .compareTo(first)
                                    >= 0)
                            .toList());
            return answer;
        }));
    }

    @Test
    void an_hour_of_answers_at_a_tenth_of_the_price_leaves_no_green_row() {
        market(stock -> stock);
        backfill(MONDAY, "2024-10-01", "2025-06-16");
        lie(BrokerLie.TENTH, STOCK, ALL);
        daily(MONDAY.plusDays(1));
        honest();
        lab.heal(ENOUGH);
    }

    // 2: a beginning needs evidence

    @ParameterizedTest
    @EnumSource(names = {"SHORT", "NO_ROWS", "NO_LIST", "CUT_OLDEST"})
    void one_answer_that_is_too_short_is_not_the_beginning_of_a_stock(BrokerLie trouble) {
        market(stock -> stock);
        lie(trouble, STOCK, 4);
        backfill(MONDAY, "2024-10-01", "2025-06-16");
        honest();
        lab.heal(ENOUGH);
        assertThat(rows(STOCK)).isEqualTo(rows(OTHER));
    }

    @Test
    void an_old_range_that_came_back_empty_as_a_whole_is_not_complete() {
        market(stock -> stock);
        daily(MONDAY);
        lie(BrokerLie.NO_ROWS, STOCK, ALL);
        backfill(MONDAY, "2024-10-01", "2025-02-28");
        honest();
        backfill(MONDAY.plusDays(1), "2024-10-01", "2025-02-28");
        lab.heal(ENOUGH);
        assertThat(rows(STOCK)).isEqualTo(rows(OTHER));
    }

    // 3: an absence

    @Test
    void an_absence_of_seventy_days_is_caught_up_from_the_last_proven_day_on() {
        market(stock -> stock);
        daily(MONDAY);
        daily(MONDAY.plusDays(1));
        schedule(MONDAY.plusDays(70));
        assertThat(lab.here().count("daily_price WHERE trade_date BETWEEN DATE '2025-06-17' AND DATE '2025-07-10'"))
                .isEqualTo(3 * 18L);
        lab.heal(ENOUGH);
    }

    @Test
    void a_split_during_an_absence_is_noticed_by_whatever_run_comes_first() {
        market(stock -> stock.splitOn(LocalDate.of(2025, 7, 1), 5));
        backfill(MONDAY, "2024-10-01", "2025-06-16");
        settle(MONDAY.plusDays(70));
        schedule(MONDAY.plusDays(70));
        lab.heal(ENOUGH);
    }

    // 4: another stock, another price

    @ParameterizedTest
    @EnumSource(names = {"OTHER_STOCK", "TENTH"})
    void an_answer_for_another_stock_or_at_a_tenth_of_the_price_leaves_no_green_row(BrokerLie trouble) {
        market(stock -> stock);
        daily(MONDAY);
        lab.liar().lie(trouble, STOCK, 1, 1, 1);
        backfill(MONDAY, "2024-10-01", "2025-06-16");
        honest();
        lie(trouble, STOCK, 1);
        daily(MONDAY.plusDays(1));
        honest();
        lab.heal(ENOUGH);
    }

    // 5: a trading day needs two witnesses

    @Test
    void a_row_on_a_holiday_opens_no_day_and_is_not_final() {
        market(stock -> stock);
        daily(MONDAY);
        lie(BrokerLie.PHANTOM, STOCK, ALL);
        daily(MONDAY.plusDays(1));
        settle(MONDAY.plusDays(2));
        honest();
        daily(MONDAY.plusDays(2));
        lab.heal(ENOUGH);
        assertThat(lab.here().count("daily_price WHERE trade_date = DATE '2025-06-06' AND is_final"))
                .isZero();
    }

    @Test
    void a_hole_in_the_answer_of_one_stock_closes_no_day() {
        market(stock -> stock);
        lie(BrokerLie.HOLE, FIRST, ALL);
        daily(MONDAY);
        schedule(MONDAY.plusDays(1));
        honest();
        lab.heal(ENOUGH);
        assertThat(rows(FIRST)).isEqualTo(rows(OTHER));
    }

    @Test
    void a_late_row_of_the_stock_that_is_looked_at_skips_no_day() {
        market(stock -> stock);
        daily(MONDAY);
        lie(BrokerLie.LATE_ROW, FIRST, ALL);
        schedule(MONDAY.plusDays(1));
        honest();
        lab.heal(ENOUGH);
    }

    @Test
    void a_calendar_that_keeps_calling_a_closed_day_open_makes_nobody_red_for_good() {
        market(stock -> stock, Optional.of(MONDAY.plusDays(1)));
        lab.announceClosure(false);
        schedule(MONDAY);
        schedule(MONDAY.plusDays(1));
        schedule(MONDAY.plusDays(2));
        lab.heal(ENOUGH);
    }

    @Test
    void an_answer_without_its_newest_days_leaves_every_day_after_its_newest_row_to_ask() {
        market(stock -> stock);
        daily(MONDAY);
        settle(MONDAY.plusDays(1));
        List.of(FIRST, STOCK, OTHER).forEach(code -> lie(BrokerLie.CUT_NEWEST, code, ALL));
        settle(MONDAY.plusDays(2)); // nobody has told that Tuesday was a trading day
        honest();
        lab.heal(ENOUGH);
    }

    // 6: trading mornings

    @Test
    void a_row_before_a_holiday_and_a_weekend_waits_for_two_trading_mornings() {
        LocalDate thursday = LocalDate.of(2025, 6, 5); // Friday the sixth is a holiday
        market(stock -> stock);
        schedule(thursday);
        settle(thursday.plusDays(2));
        settle(thursday.plusDays(4));
        schedule(thursday.plusDays(4));
        assertThat(finalRowsOf(thursday)).isZero();
        settle(thursday.plusDays(5));
        settle(thursday.plusDays(6));
        assertThat(finalRowsOf(thursday)).isEqualTo(3L);
        lab.heal(ENOUGH);
    }

    @Test
    void a_holiday_of_which_nobody_has_told_yet_is_no_trading_morning() {
        market(stock -> stock);
        backfill(LocalDate.of(2025, 6, 9), "2024-10-01", "2025-06-09");
        lab.heal(ENOUGH);
    }

    private long finalRowsOf(LocalDate day) {
        return lab.here().count("daily_price WHERE is_final AND trade_date = ?", day);
    }

    // 7: values that look wrong, and values that are

    @Test
    void a_day_at_the_upper_limit_is_taken_at_once_although_the_evening_before_moved_the_close() {
        market(stock -> stock.limitUpOn(MONDAY.plusDays(1))
                .limitUpOn(MONDAY.plusDays(2))
                .limitUpOn(MONDAY.plusDays(3)));
        for (int i = 0; i < 4; i++) {
            assertThat(daily(MONDAY.plusDays(i)))
                    .as("day " + i + " rejected " + lab.here().rows("SELECT * FROM rejected_row"))
                    .isZero();
        }
        assertThat(lab.here().count("rejected_row")).isZero();
        lab.heal(ENOUGH);
    }

    @Test
    void final_rows_that_come_back_as_rows_without_trade_are_red_and_right_again_afterwards() {
        market(stock -> stock);
        daily(MONDAY);
        daily(MONDAY.plusDays(1));
        lie(BrokerLie.ZEROS, STOCK, 1);
        settle(MONDAY.plusDays(2));
        honest();
        lab.heal(ENOUGH);
    }

    @Test
    void days_that_one_answer_calls_days_without_trade_are_not_final_by_an_overlap() {
        market(stock -> stock);
        backfill(MONDAY, "2024-10-01", "2025-06-16");
        lie(BrokerLie.ZEROS, STOCK, ALL);
        settle(MONDAY.plusDays(21)); // a catch-up: its answers overlap stored rows, and agree with them
        assertThat(untraded(STOCK)).as("rows that the lie made").isPositive();
        honest();
        settle(MONDAY.plusDays(22));
        assertThat(untraded(STOCK)).isZero();
        lab.heal(ENOUGH);
    }

    @Test
    void old_days_without_trade_are_final_by_a_second_reading_and_make_no_run_red_before() {
        LocalDate halt = LocalDate.of(2024, 12, 2);
        market(stock -> stock.haltedFrom(halt, 3, true));
        assertThat(backfill(MONDAY, "2024-10-01", "2025-06-16")).isZero();
        assertThat(lab.here().count("daily_price WHERE is_final AND volume = 0"))
                .isZero();
        for (int i = 1; i < 5; i++) { // the settling run never comes: a daily run takes them along when they are due
            assertThat(daily(MONDAY.plusDays(i))).isZero();
        }
        assertThat(lab.here().count("daily_price WHERE evidence = 'REREAD' AND volume = 0"))
                .isEqualTo(untraded(STOCK))
                .isEqualTo(3L);
        assertThat(lab.here().count("daily_price WHERE evidence = 'SEAMS' AND stock_code = ?", STOCK))
                .as("other rows of its answers are final at once")
                .isPositive();
        lab.heal(ENOUGH);
    }

    private long untraded(String code) {
        return lab.here().count("daily_price WHERE volume = 0 AND stock_code = ?", code);
    }

    // 8: stocks that are gone or not traded

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_delisted_stock_is_red_for_nobody(boolean unknownThen) {
        market(stock -> stock.delistedOn(MONDAY.plusDays(2), unknownThen));
        for (int i = 0; i < 4; i++) {
            schedule(MONDAY.plusDays(i));
        }
        lab.heal(ENOUGH);
    }

    @Test
    void what_is_in_doubt_of_a_stock_that_is_gone_is_red_for_nobody_and_never_final() {
        market(stock -> stock.splitOn(SPLIT, 10).delistedOn(SPLIT.plusDays(2), true));
        backfill(MONDAY, "2024-10-01", "2025-06-16");
        lab.here()
                .broker()
                .faults()
                .on(Calls.code(STOCK)
                        .and(call -> call.parameter("FID_INPUT_DATE_1").compareTo("20250501") < 0))
                .always(Fault.apiError("OPSQ2001"));
        assertThat(daily(SPLIT)).isEqualTo(2);
        assertThat(daily(SPLIT.plusDays(1))).isEqualTo(2);
        honest();
        lab.heal(3); // before the operator looks
        String unread = "daily_price WHERE stock_code = ? AND trade_date < DATE '2025-05-01'";
        assertThat(lab.here().count(unread, STOCK)).isPositive();
        assertThat(lab.here().count(unread + " AND is_final", STOCK)).isZero();
    }

    @Test
    void a_halt_without_rows_is_no_missing_day_while_it_lasts() {
        market(stock -> stock.haltedFrom(MONDAY.plusDays(1), 30, false));
        daily(MONDAY);
        schedule(MONDAY.plusDays(1));
        schedule(MONDAY.plusDays(2));
        lab.heal(4);
    }

    // 9: before it begins

    @ParameterizedTest
    @ValueSource(strings = {"08:10", "09:30", "15:20"})
    void a_run_before_the_session_is_over_expects_no_row_of_today(String time) {
        market(stock -> stock);
        daily(MONDAY);
        int exit = lab.at(MONDAY.plusDays(1), LocalTime.parse(time))
                .collect("DAILY")
                .orElseThrow()
                .exitCode();
        assertThat(exit).isZero();
        lab.check();
        lab.heal(ENOUGH);
    }

    @Test
    void a_stock_on_the_morning_of_its_first_day_is_no_failure() {
        market(stock -> stock.listedOn(MONDAY.plusDays(1)));
        daily(MONDAY);
        assertThat(settle(MONDAY.plusDays(1))).isZero();
        assertThat(daily(MONDAY.plusDays(1))).isZero();
        lab.heal(ENOUGH);
    }

    // 10: one rejection of a token

    @Test
    void one_rejection_of_a_living_token_ends_no_run() {
        market(stock -> stock);
        lie(BrokerLie.EXPIRED, STOCK, 1);
        assertThat(daily(MONDAY)).isZero();
        lab.heal(ENOUGH);
    }
}
