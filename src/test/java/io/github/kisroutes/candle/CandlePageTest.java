package io.github.kisroutes.candle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.market.PriceBasis;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CandlePageTest {
    private static final DateWindow YEAR = new DateWindow(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 12, 30));
    /** From 2024-08-13 to 2024-12-30. */
    private static final List<LocalDate> HUNDRED = TestRows.weekdays(LocalDate.of(2024, 8, 13), 100);

    @Test
    void a_full_page_leaves_the_days_before_its_oldest_to_ask() throws Exception {
        assertThat(page(good(HUNDRED)).remainder()).contains(until("2024-08-12"));
    }

    @Test
    void a_page_with_room_left_is_the_last() throws Exception {
        assertThat(page(good(HUNDRED.subList(1, 100))).remainder()).isEmpty();
    }

    @Test
    void a_full_page_that_reaches_the_start_is_the_last() throws Exception {
        DateWindow asked = new DateWindow(HUNDRED.get(0), HUNDRED.get(99));
        assertThat(read(good(HUNDRED), asked).remainder()).isEmpty();
    }

    @Test
    void a_rejected_oldest_row_is_not_asked_for_again() throws Exception {
        List<String> rows = good(HUNDRED);
        rows.set(99, rows.get(99).replace("\"58300\"", "\"none\""));
        CandlePage page = page(rows);
        assertThat(page.rejected()).extracting(RejectedRow::tradeDate).containsExactly(Optional.of(HUNDRED.get(0)));
        assertThat(page.remainder()).contains(until("2024-08-12"));
    }

    @Test
    void a_full_page_of_bad_rows_does_not_hide_the_days_before_it() throws Exception {
        List<String> rows = good(HUNDRED).stream()
                .map(row -> row.replace("\"58300\"", "\"0\""))
                .toList();
        CandlePage page = page(rows);
        assertThat(page.candles()).isEmpty();
        assertThat(page.rejected()).hasSize(100);
        assertThat(page.remainder()).contains(until("2024-08-12"));
    }

    @Test
    void a_row_that_is_lost_among_a_hundred_does_not_make_the_page_the_last() throws Exception {
        List<String> rows = good(HUNDRED);
        rows.set(50, "{}");
        assertThat(page(rows).remainder()).contains(until("2024-08-12"));
    }

    @Test
    void rows_of_other_days_are_neither_believed_nor_taken_for_no_rows() throws Exception {
        DateWindow spring = new DateWindow(LocalDate.of(2024, 3, 1), LocalDate.of(2024, 5, 31));
        CandlePage page = read(good(HUNDRED), spring);
        assertThat(page.candles()).isEmpty();
        assertThat(page.rejected()).hasSize(100).extracting(RejectedRow::rule).containsOnly(CandleRule.INSIDE_WINDOW);
        // Asking the same again would not get further.
        assertThat(page.remainder()).isEmpty();
    }

    @Test
    void a_full_page_of_which_only_some_days_were_asked_for_is_followed_up_from_those() throws Exception {
        DateWindow asked = new DateWindow(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 9, 30));
        CandlePage page = read(good(HUNDRED), asked);
        assertThat(page.candles()).hasSize(35);
        assertThat(page.rejected()).isEmpty();
        assertThat(page.notes()).hasSize(65).extracting(CandlePage.Note::rule).containsOnly(CandleRule.INSIDE_WINDOW);
        assertThat(page.remainder()).contains(until("2024-08-12"));
        // A broker that ignores the dates sends the same once more: then there is no progress, and an end.
        assertThat(read(good(HUNDRED), page.remainder().orElseThrow()).remainder())
                .isEmpty();
    }

    @Test
    void following_up_reaches_the_start_without_passing_over_a_day() throws Exception {
        List<LocalDate> all = TestRows.weekdays(LocalDate.of(2021, 1, 4), 1000);
        List<LocalDate> seen = new ArrayList<>();
        int questions = 0;
        Optional<DateWindow> open = Optional.of(new DateWindow(all.get(0), all.get(999)));
        while (open.isPresent()) {
            DateWindow asked = open.get();
            List<LocalDate> newest = TestRows.newestFirst(all).stream()
                    .filter(asked::contains)
                    .limit(CandlePage.MOST_ROWS)
                    .sorted()
                    .toList();
            CandlePage page = read(good(newest), asked);
            page.candles().forEach(candle -> seen.add(candle.tradeDate()));
            open = page.remainder();
            questions++;
        }
        assertThat(questions).isEqualTo(10);
        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void a_hole_and_a_cut_end_are_missing() throws Exception {
        List<String> rows = good(HUNDRED.subList(10, 95));
        rows.remove(40);
        List<LocalDate> missing = Stream.concat(Stream.of(HUNDRED.get(94 - 40)), HUNDRED.subList(95, 100).stream())
                .toList();
        assertThat(page(rows).missing(HUNDRED)).isEqualTo(missing);
        assertThat(page(rows).missing(TestRows.newestFirst(HUNDRED))).isEqualTo(missing);
    }

    @Test
    void a_rejected_day_came_and_is_not_missing() throws Exception {
        List<String> rows = good(HUNDRED);
        rows.set(50, rows.get(50).replace("\"58300\"", "\"none\""));
        rows.set(51, rows.get(51).replace("\"58300\"", "\"0\""));
        CandlePage page = page(rows);
        assertThat(page.rejected()).hasSize(2);
        assertThat(page.missing(HUNDRED)).isEmpty();
    }

    @Test
    void days_outside_the_window_and_before_a_listing_are_not_missing() throws Exception {
        CandlePage page = read(good(HUNDRED.subList(50, 60)), new DateWindow(HUNDRED.get(40), HUNDRED.get(59)));
        assertThat(page.missing(HUNDRED)).isEmpty();
    }

    @Test
    void without_a_candle_nothing_is_missing() throws Exception {
        assertThat(page(List.of("{}")).missing(HUNDRED)).isEmpty();
        assertThat(read(good(HUNDRED), new DateWindow(LocalDate.of(2024, 3, 1), LocalDate.of(2024, 5, 31)))
                        .missing(HUNDRED))
                .isEmpty();
    }

    private static DateWindow until(String day) {
        return new DateWindow(YEAR.from(), LocalDate.parse(day));
    }

    private static CandlePage page(List<String> rows) throws Exception {
        return read(rows, YEAR);
    }

    private static CandlePage read(List<String> rows, DateWindow asked) throws Exception {
        return TestRows.reader(PriceBasis.ADJUSTED).read(TestRows.answer(rows), "005930", asked);
    }

    /** Newest first, as the broker sends them. */
    private static List<String> good(List<LocalDate> days) {
        return TestRows.newestFirst(days).stream()
                .map(day -> TestRows.row(DateWindow.KIS_DATE.format(day), "57200", "58400", "57100", "58300", "7"))
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
