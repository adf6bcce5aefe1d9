package io.github.kisroutes.collection.plan;

import io.github.kisroutes.calendar.TradingCalendar;
import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.evidence.CandleDays;
import io.github.kisroutes.collection.range.KnownDays;
import io.github.kisroutes.collection.range.MissingRanges;
import io.github.kisroutes.collection.range.PendingRanges;
import io.github.kisroutes.collection.range.SeriesDay;
import io.github.kisroutes.collection.stock.Symbol;
import io.github.kisroutes.market.PriceBasis;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Exactly what the view {@code missing_daily_price} lists.
 *
 * @param missing by stock
 * @param known the trading days from the first to the last of them
 */
record HealPlan(Map<String, List<SeriesDay>> missing, DateWindow window, KnownDays known) {
    /** Reads what is missing of some series now. */
    static HealPlan of(CandleDays days, List<PriceBasis> series, TradingCalendar calendar) {
        List<SeriesDay> all = days.missing().stream()
                .filter(day -> series.contains(day.series().basis()))
                .toList();
        LocalDate today = calendar.sessionDay();
        LocalDate first =
                all.stream().map(SeriesDay::day).min(LocalDate::compareTo).orElse(today);
        LocalDate last =
                all.stream().map(SeriesDay::day).max(LocalDate::compareTo).orElse(today);
        DateWindow window = new DateWindow(first, last);
        return new HealPlan(
                all.stream().collect(Collectors.groupingBy(day -> day.series().code())),
                window,
                KnownDays.of(calendar, window));
    }

    /** What to ask of each symbol; nothing of one that lacks nothing. */
    Map<Symbol, PendingRanges> of(List<Symbol> symbols) {
        Map<Symbol, PendingRanges> asked = new LinkedHashMap<>();
        symbols.forEach(symbol -> asked.put(
                symbol,
                MissingRanges.of(missing.getOrDefault(symbol.code().value(), List.of()), known.openIn(window))));
        return asked;
    }
}
