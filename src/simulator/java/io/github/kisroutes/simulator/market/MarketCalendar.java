package io.github.kisroutes.simulator.market;

import io.github.kisroutes.simulator.market.CandleSource.Series;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The days on which the simulated exchange opens. Inside the period of the candles they are the days that have one;
 * outside of it every weekday but 1 May and the last one of a year. A test may close and open any day.
 */
public final class MarketCalendar {

    private static final LocalDate EXCHANGE_OPENED = LocalDate.of(1956, 3, 3);
    private static final LocalDate FAR = LocalDate.of(2999, 12, 31);

    private final CandleSource candles;
    private final Map<LocalDate, Boolean> changed = new HashMap<>();
    private Optional<Known> known = Optional.empty();

    /** The days of the candles, and the first and the last of them. */
    private record Known(Set<LocalDate> days, LocalDate first, LocalDate last) {}

    public MarketCalendar(CandleSource candles) {
        this.candles = candles;
    }

    /** Closes days, as the government does at short notice. */
    public synchronized void close(LocalDate... days) {
        for (LocalDate day : days) {
            changed.put(day, false);
        }
    }

    /** Opens days, whatever the candles or the weekday say. */
    public synchronized void open(LocalDate... days) {
        for (LocalDate day : days) {
            changed.put(day, true);
        }
    }

    /** Whether the exchange opens on a day. */
    public synchronized boolean isOpen(LocalDate day) {
        Boolean change = changed.get(day);
        if (change != null) {
            return change;
        }
        Known period = known.orElseGet(this::read);
        known = Optional.of(period);
        boolean inside = !day.isBefore(period.first()) && !day.isAfter(period.last());
        return inside ? period.days().contains(day) : isWeekday(day) && !isFixedClosure(day);
    }

    /** Whether a day is neither Saturday nor Sunday. */
    public static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    private static boolean isFixedClosure(LocalDate day) {
        LocalDate last = LocalDate.of(day.getYear(), 12, 31);
        while (!isWeekday(last)) {
            last = last.minusDays(1);
        }
        return day.equals(last) || day.equals(LocalDate.of(day.getYear(), 5, 1));
    }

    /** One stock is enough: a stock that does not trade has a candle all the same. */
    private Known read() {
        List<LocalDate> days = candles.codes().stream()
                .limit(1)
                .flatMap(code -> candles.bars(Series.adjusted(code), EXCHANGE_OPENED, FAR).stream())
                .map(DayBar::date)
                .toList();
        return days.isEmpty()
                ? new Known(Set.of(), FAR, EXCHANGE_OPENED)
                : new Known(days.stream().collect(Collectors.toSet()), days.get(0), days.get(days.size() - 1));
    }
}
