package io.github.kisroutes.candle;

import io.github.kisroutes.market.PriceBasis;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Judges the candles of one answer by {@link CandleRule#DAILY_LIMIT}, where the rule is described. */
final class DailyLimit {
    private static final BigDecimal HIGHEST = new BigDecimal("1.3");
    private static final BigDecimal LOWEST = new BigDecimal("0.7");

    /** A share trades between 60 % and 400 % of its offer price on its first day, and nowhere wider apart in one session. */
    private static final BigDecimal WIDEST_SESSION = new BigDecimal("6.67");

    /** The widest session of a share whose base price is not known here: from 70 % to 130 % of it. */
    private static final BigDecimal WIDEST_ORDINARY_SESSION = new BigDecimal("1.858");

    /** Splits suspend a share for three days; every other reason for a new base price takes longer. */
    private static final int LONG_SUSPENSION = 3;

    /** Shares that leave the exchange trade seven more days, without a limit, after their suspension. */
    private static final int DAYS_WITHOUT_LIMIT = 7;

    /** A mark explains four daily limits at once (2.9 times, or a quarter) even if the next day knows nothing of it. */
    private static final int EXPLAINED_LIMITS = 4;

    /** How far the after-market is thought to carry a close; and it cannot carry it further than the limit. */
    private static final BigDecimal NEAR = new BigDecimal("0.1");

    private static final BigDecimal LIMIT = new BigDecimal("0.3");

    /** A limit is rounded to the tick, which is at most 0.5 % of a price above 200 KRW. */
    private static final BigDecimal TICK = new BigDecimal("0.01");

    private final List<Candle> candles;
    private final BigDecimal rounding;
    private final TreeSet<LocalDate> setAside;
    private final TreeMap<LocalDate, String> broken = new TreeMap<>();

    /**
     * @param candles oldest first, good by every other rule
     * @param setAside the days whose rows are not among them because they break another rule
     */
    DailyLimit(PriceBasis basis, List<Candle> candles, List<LocalDate> setAside) {
        this.candles = candles;
        // Adjusted prices are rounded one by one, once for each of the corporate actions since.
        this.rounding = basis == PriceBasis.ADJUSTED ? BigDecimal.valueOf(2) : BigDecimal.ONE;
        this.setAside = new TreeSet<>(setAside);
    }

    /** The days that break the rule, and how, in a few words. */
    NavigableMap<LocalDate, String> broken() {
        int believed = -1;
        boolean judged = false;
        for (int i = 0; i < candles.size(); i++) {
            if (isWider(candles.get(i), WIDEST_SESSION)) {
                refuse(i, "high and low are wider apart than a first day allows");
            } else if (believed < 0) {
                believed = i;
            } else if (hasOwnBase(i) ? !isTakenBack(believed, i) : isInsideLimit(believed, i)) {
                believed = i;
                judged = true;
            } else if (!hasOwnBase(i) && beginsNewBase(believed, i)) {
                if (!judged) {
                    refuse(believed, "a price is outside the daily limit: the days after it do not continue it");
                }
                believed = i;
                judged = true;
            } else {
                Candle before = candles.get(believed);
                refuse(i, sentence() + " around " + before.close().toPlainString() + " of " + before.tradeDate());
            }
        }
        return broken;
    }

    private static String sentence() {
        return CandleRule.DAILY_LIMIT.sentence();
    }

    private void refuse(int i, String why) {
        broken.put(candles.get(i).tradeDate(), why);
        setAside.add(candles.get(i).tradeDate());
    }

    /** Whether the limit of the day does not follow from the close before. */
    private boolean hasOwnBase(int i) {
        Candle candle = candles.get(i);
        return candle.marks().isMarked() || candle.session().isPresent() && followsLongSuspension(i);
    }

    private boolean followsLongSuspension(int i) {
        for (int end = i - 1; end >= Math.max(0, i - DAYS_WITHOUT_LIMIT); end--) {
            int start = end;
            while (start >= 0 && candles.get(start).session().isEmpty()) {
                start--;
            }
            // One that reaches beyond the oldest row of the answer may be of any length.
            if (end - start >= LONG_SUSPENSION || end > start && start < 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether a day with a base of its own lies far off, and the next day stands where the share stood before. */
    private boolean isTakenBack(int before, int i) {
        int next = i + 1;
        return next < candles.size()
                && !hasOwnBase(next)
                && !isInside(candles.get(before), prices(candles.get(i)), EXPLAINED_LIMITS + daysBetween(before, i))
                && !isReachable(i, next)
                && isReachable(before, next);
    }

    /**
     * Whether the close jumped, and the next day goes on from there and lies outside the limits that the jump broke: a
     * wrong digit seldom does both.
     */
    private boolean beginsNewBase(int before, int i) {
        int next = i + 1;
        int days = 1 + daysBetween(before, i);
        return next < candles.size()
                && !hasOwnBase(next)
                && !isInside(candles.get(before), Stream.of(candles.get(i).close()), days)
                && !isWider(candles.get(i), WIDEST_ORDINARY_SESSION)
                && isReachable(i, next)
                && !isInside(candles.get(before), prices(candles.get(next)), days);
    }

    /** Whether a day lies inside the limits around the close before it, as it is here or as KIS itself names it. */
    private boolean isInsideLimit(int before, int i) {
        return isReachable(before, i) || daysBetween(before, i) == 0 && isInsideNamedLimit(before, i);
    }

    /** A row before may still hold the close of the after-market; the limit is measured from the official one. */
    private boolean isInsideNamedLimit(int before, int i) {
        Candle candle = candles.get(i);
        return candle.change()
                .base(candle.close())
                .filter(base -> isInside(base, prices(candle), 1))
                .filter(base -> {
                    BigDecimal close = candles.get(before).close();
                    return isNear(base, close, NEAR) || standsAtLimit(candle, base) && isNear(base, close, LIMIT);
                })
                .isPresent();
    }

    private boolean standsAtLimit(Candle candle, BigDecimal base) {
        return candle.change().atLimit()
                && (isNear(candle.close(), HIGHEST.multiply(base), TICK)
                        || isNear(candle.close(), LOWEST.multiply(base), TICK));
    }

    private boolean isNear(BigDecimal price, BigDecimal other, BigDecimal most) {
        return price.subtract(other).abs().compareTo(most.multiply(other).add(rounding)) <= 0;
    }

    /** Whether every price of a day lies inside the limits, one upon the other, of the days since an earlier one. */
    private boolean isReachable(int before, int i) {
        return isInside(candles.get(before), prices(candles.get(i)), 1 + daysBetween(before, i));
    }

    /** Trading days between two candles: those that are here and not believed, and those that were set aside. */
    private int daysBetween(int before, int i) {
        TreeSet<LocalDate> days = new TreeSet<>(setAside.subSet(
                candles.get(before).tradeDate(), false, candles.get(i).tradeDate(), false));
        candles.subList(before + 1, i).forEach(candle -> days.add(candle.tradeDate()));
        return days.size();
    }

    private boolean isInside(Candle before, Stream<BigDecimal> prices, int days) {
        return isInside(before.close(), prices, days);
    }

    private boolean isInside(BigDecimal base, Stream<BigDecimal> prices, int days) {
        BigDecimal highest = HIGHEST.pow(days).multiply(base.add(rounding)).add(rounding);
        BigDecimal lowest = LOWEST.pow(days).multiply(base.subtract(rounding)).subtract(rounding);
        return prices.allMatch(price -> price.compareTo(highest) <= 0 && price.compareTo(lowest) >= 0);
    }

    private boolean isWider(Candle candle, BigDecimal most) {
        return candle.session()
                .map(s ->
                        s.high().compareTo(most.multiply(s.low().add(rounding)).add(rounding)) > 0)
                .orElse(false);
    }

    private static Stream<BigDecimal> prices(Candle candle) {
        return Stream.concat(
                Stream.of(candle.close()),
                candle.session().stream().flatMap(s -> Stream.of(s.open(), s.high(), s.low())));
    }
}
