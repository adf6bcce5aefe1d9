package io.github.kisroutes.candle;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What must be true of a candle before it is stored. Every rule has its name here and nowhere else; the name stands in
 * {@code rejected_row.rule}.
 */
public enum CandleRule {
    /** The row can be read: a date, prices with at most two decimals, whole numbers for volume and turnover. */
    READABLE("a value cannot be read", (candle, asked, rounding) -> true),
    /** The day lies inside the asked window. */
    INSIDE_WINDOW("the day was not asked for", (candle, asked, rounding) -> asked.contains(candle.tradeDate())),
    /** No day twice with different values. */
    ONE_ROW_PER_DAY("the answer has the day twice, with different values", (candle, asked, rounding) -> true),
    /** Prices are above zero. */
    POSITIVE_PRICES("a price is not above zero", (candle, asked, rounding) -> positive(candle)),
    /** Volume and turnover are not negative. */
    VOLUME_NOT_NEGATIVE(
            "volume or turnover is negative",
            (candle, asked, rounding) ->
                    candle.volume() >= 0 && candle.turnover().orElse(0) >= 0),
    /** The high is the highest price of the day. */
    HIGH_IS_HIGHEST("the high is below open, close or low", (candle, asked, rounding) -> candle.session()
            .map(s -> s.high()
                            .add(rounding)
                            .compareTo(s.open().max(candle.close()).max(s.low()))
                    >= 0)
            .orElse(true)),
    /** The low is the lowest price of the day. */
    LOW_IS_LOWEST("the low is above open or close", (candle, asked, rounding) -> candle.session()
            .map(s -> s.low().subtract(rounding).compareTo(s.open().min(candle.close())) <= 0)
            .orElse(true));

    private final String sentence;
    private final Test holds;

    private interface Test {
        boolean holds(Candle candle, DateWindow asked, BigDecimal rounding);
    }

    CandleRule(String sentence, Test holds) {
        this.sentence = sentence;
        this.holds = holds;
    }

    /** What is wrong with a row that breaks the rule, in words. */
    public String sentence() {
        return sentence;
    }

    /**
     * The first rule that a candle breaks, or empty for a good one.
     *
     * @param rounding by how much a price may be off, in KRW: see {@link CandleReader}
     */
    public static Optional<CandleRule> brokenBy(Candle candle, DateWindow asked, BigDecimal rounding) {
        for (CandleRule rule : values()) {
            if (!rule.holds.holds(candle, asked, rounding)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    private static boolean positive(Candle candle) {
        return candle.close().signum() > 0
                && candle.session()
                                .map(s -> s.open().min(s.high()).min(s.low()))
                                .map(BigDecimal::signum)
                                .orElse(1)
                        > 0;
    }
}
