package io.github.kisroutes.laboratory;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Makes a market of a few stocks up, all of it from one seed. */
final class MarketMaker {
    /** Without a stock of this code the product cannot check a trading day. */
    static final String LIQUID = "005930";

    /** The days in which most stories end. */
    private static final int DAYS_AHEAD = 160;

    private final Random random;

    /** What is left to chance after those days: a market that goes on for longer begins as before. */
    private final Random later;

    private final LocalDate begins;
    private final LocalDate today;

    private MarketMaker(long seed) {
        random = new Random(seed * 31 + 7);
        later = new Random(seed * 31 + 8);
        today = LocalDate.of(2025, 6, 2).plusDays(random.nextInt(240));
        begins = today.minusDays(130 + random.nextInt(420));
    }

    /**
     * A market and the day on which its story begins.
     *
     * @param today a trading day with a past of four to eighteen months, and a future that no story outlives
     */
    record Made(MadeUpMarket market, LocalDate today) {}

    static Made make(long seed, Clock clock) {
        MarketMaker maker = new MarketMaker(seed);
        NavigableSet<LocalDate> days = maker.openDays();
        LocalDate first = days.ceiling(maker.today);
        Optional<LocalDate> closure = maker.random.nextInt(3) > 0
                ? Optional.empty()
                : Optional.ofNullable(days.ceiling(first.plusDays(3 + maker.random.nextInt(20))));
        closure.ifPresent(days::remove);
        List<Stock> stocks = new ArrayList<>();
        stocks.add(maker.stock(days, LIQUID).always());
        int more = 3 + maker.random.nextInt(3);
        for (int i = 1; i <= more; i++) {
            stocks.add(maker.stock(days, "%06d".formatted(100 * i)).any(first));
        }
        return new Made(new MadeUpMarket(clock, days, stocks, closure), first);
    }

    private StockMaker stock(NavigableSet<LocalDate> open, String code) {
        return new StockMaker(random, open, code).thenBy(today.plusDays(DAYS_AHEAD), later);
    }

    private NavigableSet<LocalDate> openDays() {
        LocalDate end = today.plusDays(DAYS_AHEAD + History.LONGEST);
        Set<LocalDate> holidays = holidays(end);
        NavigableSet<LocalDate> days = new TreeSet<>();
        begins.datesUntil(end)
                .filter(day -> !isClosedForEver(day) && !holidays.contains(day))
                .forEach(days::add);
        return days;
    }

    private Set<LocalDate> holidays(LocalDate end) {
        Set<LocalDate> holidays = new HashSet<>();
        for (LocalDate day = begins;
                day.isBefore(end);
                day = day.plusDays(20 + chance(day).nextInt(40))) {
            int length = chance(day).nextInt(4) == 0 ? 3 : 1;
            day.datesUntil(day.plusDays(length)).forEach(holidays::add);
        }
        return holidays;
    }

    private Random chance(LocalDate day) {
        return day.isBefore(today.plusDays(DAYS_AHEAD)) ? random : later;
    }

    /** Weekends, 1 May and the last weekday of a year, as the exchange has it. */
    static boolean isClosedForEver(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (isWeekend(next)) {
            next = next.plusDays(1);
        }
        return isWeekend(day) || MonthDay.from(day).equals(MonthDay.of(5, 1)) || next.getYear() > day.getYear();
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
