package io.github.kisroutes.collection.range;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.candle.DateWindow;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BlindCutTest {
    private static final DateWindow TEN_YEARS = new DateWindow(LocalDate.of(2015, 6, 13), LocalDate.of(2025, 6, 13));
    private static final LocalDate ORDINARY = LocalDate.of(2025, 6, 12);
    private static final LocalDate MEMORIAL_DAY = LocalDate.of(2025, 6, 6);

    private static List<DateWindow> windows(Set<LocalDate> told) {
        return new BlindCut(KnownDays.NONE, told).of(TEN_YEARS);
    }

    @Test
    void the_newest_window_goes_ahead() {
        List<DateWindow> windows = windows(Set.of());

        assertThat(windows).hasSize(1);
        assertThat(windows.get(0).to()).isEqualTo(TEN_YEARS.to());
        assertThat(KnownDays.NONE.unknownIn(windows.get(0))).as("weekdays").isBetween(100, 103);
    }

    @Test
    void ten_years_take_at_most_27_windows_that_cover_every_day_and_share_some() {
        List<DateWindow> windows = windows(Set.of(ORDINARY));

        assertThat(windows).hasSizeLessThanOrEqualTo(27);
        assertThat(windows.get(0).to()).isEqualTo(TEN_YEARS.to());
        assertThat(windows.get(windows.size() - 1).from()).isEqualTo(TEN_YEARS.from());
        for (int i = 1; i < windows.size(); i++) {
            LocalDate newer = windows.get(i - 1).from();
            DateWindow both = new DateWindow(newer, windows.get(i).to());
            boolean lunar = newer.getMonthValue() == 2 && newer.getDayOfMonth() < 24
                    || newer.getMonthValue() == 9 && newer.getDayOfMonth() > 2;
            assertThat(KnownDays.NONE.unknownIn(both)).as(both.toString()).isGreaterThanOrEqualTo(lunar ? 7 : 2);
        }
    }

    @Test
    void where_a_holiday_has_a_row_each_weekday_counts() {
        assertThat(windows(Set.of(MEMORIAL_DAY)).subList(0, 26))
                .allMatch(window -> KnownDays.NONE.unknownIn(window) == 100);
    }
}
