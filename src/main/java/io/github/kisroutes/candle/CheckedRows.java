package io.github.kisroutes.candle;

import io.github.kisroutes.candle.CandleRule.Outcome;
import io.github.kisroutes.market.PriceBasis;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The rows of one answer, good and rejected ones apart: each is judged by itself first, then all against each other. */
final class CheckedRows {
    private final PriceBasis basis;
    private final DateWindow asked;
    private final Predicate<LocalDate> certainlyClosed;
    private final Predicate<LocalDate> accepted;

    private final TreeMap<LocalDate, Candle> good = new TreeMap<>();
    private final Map<LocalDate, CandleRow> rows = new HashMap<>();
    private final TreeMap<LocalDate, String> ambiguous = new TreeMap<>();
    private final List<RejectedRow> rejected = new ArrayList<>();
    private final List<RejectedRow> leftOut = new ArrayList<>();
    private final List<CandlePage.Note> notes = new ArrayList<>();

    /**
     * @param certainlyClosed whether the exchange is known beyond doubt to have been closed on a day
     * @param accepted whether the row of a day is resolved to be right although it breaks a rule
     */
    CheckedRows(
            PriceBasis basis, DateWindow asked, Predicate<LocalDate> certainlyClosed, Predicate<LocalDate> accepted) {
        this.basis = basis;
        this.asked = asked;
        this.certainlyClosed = certainlyClosed;
        this.accepted = accepted;
    }

    /** Judges a row by itself. */
    void add(CandleRow row) {
        try {
            Candle candle = row.candle();
            LocalDate day = candle.tradeDate();
            List<CandleRule> broken = CandleRule.brokenBy(candle, asked, basis, certainlyClosed);
            Optional<CandleRule> gravest = broken.stream()
                    .filter(rule -> rule.outcome() == Outcome.LEFT_OUT || isRefused(rule, day))
                    .findFirst();
            if (gravest.isEmpty()) {
                broken.forEach(rule -> notes.add(note(day, rule)));
                keep(candle, row);
            } else {
                (gravest.get().outcome() == Outcome.LEFT_OUT ? leftOut : rejected)
                        .add(rejection(day, gravest.get(), row.toString()));
            }
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            rejected.add(new RejectedRow(row.day(), CandleRule.READABLE, e.getMessage(), row.toString()));
        }
    }

    private boolean isRefused(CandleRule rule, LocalDate day) {
        return rule.outcome() == Outcome.REFUSED_ALWAYS || rule.outcome() == Outcome.REFUSED && !accepted.test(day);
    }

    private void keep(Candle candle, CandleRow row) {
        LocalDate day = candle.tradeDate();
        Candle before = good.putIfAbsent(day, candle);
        if (before == null) {
            rows.put(day, row);
        } else if (!before.agreesWith(candle)) {
            ambiguous.putIfAbsent(day, "[" + rows.get(day) + "," + row + "]");
        }
    }

    /** Judges the rows against each other, once all are there. */
    void compare() {
        leaveOut();
        ambiguous.forEach((day, both) -> {
            good.remove(day);
            rejected.add(rejection(day, CandleRule.ONE_ROW_PER_DAY, both));
        });
        List<LocalDate> setAside =
                rejected.stream().flatMap(row -> row.tradeDate().stream()).toList();
        new DailyLimit(basis, good(), setAside).broken().forEach((day, why) -> {
            if (isRefused(CandleRule.DAILY_LIMIT, day)) {
                good.remove(day);
                rejected.add(new RejectedRow(
                        Optional.of(day),
                        CandleRule.DAILY_LIMIT,
                        why,
                        rows.get(day).toString()));
            } else {
                notes.add(new CandlePage.Note(day, CandleRule.DAILY_LIMIT, why));
            }
        });
    }

    /** An answer that has nothing of what was asked for, but something else, is no answer: it proves no empty window. */
    private void leaveOut() {
        if (good.isEmpty() && rejected.isEmpty()) {
            rejected.addAll(leftOut);
        } else {
            leftOut.forEach(row -> notes.add(note(row.tradeDate().orElseThrow(), row.rule())));
        }
    }

    private static RejectedRow rejection(LocalDate day, CandleRule rule, String row) {
        return new RejectedRow(Optional.of(day), rule, rule.sentence(), row);
    }

    private static CandlePage.Note note(LocalDate day, CandleRule rule) {
        return new CandlePage.Note(day, rule, rule.sentence());
    }

    /** Oldest first, each day once. */
    List<Candle> good() {
        return List.copyOf(good.values());
    }

    List<RejectedRow> rejected() {
        return List.copyOf(rejected);
    }

    /** What a person may want to know of rows that are not rejected. */
    List<CandlePage.Note> notes() {
        return notes.stream().distinct().toList();
    }
}
