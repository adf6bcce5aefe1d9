package io.github.kisroutes.laboratory;

import io.github.kisroutes.simulator.market.CandleSource;
import io.github.kisroutes.simulator.market.DayBar;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The truth: what happened on every day, and what an honest broker publishes of it at any moment. The simulator asks it for
 * the moment that the clock shows, the checker for any other.
 */
final class MadeUpMarket implements CandleSource {
    private final Clock clock;
    private final NavigableSet<LocalDate> openDays;
    private final List<Stock> stocks;
    private final Optional<LocalDate> unplannedClosure;

    /**
     * @param openDays the days on which the exchange opened
     * @param unplannedClosure a day on which it did not open, and of which nobody had said so
     */
    MadeUpMarket(
            Clock clock, NavigableSet<LocalDate> openDays, List<Stock> stocks, Optional<LocalDate> unplannedClosure) {
        this.clock = clock;
        this.openDays = Collections.unmodifiableNavigableSet(openDays);
        this.stocks = List.copyOf(stocks);
        this.unplannedClosure = unplannedClosure;
    }

    NavigableSet<LocalDate> openDays() {
        return openDays;
    }

    List<Stock> stocks() {
        return stocks;
    }

    Optional<LocalDate> unplannedClosure() {
        return unplannedClosure;
    }

    Stock stock(String code) {
        return stocks.stream()
                .filter(stock -> stock.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public List<String> codes() {
        return stocks.stream()
                .filter(stock -> stock.isListed(clock.instant()))
                .map(Stock::code)
                .toList();
    }

    @Override
    public Optional<String> name(String code) {
        return stocks.stream()
                .filter(stock -> stock.code().equals(code) && stock.isKnown(clock.instant()))
                .map(Stock::name)
                .findFirst();
    }

    @Override
    public List<DayBar> bars(Series series, LocalDate from, LocalDate to) {
        return published(series, from, to, clock.instant());
    }

    /** The change of a day is measured from the official close before, which a split makes a base price. */
    @Override
    public OptionalLong base(Series series, LocalDate day) {
        Stock stock = stock(series.code());
        DayBar before = Optional.ofNullable(stock.days().lowerEntry(day))
                .map(Map.Entry::getValue)
                .orElse(null);
        return before == null
                ? OptionalLong.empty()
                : OptionalLong.of(based(stock, moved(before, day), series.adjusted(), clock.instant())
                        .close());
    }

    /** The same values on another day. */
    private static DayBar moved(DayBar bar, LocalDate day) {
        return DayBar.of(day, bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
    }

    /** What an honest broker answers at a moment, oldest first. */
    List<DayBar> published(Series series, LocalDate from, LocalDate to, Instant now) {
        Optional<Stock> stock = stocks.stream()
                .filter(each -> each.code().equals(series.code()) && each.isKnown(now))
                .findFirst();
        if (stock.isEmpty() || !series.market().equals("J") || from.isAfter(to)) {
            return List.of();
        }
        List<DayBar> bars = new ArrayList<>();
        for (DayBar bar : stock.get().days().subMap(from, true, to, true).values()) {
            at(stock.get(), bar, now)
                    .map(shown -> based(stock.get(), shown, series.adjusted(), now))
                    .ifPresent(bars::add);
        }
        return bars;
    }

    /** The values of a day as they were shown at one moment, on the base that holds at another. */
    Optional<DayBar> row(Series series, LocalDate day, Instant shownAt, Instant baseAt) {
        Stock stock = stock(series.code());
        return Optional.ofNullable(stock.days().get(day))
                .flatMap(bar -> at(stock, bar, shownAt))
                .map(bar -> based(stock, bar, series.adjusted(), baseAt));
    }

    /** From when on a day's official values stand. */
    Instant standsFrom(LocalDate day) {
        LocalDate next = Optional.ofNullable(openDays.higher(day)).orElse(day.plusDays(1));
        return Hours.at(next.plusDays(1), Hours.RESTATED);
    }

    private Optional<DayBar> at(Stock stock, DayBar official, Instant now) {
        LocalDate day = official.date();
        Stock.Moving moving = stock.moments().get(day);
        if (now.isBefore(Hours.opens(day))) {
            return Optional.empty();
        }
        if (moving == null || !now.isBefore(standsFrom(day))) {
            return Optional.of(official);
        }
        if (now.isBefore(Hours.closes(day))) {
            return Optional.of(unfinished(official, moving));
        }
        return Optional.of(
                now.isBefore(Hours.at(day, Hours.AFTER_MARKET_ENDS))
                        ? traded(official, moving.closed())
                        : moving.evening());
    }

    /** Opened, and not far from the opening price yet. */
    private static DayBar unfinished(DayBar official, Stock.Moving moving) {
        return new DayBar(
                official.date(),
                official.open(),
                official.open(),
                official.open(),
                official.open(),
                moving.closed(),
                OptionalLong.of(official.open() * moving.closed()),
                official.exMarker(),
                official.splitRatio());
    }

    private static DayBar traded(DayBar bar, long volume) {
        return bar.withVolume(volume).withTurnover((bar.high() + bar.low()) / 2 * volume);
    }

    /** Puts a row, which stands on the base after all splits, on the base that a series has at a moment. */
    private static DayBar based(Stock stock, DayBar bar, boolean adjusted, Instant now) {
        DayBar on = bar;
        for (Stock.Split split : stock.splits()) {
            boolean older = split.day().isAfter(bar.date());
            if (older && !(adjusted && !now.isBefore(split.effective()))) {
                on = scaled(on, split.shares(), split.before());
            }
            if (!adjusted && split.day().equals(bar.date())) {
                on = on.withMarks("00", split.ratio());
            }
        }
        return on;
    }

    private static DayBar scaled(DayBar bar, long times, long by) {
        return new DayBar(
                bar.date(),
                bar.open() * times / by,
                bar.high() * times / by,
                bar.low() * times / by,
                bar.close() * times / by,
                bar.volume() * by / times,
                bar.turnover(),
                bar.exMarker(),
                bar.splitRatio());
    }
}
