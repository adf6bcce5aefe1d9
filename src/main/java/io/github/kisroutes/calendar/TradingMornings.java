package io.github.kisroutes.calendar;

import io.github.kisroutes.market.Seoul;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ToIntBiFunction;

/**
 * How many trading mornings have passed since a day. KIS is reported to restate a row in the night after the next trading day,
 * so it is settled after two of them: Friday's on Tuesday at 6:00, that of the day before a long holiday accordingly later.
 * A day that is over counts once two stocks have a row of it: the broker goes on calling a day open that was closed at short
 * notice, and one answer may have a row of it by mistake. Where a single stock is collected, its row is enough.
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

    /** Who has rows of none of these days is no witness of the next. */
    private static final int NEAR = 14;

    private static final int ENOUGH = DayWitnesses.ENOUGH;

    private final BiFunction<LocalDate, LocalDate, Collection<TradingDay>> days;
    private final ToIntBiFunction<LocalDate, LocalDate> stocks;
    private volatile Kept kept;

    private record Kept(Instant at, LocalDate today, boolean morning, LocalDate settledBefore) {
        boolean holds(Instant now, ZonedDateTime seoul) {
            return !now.isBefore(at)
                    && now.isBefore(at.plus(KEPT))
                    && today.equals(seoul.toLocalDate())
                    && morning == isMorning(seoul);
        }
    }

    /**
     * @param days what is known of the days from the first to the second
     * @param stocks how many stocks have rows of these days; two stand for more
     */
    TradingMornings(
            BiFunction<LocalDate, LocalDate, Collection<TradingDay>> days,
            ToIntBiFunction<LocalDate, LocalDate> stocks) {
        this.days = days;
        this.stocks = stocks;
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
        List<TradingDay> awaited = new ArrayList<>();
        LocalDate settled = find(seoul, awaited);
        // While rows of a day are to come every answer may bring them.
        kept = awaited.isEmpty() ? new Kept(now, seoul.toLocalDate(), isMorning(seoul), settled) : null;
        return settled;
    }

    private static boolean isMorning(ZonedDateTime seoul) {
        return !seoul.toLocalTime().isBefore(MORNING);
    }

    /** @param awaited where days are added that would count with rows of more stocks */
    private LocalDate find(ZonedDateTime seoul, List<TradingDay> awaited) {
        LocalDate today = seoul.toLocalDate();
        LocalDate oldest = today.minusDays(DAYS_BACK);
        List<TradingDay> known = List.copyOf(days.apply(oldest, today));
        int mornings = 0;
        for (int i = known.size() - 1; i >= 0; i--) {
            TradingDay day = known.get(i);
            boolean passed = day.date().isBefore(today) ? isProven(day, awaited) : day.open() && isMorning(seoul);
            mornings += passed ? 1 : 0;
            if (mornings == MORNINGS) {
                return day.date().minusDays(1);
            }
        }
        return oldest.minusDays(1);
    }

    /** What the broker said before the day does not prove that it took place, and what it says later only with rows. */
    private boolean isProven(TradingDay day, List<TradingDay> awaited) {
        boolean told = day.source() == CalendarSource.OBSERVED || day.source() == CalendarSource.KIS && day.certain();
        if (!day.open() || !told) {
            return false;
        }
        int own = stocks.applyAsInt(day.date(), day.date());
        boolean byStocks = own >= ENOUGH;
        boolean byTheOnlyStock = own == 1 && isTheOnlyStock(day.date());
        if (!byStocks && !byTheOnlyStock) {
            awaited.add(day);
        }
        // The row of a single stock never makes a day certain.
        return byStocks && day.certain() || byTheOnlyStock;
    }

    private boolean isTheOnlyStock(LocalDate day) {
        return stocks.applyAsInt(day.minusDays(NEAR), day) == 1;
    }

    /** Since when all days up to {@code settledBefore} count as settled: rows read before it have seen the mornings, too. */
    static Instant morning(LocalDate settledBefore) {
        return settledBefore.plusDays(1).atTime(MORNING).atZone(Seoul.ZONE).toInstant();
    }
}
