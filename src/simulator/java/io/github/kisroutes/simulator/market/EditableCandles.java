package io.github.kisroutes.simulator.market;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A market whose past a test may rewrite while the simulator runs: grow a volume, restate a row, split a stock, list a
 * new one. What was not edited comes from the source beneath.
 */
public final class EditableCandles implements CandleSource {

    private final CandleSource source;
    private final Map<String, Optional<String>> names = new HashMap<>();
    private final Map<String, LocalDate> delisted = new HashMap<>();
    private final Map<Series, NavigableMap<LocalDate, DayBar>> edited = new HashMap<>();

    public EditableCandles(CandleSource source) {
        this.source = source;
    }

    /** Adds a stock, or renames one. Its candles are those of the source until some are put. */
    public synchronized void list(String code, String name) {
        names.put(code, Optional.of(name));
    }

    /** Makes a code unknown: the broker answers rt_cd 0, price 0 and an empty row. */
    public synchronized void delist(String code) {
        names.put(code, Optional.empty());
    }

    /**
     * Ends the listing of a stock: it has no row from that day on, and keeps those before.
     *
     * @param firstDayWithout the first day without trading
     */
    public synchronized void delist(String code, LocalDate firstDayWithout) {
        delisted.put(code, firstDayWithout);
    }

    /** The first day without trading of a stock whose listing has ended or will end. */
    public synchronized Optional<LocalDate> delistedOn(String code) {
        return Optional.ofNullable(delisted.get(code));
    }

    /** Adds or replaces days in the adjusted and in the raw KRX series. */
    public synchronized void put(String code, DayBar... days) {
        for (DayBar day : days) {
            days(Series.adjusted(code)).put(day.date(), day);
            days(Series.raw(code)).put(day.date(), day);
        }
    }

    /** Takes a day away from the adjusted and from the raw KRX series. */
    public synchronized void remove(String code, LocalDate day) {
        days(Series.adjusted(code)).remove(day);
        days(Series.raw(code)).remove(day);
    }

    /** Replaces every day of one series, which may be one that the source does not have (NX, UN). */
    public synchronized void rewrite(Series series, UnaryOperator<DayBar> change) {
        days(series).replaceAll((date, day) -> change.apply(day));
    }

    /**
     * Splits a stock 1:{@code parts} from {@code day} on. As at the real broker, every adjusted row before that day moves
     * to the new base, volume included, and no raw row before it changes.
     */
    public synchronized void split(String code, LocalDate day, int parts) {
        rewrite(Series.adjusted(code), bar -> bar.split(parts));
        rewrite(Series.raw(code), bar -> bar.date().isBefore(day) ? bar : bar.split(parts));
    }

    @Override
    public synchronized List<String> codes() {
        return Stream.concat(source.codes().stream(), names.keySet().stream().sorted())
                .distinct()
                .filter(code -> name(code).isPresent())
                .toList();
    }

    @Override
    public String board(String code) {
        return source.board(code);
    }

    @Override
    public synchronized Optional<String> name(String code) {
        Optional<String> edit = names.get(code);
        return edit != null ? edit : source.name(code);
    }

    @Override
    public synchronized List<DayBar> bars(Series series, LocalDate from, LocalDate asked) {
        LocalDate to = delistedOn(series.code())
                .map(end -> end.minusDays(1))
                .filter(asked::isAfter)
                .orElse(asked);
        NavigableMap<LocalDate, DayBar> days = edited.get(series);
        if (days == null) {
            return source.bars(series, from, to);
        }
        return from.isAfter(to)
                ? List.of()
                : List.copyOf(days.subMap(from, true, to, true).values());
    }

    private NavigableMap<LocalDate, DayBar> days(Series series) {
        return edited.computeIfAbsent(series, key -> {
            NavigableMap<LocalDate, DayBar> days = new TreeMap<>();
            source.bars(key, LocalDate.of(1956, 3, 3), LocalDate.of(2999, 12, 31))
                    .forEach(bar -> days.put(bar.date(), bar));
            return days;
        });
    }

    @Override
    public synchronized OptionalLong base(Series series, LocalDate day) {
        return edited.containsKey(series) ? OptionalLong.empty() : source.base(series, day);
    }
}
