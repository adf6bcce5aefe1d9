package io.github.kisroutes.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kisroutes.config.ConfigurationException;
import io.github.kisroutes.simulator.market.CandleSource.Series;
import io.github.kisroutes.simulator.market.DayBar;
import io.github.kisroutes.simulator.market.KrxCandles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HolidayFileTest {
    private static final LocalDate FIRST = LocalDate.of(2023, 12, 5);
    private static final LocalDate LAST = LocalDate.of(2025, 6, 16);

    @TempDir
    Path folder;

    @Test
    void the_shipped_list_and_the_fixed_closures_are_right_on_every_day_of_the_real_candles() {
        Map<LocalDate, String> listed = HolidayFile.read(Path.of("config", "holidays.csv"));
        Set<LocalDate> traded = KrxCandles.shipped().bars(Series.adjusted("005930"), FIRST, LAST).stream()
                .map(DayBar::date)
                .collect(Collectors.toSet());

        assertThat(traded).hasSize(369);
        assertThat(FIRST.datesUntil(LAST.plusDays(1))).allSatisfy(day -> assertThat(
                        listed.containsKey(day) || FixedClosures.reason(day).isPresent())
                .as(day.toString())
                .isNotEqualTo(traded.contains(day)));
    }

    @Test
    void closures_that_public_lists_had_wrong_are_listed_and_no_weekend_is() {
        Map<LocalDate, String> listed = HolidayFile.read(Path.of("config", "holidays.csv"));

        assertThat(listed)
                .containsKeys(
                        LocalDate.of(2025, 1, 27),
                        LocalDate.of(2025, 6, 3),
                        LocalDate.of(2026, 5, 25),
                        LocalDate.of(2026, 6, 3));
        assertThat(listed.keySet()).noneMatch(FixedClosures::isWeekend);
    }

    @ParameterizedTest
    @CsvSource({
        "2022-12-30, true", // the published answer of chk-holiday
        "2022-12-29, false",
        "2023-12-29, true",
        "2024-12-30, false",
        "2024-12-31, true",
        "2027-12-31, true",
        "2028-12-29, true",
        "2028-12-28, false",
        "2025-05-01, true",
        "2025-05-02, false",
        "2025-06-14, true",
        "2025-06-15, true"
    })
    void fixed_closures(LocalDate day, boolean closed) {
        assertThat(FixedClosures.reason(day).isPresent()).isEqualTo(closed);
    }

    @Test
    void no_file_is_an_empty_list() {
        assertThat(HolidayFile.read(folder.resolve("none.csv"))).isEmpty();
    }

    @Test
    void comments_blank_lines_a_header_and_windows_line_ends_do_not_matter() throws Exception {
        assertThat(HolidayFile.read(file("# a comment\r\n\r\ndate,name\r\n2025-01-27, 임시공휴일 \r\n")))
                .containsExactly(Map.entry(LocalDate.of(2025, 1, 27), "임시공휴일"));
        assertThat(HolidayFile.read(file("\uFEFFdate,name\n2025-01-27,x\n"))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1/27/2025,x | line 2 | 1/27/2025",
                "2025-02-30,x | line 2 | 2025-02-30",
                "2025-01-27 | line 2 | no name",
                "2025-01-27, | line 2 | no name",
                "date,name | line 2 | 'date'",
                "'2025-01-27,x,y' | line 2 | 3 cells",
                ",x | line 2 | ''"
            })
    void a_bad_line_is_named(String line, String where, String what) {
        assertThatThrownBy(() -> HolidayFile.read(file("date,name\n" + line + "\n")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(where)
                .hasMessageContaining(what);
    }

    @Test
    void a_day_that_is_listed_twice_is_named() {
        assertThatThrownBy(() -> HolidayFile.read(file("2025-01-27,x\n# between\n2025-01-27,y\n")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining("second time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-05", "20260105", "2026-1-5", "2026/1/5", "2026/01/05", "2026.1.5"})
    void a_day_is_understood_when_its_year_stands_first(String day) throws Exception {
        assertThat(HolidayFile.read(file("date,name\n" + day + ",x\n"))).containsOnlyKeys(LocalDate.of(2026, 1, 5));
    }

    @Test
    void a_file_in_another_encoding_is_refused() throws Exception {
        Path file = folder.resolve("holidays.csv");
        Files.write(file, "2025-01-27,임시공휴일\n".getBytes("MS949"));

        assertThatThrownBy(() -> HolidayFile.read(file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("is cp949")
                .hasMessageContaining("save it as 'CSV UTF-8'");
    }

    private Path file(String text) throws IOException {
        return Files.write(folder.resolve("holidays.csv"), text.getBytes(StandardCharsets.UTF_8));
    }
}
