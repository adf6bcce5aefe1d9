package io.github.kisroutes.collection.plan;

import io.github.kisroutes.calendar.TradingCalendar;
import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.evidence.CandleDays;
import io.github.kisroutes.collection.range.KnownDays;
import io.github.kisroutes.collection.range.PendingRanges;
import io.github.kisroutes.collection.range.Question;
import io.github.kisroutes.collection.range.Series;
import io.github.kisroutes.collection.range.SeriesDay;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which days of a range need not be asked for again. Only where the trading days are known. */
final class CompleteDays {
    private final CandleDays days;
    private final DateWindow range;
    private final KnownDays known;

    /** Of some series the days of a range that need not be asked for again. */
    static Map<Series, PendingRanges> of(
            CandleDays days, TradingCalendar calendar, DateWindow range, List<Series> series) {
        return new CompleteDays(days, range, KnownDays.of(calendar, range)).of(series);
    }

    private CompleteDays(CandleDays days, DateWindow range, KnownDays known) {
        this.days = days;
        this.range = range;
        this.known = known;
    }

    /** The windows of which every trading day is stored and final, and what lies before its beginning. */
    private Map<Series, PendingRanges> of(List<Series> series) {
        Map<Series, LocalDate> begins =
                days.beginnings(series.stream().map(Series::code).distinct().toList(), range.from());
        List<DateWindow> windows = windows(series, begins);
        Map<SeriesDay, Integer> finals = days.finalDays(series, windows);
        Map<Series, PendingRanges> complete = new HashMap<>();
        for (Series each : series) {
            LocalDate begin = begins.getOrDefault(each, range.from());
            PendingRanges of = before(each, begin);
            for (DateWindow window : windows) {
                of = part(window, begin)
                        .filter(part -> isFinal(part, finals.getOrDefault(new SeriesDay(each, window.from()), 0)))
                        .map(part -> new Question(each.basis(), part))
                        .map(of::plus)
                        .orElse(of);
            }
            complete.put(each, of);
        }
        return complete;
    }

    /** As a run would ask for them, from where the first of the series begins. */
    private List<DateWindow> windows(List<Series> series, Map<Series, LocalDate> begins) {
        return series.stream()
                .map(each -> begins.getOrDefault(each, range.from()))
                .min(LocalDate::compareTo)
                .filter(first -> !first.isAfter(range.to()))
                .map(first -> known.cut(new DateWindow(first, range.to())))
                .orElse(List.of());
    }

    private PendingRanges before(Series series, LocalDate begin) {
        if (!begin.isAfter(range.from())) {
            return PendingRanges.NOTHING;
        }
        LocalDate last = begin.minusDays(1);
        DateWindow nothing = new DateWindow(range.from(), last.isAfter(range.to()) ? range.to() : last);
        return PendingRanges.of(List.of(series.basis()), nothing);
    }

    private static Optional<DateWindow> part(DateWindow window, LocalDate begin) {
        if (begin.isAfter(window.to())) {
            return Optional.empty();
        }
        return Optional.of(new DateWindow(begin.isAfter(window.from()) ? begin : window.from(), window.to()));
    }

    private boolean isFinal(DateWindow window, int finals) {
        // Of a weekday that nobody has told of, a row tells.
        int open = known.openIn(window).size() + known.unknownIn(window);
        return open > 0 && finals >= open;
    }
}
