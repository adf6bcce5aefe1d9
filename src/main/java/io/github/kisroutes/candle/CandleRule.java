package io.github.kisroutes.candle;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What must be true of a candle before it is stored. Every rule has its name here and nowhere else; the name stands in
 * {@code rejected_row.rule}.
 */
public enum CandleRule {
    /** The row can be read: a date, prices with at most two decimals, whole numbers for volume and turnover. */
    READABLE("a value cannot be read"),
    /** The day lies inside the asked window. */
    INSIDE_WINDOW("the day was not asked for", judged -> judged.asked.contains(judged.candle.tradeDate())),
    /**
     * The exchange was open: no weekend, and no day of which the calendar knows beyond doubt that it was closed. A
     * closure that is only assumed (a list, a rule of thumb, an announcement before the day) refuses nothing: here the
     * row is the better witness.
     */
    TRADING_DAY("the exchange was closed", judged -> {
        DayOfWeek day = judged.candle.tradeDate().getDayOfWeek();
        return day != DayOfWeek.SATURDAY
                && day != DayOfWeek.SUNDAY
                && !judged.certainlyClosed.test(judged.candle.tradeDate());
    }),
    /** No day twice with different values, marks included. Neither row is believed. */
    ONE_ROW_PER_DAY("the answer has the day twice, with different values"),
    /** Prices are above zero. */
    POSITIVE_PRICES(
            "a price is not above zero",
            judged -> judged.candle.close().signum() > 0
                    && judged.holdsInSession(
                            s -> s.open().min(s.high()).min(s.low()).signum() > 0)),
    /** Volume and turnover are not negative. */
    VOLUME_NOT_NEGATIVE(
            "volume or turnover is negative",
            judged -> judged.candle.volume() >= 0 && judged.candle.turnover().orElse(0) >= 0),
    /**
     * The high is the highest price of the day. Adjusting rounds each of the four prices by itself, so that an adjusted
     * close can stand one won above the high of its day (068270 on 2024-09-24: high 189,049, close 189,050); that is no
     * error.
     */
    HIGH_IS_HIGHEST(
            "the high is below open, close or low",
            judged -> judged.holdsInSession(s -> s.high()
                            .add(judged.rounding())
                            .compareTo(s.open().max(judged.candle.close()).max(s.low()))
                    >= 0)),
    /** The low is the lowest price of the day; adjusted prices as for {@link #HIGH_IS_HIGHEST}. */
    LOW_IS_LOWEST(
            "the low is above open or close",
            judged -> judged.holdsInSession(
                    s -> s.low().subtract(judged.rounding()).compareTo(s.open().min(judged.candle.close())) <= 0)),
    /**
     * The prices lie inside the daily limit: 30 % up or down from the close of the row before it in the same answer,
     * once more for each row between the two that was set aside. Adjusted prices may be off by 2 KRW (each is rounded
     * by itself, once per corporate action), raw ones by 1 (the tick of a penny stock).
     *
     * <p>Exempt are the days whose base price is not the close before:
     *
     * <ul>
     *   <li>a day with {@link Marks}; only a jump beyond four daily limits that the next day takes back is refused;
     *   <li>the seven trading days after three or more days without trade: after a split, a capital reduction or
     *       another long suspension the share begins anew, and one that leaves the exchange trades on for seven days
     *       without limit (226440 on 2025-06-10: from 1,530 to 52);
     *   <li>a close from which the next day goes on, outside the limits that it broke itself: a share that came from
     *       KONEX to KOSDAQ (176750 on 2024-12-20: from 13,350 to 9,080). While it is the newest day nothing confirms
     *       it, and it is refused until the next one is there.
     * </ul>
     *
     * <p>The oldest row of an answer has no row before it. It is refused when the others do not continue it and, like
     * every row, when its high is more than 6.67 times its low: wider than a first day, which reaches from 60 to 400 %
     * of the offer price. {@code prdy_vrss} would give a close before, but a wrong close moves that too, and nobody
     * has published whether it is adjusted where prices are.
     *
     * <p>Measured on the whole market from 2023-12-05 to 2025-06-16 (983,537 adjusted rows in answers of 100): 2
     * refused, one of them right (448900 on 2025-04-04, its first day on KOSDAQ: a low at 69 %, and a close inside),
     * one really wrong (425040 on 2023-12-28, twice as high as the days around it). Of mistyped prices that are 32 % or
     * more off, 99.9 % are found. Leveraged funds have wider limits, which an answer does not tell.
     */
    DAILY_LIMIT("a price is outside the daily limit");

    private final String sentence;
    private final Predicate<Judged> holds;

    /** A rule about one row. */
    CandleRule(String sentence, Predicate<Judged> holds) {
        this.sentence = sentence;
        this.holds = holds;
    }

    /** A rule that takes more than a readable row by itself to judge; {@link CheckedRows} does. */
    CandleRule(String sentence) {
        this(sentence, judged -> true);
    }

    /** A row and what is known around it. */
    private record Judged(Candle candle, DateWindow asked, Basis basis, Predicate<LocalDate> certainlyClosed) {
        boolean holdsInSession(Predicate<Candle.Session> rule) {
            return candle.session().map(rule::test).orElse(true);
        }

        /** By how much a price may be off, in KRW. */
        BigDecimal rounding() {
            return basis == Basis.ADJUSTED ? BigDecimal.ONE : BigDecimal.ZERO;
        }
    }

    /** What is wrong with a row that breaks the rule, in words. */
    public String sentence() {
        return sentence;
    }

    /**
     * The first rule that a candle breaks by itself, or empty for a good one.
     *
     * @param certainlyClosed whether the exchange is known beyond doubt to have been closed on a day
     */
    static Optional<CandleRule> brokenBy(
            Candle candle, DateWindow asked, Basis basis, Predicate<LocalDate> certainlyClosed) {
        Judged judged = new Judged(candle, asked, basis, certainlyClosed);
        for (CandleRule rule : values()) {
            if (!rule.holds.test(judged)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }
}
