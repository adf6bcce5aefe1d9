package io.github.kisroutes.laboratory;

import io.github.kisroutes.simulator.market.DayBar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * One stock, with all that will ever happen to it.
 *
 * @param code short code
 * @param listed first day of trading
 * @param delisted first day on which it is not traded any more
 * @param vanishes whether the broker does not know the code any more from then on
 * @param splits splits and merges, oldest first
 * @param days the official candles, on the base after all splits; a day without a row is not in it
 * @param moments what the broker shows of a day before its official values stand
 */
record Stock(
        String code,
        LocalDate listed,
        Optional<LocalDate> delisted,
        boolean vanishes,
        List<Split> splits,
        NavigableMap<LocalDate, DayBar> days,
        Map<LocalDate, Moving> moments) {

    /**
     * From {@code day} on there are {@code shares} new shares for {@code before} old ones.
     *
     * @param shares more than before for a split, fewer for a merge
     */
    record Split(LocalDate day, int before, int shares) {
        Instant effective() {
            return Hours.at(day, Hours.BASE_MOVES);
        }

        /** Base price of the day by the close before it, as {@code prtt_rate}. */
        String ratio() {
            return new BigDecimal(before)
                    .divide(new BigDecimal(shares), 2, RoundingMode.HALF_UP)
                    .toPlainString();
        }
    }

    /**
     * How a day is shown before it stands.
     *
     * @param closed its volume at the end of the session
     * @param evening the row with the trades of the evening, of which the night after the next trading day takes the price back
     */
    record Moving(long closed, DayBar evening) {}

    String name() {
        return "종목" + code;
    }

    /** Whether the broker knows the code. */
    boolean isKnown(Instant now) {
        return !now.isBefore(Hours.at(listed.minusDays(3), Hours.BASE_MOVES)) && !(vanishes && isDelisted(now));
    }

    boolean isListed(Instant now) {
        return !now.isBefore(Hours.at(listed, Hours.BASE_MOVES)) && !isDelisted(now);
    }

    boolean isDelisted(Instant now) {
        return delisted.filter(day -> !now.isBefore(Hours.at(day, Hours.BASE_MOVES)))
                .isPresent();
    }
}
