package io.github.kisroutes.collection.plan;

import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.evidence.StoredCandles;
import io.github.kisroutes.collection.range.PendingRanges;
import io.github.kisroutes.collection.range.Question;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a range of days to ask for meets what is stored. */
public final class Seam {
    /** A stored day that is nearer than this is asked for together with the range: a long holiday lies between at most. */
    private static final int NEAR_DAYS = 12;

    private Seam() {}

    /** The range with the nearest stored day on each side, where it is near. */
    public static DateWindow of(DateWindow range, StoredCandles.Neighbours neighbours) {
        LocalDate from = neighbours
                .before()
                .filter(day -> !day.isBefore(range.from().minusDays(NEAR_DAYS)))
                .orElse(range.from());
        LocalDate to = neighbours
                .after()
                .filter(day -> !day.isAfter(range.to().plusDays(NEAR_DAYS)))
                .orElse(range.to());
        return new DateWindow(from, to);
    }

    /** The nearest stored days that are too far away for that: each is asked for by itself. */
    public static PendingRanges far(Question range, StoredCandles.Neighbours neighbours) {
        PendingRanges far = PendingRanges.NOTHING;
        Optional<LocalDate> before = neighbours
                .before()
                .filter(day -> day.isBefore(range.days().from().minusDays(NEAR_DAYS)));
        Optional<LocalDate> after =
                neighbours.after().filter(day -> day.isAfter(range.days().to().plusDays(NEAR_DAYS)));
        for (LocalDate day : Stream.concat(before.stream(), after.stream()).toList()) {
            far = far.plus(new Question(range.basis(), new DateWindow(day, day)));
        }
        return far;
    }
}
