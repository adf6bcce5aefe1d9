package io.github.kisroutes.calendar;

import io.github.kisroutes.market.Seoul;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;

/**
 * How many trading mornings have passed since a day. KIS is reported to restate a row in the night after the next trading day,
 * so it is settled after two of them: Friday's on Tuesday at 6:00, that of the day before a long holiday accordingly later.
 */
final class TradingMornings {
    /** By then the broker has restated what it restates in a night. */
    private static final LocalTime MORNING = LocalTime.of(6, 0);

    /** So many of them settle a row. */
    private static final int MORNINGS = 2;

    /** Longer than two trading days lie apart around any holiday. */
    private static final int DAYS_BACK = 30;

    /** Every answer of a run asks; what other processes learn meanwhile may be noticed this late. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final BiFunction<LocalDate, LocalDate, Collection<TradingDay>> days;
    private volatile Kept kept;

    private record Kept(Instant at, LocalDate today, boolean morning, LocalDate settledBefore) {
        boolean holds(Instant now, ZonedDateTime seoul) {
            return !now.isBefore(at)
                    && now.isBefore(at.plus(KEPT))
                    && today.equals(seoul.toLocalDate())
                    && morning == isMorning(seoul);
        }
    }

    /** @param days what is known of the days from the first to the second */
    TradingMornings(BiFunction<LocalDate, LocalDate, Collection<TradingDay>> days) {
        this.days = days;
    }

    /** The calendar has learned something. */
    void forget() {
        kept = null;
    }

    LocalDate settledBefore(Instant now) {
        ZonedDateTime seoul = now.atZone(Seoul.ZONE);
        Kept last = kept;
        if (last != null && last.holds(now, seoul)) {
            return last.settledBefore();
        }
        LocalDate settled = find(seoul);
        kept = new Kept(now, seoul.toLocalDate(), isMorning(seoul), settled);
        return settled;
    }

    private static boolean isMorning(ZonedDateTime seoul) {
        return !seoul.toLocalTime().isBefore(MORNING);
    }

    private LocalDate find(ZonedDateTime seoul) {
        LocalDate today = seoul.toLocalDate();
        LocalDate oldest = today.minusDays(DAYS_BACK);
        List<TradingDay> known = List.copyOf(days.apply(oldest, today));
        int mornings = 0;
        for (int i = known.size() - 1; i >= 0; i--) {
            TradingDay day = known.get(i);
            boolean passed = day.date().isBefore(today) ? isProven(day) : day.open() && isMorning(seoul);
            mornings += passed ? 1 : 0;
            if (mornings == MORNINGS) {
                return day.date().minusDays(1);
            }
        }
        return oldest.minusDays(1);
    }

    /** What the broker said before the day does not prove that it took place. */
    private static boolean isProven(TradingDay day) {
        return day.open()
                && (day.source() == CalendarSource.OBSERVED || day.source() == CalendarSource.KIS && day.certain());
    }

    /** Since when all days up to {@code settledBefore} count as settled: rows read before it have seen the mornings, too. */
    static Instant morning(LocalDate settledBefore) {
        return settledBefore.plusDays(1).atTime(MORNING).atZone(Seoul.ZONE).toInstant();
    }
}
