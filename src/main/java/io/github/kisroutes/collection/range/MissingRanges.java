package io.github.kisroutes.collection.range;

import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.market.PriceBasis;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;

/** Missing days of one stock as questions: days with no other trading day between them are one. */
public final class MissingRanges {
    private MissingRanges() {}

    /** @param open the trading days, the missing ones included */
    public static PendingRanges of(List<SeriesDay> missing, NavigableSet<LocalDate> open) {
        List<Question> gaps = new ArrayList<>();
        missing.stream()
                .sorted(Comparator.comparing((SeriesDay day) -> day.series().basis())
                        .thenComparing(SeriesDay::day))
                .forEach(day -> add(gaps, day, open));
        return new PendingRanges(gaps);
    }

    /** Missing days of one series. */
    public static PendingRanges of(PriceBasis basis, NavigableSet<LocalDate> missing, NavigableSet<LocalDate> open) {
        return of(
                missing.stream()
                        .map(day -> new SeriesDay(new Series("", basis), day))
                        .toList(),
                open);
    }

    private static void add(List<Question> gaps, SeriesDay next, NavigableSet<LocalDate> open) {
        LocalDate from = next.day();
        if (!gaps.isEmpty()) {
            Question last = gaps.get(gaps.size() - 1);
            boolean joins = last.basis() == next.series().basis()
                    && open.subSet(last.days().to(), false, next.day(), false).isEmpty();
            if (joins) {
                from = last.days().from();
                gaps.remove(last);
            }
        }
        gaps.add(new Question(next.series().basis(), new DateWindow(from, next.day())));
    }
}
