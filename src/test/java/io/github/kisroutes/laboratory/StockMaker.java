package io.github.kisroutes.laboratory;

import io.github.kisroutes.laboratory.Stock.Moving;
import io.github.kisroutes.laboratory.Stock.Split;
import io.github.kisroutes.simulator.market.DayBar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Makes one stock up. Prices and volumes are such that no split has to round. */
final class StockMaker {
    private static final int[][] RATIOS = {{1, 2}, {1, 5}, {1, 10}, {5, 1}};

    private Random random;
    private final NavigableSet<LocalDate> open;
    private final String code;
    private final List<Split> splits = new ArrayList<>();
    private final Set<LocalDate> fillers = new HashSet<>();
    private final Set<LocalDate> without = new HashSet<>();
    private final Set<LocalDate> limitUp = new HashSet<>();
    private LocalDate listed;
    private Optional<LocalDate> laterFrom = Optional.empty();
    private Random later;
    private Optional<LocalDate> delisted = Optional.empty();
    private boolean vanishes;
    private long priceUnit = 1;
    private long volumeUnit = 1;

    StockMaker(Random random, NavigableSet<LocalDate> open, String code) {
        this.random = random;
        this.open = open;
        this.code = code;
        this.listed = open.first();
    }

    /** From a day on something else decides what is left to chance, so that more days change nothing before them. */
    StockMaker thenBy(LocalDate from, Random other) {
        laterFrom = Optional.of(from);
        later = other;
        return this;
    }

    /** Traded on every day, and split once in a while like any other. */
    Stock always() {
        split(random.nextInt(5) == 0 ? 1 : 0, open.first());
        return made();
    }

    /**
     * With a chance for everything.
     *
     * @param today the day on which the story begins: most things happen around and after it
     */
    Stock any(LocalDate today) {
        int fate = random.nextInt(10);
        if (fate == 0) {
            listed = near(today, 25);
        } else if (fate <= 2) {
            listed = open.ceiling(open.first().plusDays(random.nextInt(200)));
        } else if (fate == 3) {
            delisted = Optional.of(near(today, 25));
            vanishes = random.nextBoolean();
        }
        split(random.nextInt(2), today);
        if (random.nextInt(4) == 0) {
            halt(random.nextInt(3) > 0 ? near(today, 20) : early(), 1 + random.nextInt(4), random.nextInt(3) > 0);
        }
        return made();
    }

    /** An ordinary stock of which a test says what happens to it. */
    static StockMaker plain(NavigableSet<LocalDate> open, String code) {
        return new StockMaker(new Random(code.hashCode()), open, code);
    }

    StockMaker listedOn(LocalDate day) {
        listed = day;
        return this;
    }

    StockMaker delistedOn(LocalDate day, boolean unknownThen) {
        delisted = Optional.of(day);
        vanishes = unknownThen;
        return this;
    }

    StockMaker splitOn(LocalDate day, int shares) {
        splits.add(new Split(day, 1, shares));
        volumeUnit *= shares;
        return this;
    }

    /** @param filled whether it has rows all the same, without trade */
    StockMaker haltedFrom(LocalDate day, int days, boolean filled) {
        halt(day, days, filled);
        return this;
    }

    /** A day that ends at the upper limit. */
    StockMaker limitUpOn(LocalDate day) {
        limitUp.add(day);
        return this;
    }

    private LocalDate near(LocalDate today, int days) {
        return open.ceiling(today.plusDays(2 + random.nextInt(days)));
    }

    private LocalDate early() {
        return open.ceiling(open.first().plusDays(20 + random.nextInt(80)));
    }

    private void split(int count, LocalDate today) {
        for (int i = 0; i < count; i++) {
            LocalDate day = random.nextInt(4) > 0 ? near(today, 30) : early();
            int[] ratio = RATIOS[random.nextInt(RATIOS.length)];
            if (day.isBefore(listed)
                    || delisted.filter(end -> !day.isBefore(end)).isPresent()) {
                continue;
            }
            splits.add(new Split(day, ratio[0], ratio[1]));
            priceUnit *= ratio[0];
            volumeUnit *= ratio[1];
            if (random.nextBoolean() && open.headSet(day).size() >= 3) {
                halt(open.lower(open.lower(open.lower(day))), 3, true);
            }
        }
    }

    private void halt(LocalDate from, int length, boolean filled) {
        LocalDate day = from;
        for (int i = 0; i < length && day != null; i++, day = open.higher(day)) {
            (filled ? fillers : without).add(day);
        }
    }

    Stock made() {
        NavigableMap<LocalDate, DayBar> days = new TreeMap<>();
        Map<LocalDate, Moving> moments = new HashMap<>();
        long close = 0;
        for (LocalDate day :
                delisted.map(end -> open.headSet(end, false)).orElse(open).tailSet(listed, true)) {
            if (laterFrom.filter(from -> !day.isBefore(from)).isPresent()) {
                random = later;
            }
            if (close > 0 && without.contains(day)) {
                continue;
            }
            DayBar bar = close > 0 && fillers.contains(day)
                    ? DayBar.suspended(day, close).withTurnover(0)
                    : bar(day, close);
            days.put(day, bar);
            if (bar.traded()) {
                moments.put(day, moving(bar, close));
            }
            close = bar.close();
        }
        return new Stock(code, listed, delisted, vanishes, List.copyOf(splits), days, moments);
    }

    private DayBar bar(LocalDate day, long before) {
        int kind = limitUp.contains(day) ? 0 : limitUp.isEmpty() ? random.nextInt(60) : 2;
        long close = before == 0 ? (2_000 + random.nextInt(20_000)) * priceUnit : moved(before, kind);
        long open = before == 0 ? close : inside(before, close, random.nextInt(5) - 2);
        long high = inside(before, Math.max(open, close), kind < 2 ? 0 : random.nextInt(3));
        long low = inside(before, Math.min(open, close), kind < 2 ? 0 : -random.nextInt(3));
        long volume = (1_000 + random.nextInt(1_000_000)) * volumeUnit;
        DayBar bar = DayBar.of(day, open, high, low, close, volume).withTurnover((high + low) / 2 * volume);
        return random.nextInt(60) == 0 ? bar.withMarks("02", "0.00") : bar;
    }

    /** Some days end at the daily limit. */
    private long moved(long before, int kind) {
        double change =
                kind == 0 ? 0.3 : kind == 1 ? -0.3 : (random.nextDouble() - before / (12_000.0 * priceUnit) / 2) * 0.06;
        long close = unit((long) (before * (1 + change)), change > 0);
        return inside(before, Math.max(close, 500 * priceUnit), 0);
    }

    /** A price some percent away from another, within the daily limits of the close before. */
    private long inside(long before, long price, int percent) {
        long moved = unit(price + price * percent / 100, percent >= 0);
        return before == 0
                ? moved
                : Math.max(
                        Math.min(moved, unit(before * 13 / 10, true)),
                        unit((before * 7 + 9) / 10 + priceUnit - 1, true));
    }

    private long unit(long price, boolean down) {
        return (down ? price : price + priceUnit - 1) / priceUnit * priceUnit;
    }

    /** Closing trades are counted in later; the trades of the evening move the close, until the night takes that back. */
    private Moving moving(DayBar bar, long before) {
        long part = bar.volume() / volumeUnit;
        long closed = part * (95 + random.nextInt(6)) / 100 * volumeUnit;
        long close = inside(before, bar.close(), random.nextInt(9) - 4);
        long volume = part * (100 + random.nextInt(8)) / 100 * volumeUnit;
        DayBar evening = new DayBar(
                bar.date(),
                bar.open(),
                Math.max(bar.high(), close),
                Math.min(bar.low(), close),
                close,
                volume,
                bar.turnover(),
                bar.exMarker(),
                bar.splitRatio());
        return new Moving(closed, evening.withTurnover((evening.high() + evening.low()) / 2 * volume));
    }
}
