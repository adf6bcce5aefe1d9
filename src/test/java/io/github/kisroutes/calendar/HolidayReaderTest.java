package io.github.kisroutes.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HolidayReaderTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LocalDate FRIDAY = LocalDate.of(2025, 6, 13);
    private static final LocalDate SATURDAY = LocalDate.of(2025, 6, 14);
    private static final LocalDate MONDAY = LocalDate.of(2025, 6, 16);

    @Test
    void the_published_answer_is_read_by_its_opening_days_alone() throws Exception {
        try (InputStream sample = Objects.requireNonNull(
                getClass().getResourceAsStream("/kis-samples/chk-holiday-20221227.official.json"))) {
            HolidayPage page = HolidayReader.read(JSON.readTree(sample), LocalDate.of(2022, 12, 27));

            assertThat(page.days()).hasSize(24);
            assertThat(page.days().entrySet().stream()
                            .filter(day -> !day.getValue())
                            .map(day -> day.getKey().toString()))
                    .containsExactly(
                            "2022-12-30",
                            "2022-12-31",
                            "2023-01-01",
                            "2023-01-07",
                            "2023-01-08",
                            "2023-01-14",
                            "2023-01-15");
            assertThat(page.nextKey()).isEqualTo("20230119");
            assertThat(page.nextSearch()).isEqualTo("20221227");
            assertThat(page.unreadable()).isZero();
        }
    }

    @Test
    void blank_broken_and_far_away_rows_are_left_out_and_counted() throws Exception {
        HolidayPage page = read(
                row("20250616", "Y"),
                "{}",
                "null",
                "7",
                row("", "Y"),
                row("2025-06-17", "Y"),
                row("20250230", "N"),
                row("20250618", ""),
                row("20250619", "y"),
                row("20250612", "Y"),
                row("99991231", "N"),
                "{\"bass_dt\":20250620,\"opnd_yn\":\"N\"}");

        assertThat(page.days()).containsOnlyKeys(MONDAY, LocalDate.of(2025, 6, 20));
        assertThat(page.unreadable()).isEqualTo(10);
    }

    @Test
    void an_exchange_that_is_closed_for_two_weeks_and_more_is_not_believed() throws Exception {
        assertThat(read(closed(14)).days()).hasSize(14);
        assertThatThrownBy(() -> read(closed(15)))
                .isInstanceOf(UnreadableCalendarException.class)
                .hasMessageContaining("closed on more than 14 days in a row");
    }

    private static String[] closed(int days) {
        return FRIDAY.datesUntil(FRIDAY.plusDays(days))
                .map(day -> row(day.toString().replace("-", ""), "N"))
                .toArray(String[]::new);
    }

    @Test
    void a_day_that_comes_twice_and_differently_is_doubtful_in_any_order() throws Exception {
        HolidayPage page = read(row("20250616", "Y"), row("20250613", "N"), row("20250616", "N"), row("20250613", "N"));

        assertThat(page.days()).containsOnlyKeys(FRIDAY);
        assertThat(page.doubtful()).containsExactly(MONDAY);
    }

    @Test
    void a_weekend_that_opens_is_doubtful() throws Exception {
        HolidayPage page = read(row("20250613", "Y"), row("20250614", "Y"));

        assertThat(page.days()).containsOnlyKeys(FRIDAY);
        assertThat(page.doubtful()).containsExactly(SATURDAY);
    }

    @Test
    void a_single_row_may_come_without_a_list() throws Exception {
        assertThat(HolidayReader.read(JSON.readTree("{\"output\":" + row("20250616", "N") + "}"), FRIDAY)
                        .days())
                .containsEntry(MONDAY, false);
    }

    @Test
    void a_key_that_could_change_the_next_question_is_not_sent_back() throws Exception {
        String answer = "{\"ctx_area_nk\":\"20250616&BASS_DT=19000101\",\"ctx_area_fk\":\"a b\",\"output\":["
                + row("20250616", "Y") + "]}";

        HolidayPage page = HolidayReader.read(JSON.readTree(answer), FRIDAY);

        assertThat(page.nextKey()).isEmpty();
        assertThat(page.nextSearch()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"output\":null}",
                "{\"output\":\"20250616\"}",
                "{\"output\":[]}",
                "{\"output\":[{}]}",
                "{\"output\":{}}",
                "{\"output2\":[{\"bass_dt\":\"20250616\",\"opnd_yn\":\"Y\"}]}"
            })
    void an_answer_without_a_readable_day_is_no_calendar(String answer) {
        assertThatThrownBy(() -> HolidayReader.read(JSON.readTree(answer), FRIDAY))
                .isInstanceOf(UnreadableCalendarException.class)
                .hasMessageContaining("chk-holiday from 2025-06-13");
    }

    private static HolidayPage read(String... rows) throws Exception {
        return HolidayReader.read(
                JSON.readTree("{\"output\":" + Stream.of(rows).collect(Collectors.joining(",", "[", "]")) + "}"),
                FRIDAY);
    }

    private static String row(String day, String open) {
        return "{\"bass_dt\":\"" + day + "\",\"bzdy_yn\":\"Y\",\"tr_day_yn\":\"Y\",\"opnd_yn\":\"" + open + "\"}";
    }
}
