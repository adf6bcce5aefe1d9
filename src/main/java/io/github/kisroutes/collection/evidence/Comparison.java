package io.github.kisroutes.collection.evidence;

import io.github.kisroutes.candle.Candle;
import io.github.kisroutes.candle.DateWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * An answer beside what other answers have said of the same days.
 *
 * @param fits days on which both have the same prices: the two stand on the same base
 * @param equal those of them on which volume and turnover are the same, too
 * @param breaks settled days on which a price has changed; where none tells, days that may still move and stand on another
 *     base now
 * @param changed settled days on which only what was traded has changed, on a day without trade perhaps from nothing
 * @param lost settled days with trade that come back as days without
 */
public record Comparison(
        List<LocalDate> fits,
        List<LocalDate> equal,
        List<LocalDate> breaks,
        List<LocalDate> changed,
        List<LocalDate> lost) {

    /**
     * Compares.
     *
     * @param candles the answer
     * @param stored the rows of its days
     * @param rebased days that are being read again because their base is in doubt: a difference there is expected
     * @param settledAt up to which day a row could no longer move at a moment
     */
    public static Comparison of(
            Collection<Candle> candles,
            Map<LocalDate, StoredRow> stored,
            Predicate<LocalDate> rebased,
            Function<Instant, LocalDate> settledAt) {
        Comparison all = new Comparison(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Candle candle : candles) {
            StoredRow row = stored.get(candle.tradeDate());
            if (row != null) {
                all.add(candle, row, rebased.test(candle.tradeDate()), settledAt);
            }
        }
        boolean told = !all.breaks.isEmpty()
                || all.fits.stream().anyMatch(day -> stored.get(day).isFinal());
        if (!told) {
            all.addMoving(candles, stored, rebased);
        }
        return all;
    }

    /** Where no row tells that can no longer move, one that may still move does. */
    private void addMoving(Collection<Candle> candles, Map<LocalDate, StoredRow> stored, Predicate<LocalDate> rebased) {
        candles.stream()
                .filter(candle -> stored.containsKey(candle.tradeDate()) && !rebased.test(candle.tradeDate()))
                .filter(candle -> stored.get(candle.tradeDate()).isRebasedIn(candle))
                .forEach(candle -> breaks.add(candle.tradeDate()));
    }

    private void add(Candle candle, StoredRow row, boolean rebased, Function<Instant, LocalDate> settledAt) {
        LocalDate day = candle.tradeDate();
        if (row.isLostIn(candle) && isSettled(day, row, settledAt)) {
            lost.add(day);
        } else if (rebased || row.quoted() && row.hasPricesOf(candle)) {
            return; // that a price of now agrees with a candle tells nothing of the days before
        } else if (row.hasPricesOf(candle)) {
            fits.add(day);
            if (row.hasVolumeOf(candle)) {
                equal.add(day);
            } else if (isSettled(day, row, settledAt)) {
                changed.add(day);
            }
        } else if (isSettled(day, row, settledAt)) {
            (row.isFoundTradedIn(candle) ? changed : breaks).add(day);
        }
    }

    /** Whether the stored row was read when its day could no longer move: then the two answers disagree. */
    private static boolean isSettled(LocalDate day, StoredRow row, Function<Instant, LocalDate> settledAt) {
        return row.isFinal() || !day.isAfter(settledAt.apply(row.collectedAt()));
    }

    /** Whether another answer agrees with this one, and none disagrees. */
    public boolean isProven() {
        return !fits.isEmpty() && breaks.isEmpty() && lost.isEmpty();
    }

    /** The days on which it disagrees with what was settled. */
    public NavigableSet<LocalDate> disagreement() {
        TreeSet<LocalDate> days = new TreeSet<>(breaks);
        days.addAll(changed);
        days.addAll(lost);
        return days;
    }

    /** From the first to the last of some days. */
    public static Optional<DateWindow> span(Collection<LocalDate> days) {
        return days.stream()
                .min(Comparator.naturalOrder())
                .map(first -> new DateWindow(
                        first, days.stream().max(Comparator.naturalOrder()).orElseThrow()));
    }
}
