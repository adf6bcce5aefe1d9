package io.github.kisroutes.collection.range;

import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.market.PriceBasis;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is still to ask of a symbol: ranges of days of any length, newest first. Immutable. Its text stands in
 * {@code collection_item.remaining}.
 */
public record PendingRanges(List<Question> ranges) {
    private static final Comparator<Question> NEWEST_FIRST = Comparator.comparing(
                    (Question range) -> range.days().to())
            .reversed()
            .thenComparing(Question::basis);

    /** Nothing. */
    public static final PendingRanges NOTHING = new PendingRanges(List.of());

    public PendingRanges {
        ranges = ranges.stream().sorted(NEWEST_FIRST).toList();
    }

    /** The same days of each series. */
    public static PendingRanges of(List<PriceBasis> series, DateWindow days) {
        return new PendingRanges(
                series.stream().map(basis -> new Question(basis, days)).toList());
    }

    /** Whether a range reaches over more than so many calendar days. */
    public boolean isLongerThan(int calendarDays) {
        return ranges.stream()
                .map(Question::days)
                .anyMatch(days -> days.from().plusDays(calendarDays).isBefore(days.to()));
    }

    /** Whether nothing is left. */
    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    /** Whether a day of a series is still to ask for. */
    public boolean contains(PriceBasis basis, LocalDate day) {
        return ranges.stream()
                .anyMatch(range -> range.basis() == basis && range.days().contains(day));
    }

    /** Without days that are answered, or that are not to be asked for. */
    public PendingRanges minus(Question answered) {
        return new PendingRanges(ranges.stream()
                .flatMap(range -> range.basis() == answered.basis() ? minus(range, answered.days()) : Stream.of(range))
                .toList());
    }

    /** Without all of these. */
    public PendingRanges minus(PendingRanges others) {
        PendingRanges left = this;
        for (Question range : others.ranges()) {
            left = left.minus(range);
        }
        return left;
    }

    private static Stream<Question> minus(Question range, DateWindow taken) {
        LocalDate from = range.days().from();
        LocalDate to = range.days().to();
        if (taken.to().isBefore(from) || taken.from().isAfter(to)) {
            return Stream.of(range);
        }
        List<Question> left = new ArrayList<>();
        if (from.isBefore(taken.from())) {
            left.add(new Question(
                    range.basis(), new DateWindow(from, taken.from().minusDays(1))));
        }
        if (to.isAfter(taken.to())) {
            left.add(new Question(range.basis(), new DateWindow(taken.to().plusDays(1), to)));
        }
        return left.stream();
    }

    /** With further days; those that are in here already are not doubled, and ranges that touch are one. */
    public PendingRanges plus(Question more) {
        Question all = more;
        List<Question> apart = new ArrayList<>();
        for (Question range : ranges) {
            if (range.touches(all)) {
                all = all.with(range);
            } else {
                apart.add(range);
            }
        }
        apart.add(all);
        return new PendingRanges(apart);
    }

    /** With all of these. */
    public PendingRanges plus(PendingRanges others) {
        PendingRanges all = this;
        for (Question range : others.ranges()) {
            all = all.plus(range);
        }
        return all;
    }

    /** With one question where one answer holds the days of several: so many calendar days at most. */
    public PendingRanges joined(int calendarDays) {
        List<Question> joined = new ArrayList<>();
        for (PriceBasis basis : PriceBasis.values()) {
            Question newer = null;
            for (Question range : ranges) {
                if (range.basis() != basis) {
                    continue;
                }
                Question both = newer == null ? range : newer.with(range);
                if (newer != null
                        && !both.days()
                                .from()
                                .plusDays(calendarDays)
                                .isAfter(both.days().to())) {
                    joined.add(newer);
                    both = range;
                }
                newer = both;
            }
            Optional.ofNullable(newer).ifPresent(joined::add);
        }
        return new PendingRanges(joined);
    }

    /** Blank when nothing is left. */
    public String text() {
        return ranges.stream().map(Question::toString).collect(Collectors.joining(", "));
    }

    /** Reads {@link #text()}. */
    public static PendingRanges parse(String text) {
        return text == null || text.isBlank()
                ? NOTHING
                : new PendingRanges(Arrays.stream(text.split(", "))
                        .map(PendingRanges::range)
                        .toList());
    }

    private static Question range(String text) {
        String[] parts = text.split(" |\\.\\.");
        return new Question(
                PriceBasis.valueOf(parts[0]),
                new DateWindow(
                        LocalDate.parse(parts[1], DateWindow.KIS_DATE),
                        LocalDate.parse(parts[2], DateWindow.KIS_DATE)));
    }
}
