package io.github.kisroutes.candle;

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
    private final Basis basis;
    private final DateWindow asked;
    private final Predicate<LocalDate> certainlyClosed;

    private final TreeMap<LocalDate, Candle> good = new TreeMap<>();
    private final Map<LocalDate, CandleRow> rows = new HashMap<>();
    private final TreeMap<LocalDate, String> ambiguous = new TreeMap<>();
    private final List<RejectedRow> rejected = new ArrayList<>();

    CheckedRows(Basis basis, DateWindow asked, Predicate<LocalDate> certainlyClosed) {
        this.basis = basis;
        this.asked = asked;
        this.certainlyClosed = certainlyClosed;
    }

    /** Judges a row by itself. */
    void add(CandleRow row) {
        try {
            Candle candle = row.candle();
            Optional<CandleRule> broken = CandleRule.brokenBy(candle, asked, basis, certainlyClosed);
            if (broken.isPresent()) {
                reject(candle.tradeDate(), broken.get(), row.toString());
            } else {
                keep(candle, row);
            }
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            rejected.add(new RejectedRow(row.day(), CandleRule.READABLE, e.getMessage(), row.toString()));
        }
    }

    private void keep(Candle candle, CandleRow row) {
        LocalDate day = candle.tradeDate();
        Candle before = good.putIfAbsent(day, candle);
        if (before == null) {
            rows.put(day, row);
        } else if (!before.equals(candle)) {
            ambiguous.putIfAbsent(day, "[" + rows.get(day) + "," + row + "]");
        }
    }

    /** Judges the rows against each other, once all are there. */
    void compare() {
        ambiguous.forEach((day, both) -> {
            good.remove(day);
            reject(day, CandleRule.ONE_ROW_PER_DAY, both);
        });
        List<LocalDate> setAside =
                rejected.stream().flatMap(row -> row.tradeDate().stream()).toList();
        new DailyLimit(basis, good(), setAside).broken().forEach((day, why) -> {
            good.remove(day);
            rejected.add(new RejectedRow(
                    Optional.of(day), CandleRule.DAILY_LIMIT, why, rows.get(day).toString()));
        });
    }

    private void reject(LocalDate day, CandleRule rule, String row) {
        rejected.add(new RejectedRow(Optional.of(day), rule, rule.sentence(), row));
    }

    /** Oldest first, each day once. */
    List<Candle> good() {
        return List.copyOf(good.values());
    }

    List<RejectedRow> rejected() {
        return List.copyOf(rejected);
    }
}
