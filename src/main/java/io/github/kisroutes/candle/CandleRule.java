package io.github.kisroutes.candle;

import io.github.kisroutes.market.PriceBasis;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What must be true of a candle before it is stored. Every rule has its name here and nowhere else; the name stands in
 * {@code rejected_row.rule}.
 */
public enum CandleRule {
    /** The row can be read: a date, prices with at most two decimals, whole numbers for volume and turnover. */
    READABLE(Outcome.REFUSED_ALWAYS, "a value cannot be read"),
    /**
     * The day lies inside the asked window. Among rows that do, one that does not is left out, and the answer is complete
     * without it; an answer without any that does is refused.
     */
    INSIDE_WINDOW(
            Outcome.LEFT_OUT, "the day was not requested", judged -> judged.asked.contains(judged.candle.tradeDate())),
    /**
     * The exchange was open: no weekend, and no day of which the calendar knows beyond doubt that it was closed. A
     * closure that is only assumed (a list, a rule of thumb, an announcement before the day) refuses nothing: here the
     * row is the better witness.
     */
    TRADING_DAY(Outcome.REFUSED, "the exchange was closed", judged -> {
        DayOfWeek day = judged.candle.tradeDate().getDayOfWeek();
        return day != DayOfWeek.SATURDAY
                && day != DayOfWeek.SUNDAY
                && !judged.certainlyClosed.test(judged.candle.tradeDate());
    }),
    /** No day twice with different values, marks included. Neither row is believed. */
    ONE_ROW_PER_DAY(Outcome.REFUSED_ALWAYS, "the answer has the day twice, with different values"),
    /** Prices are above zero; the table takes no others. */
    POSITIVE_PRICES(
            Outcome.REFUSED_ALWAYS,
            "a price is not above zero",
            judged -> judged.candle.close().signum() > 0
                    && judged.holdsInSession(
                            s -> s.open().min(s.high()).min(s.low()).signum() > 0)),
    /** Volume and turnover are not negative; the table takes no others. */
    VOLUME_NOT_NEGATIVE(
            Outcome.REFUSED_ALWAYS,
            "volume or turnover is negative",
            judged -> judged.candle.volume() >= 0 && judged.candle.turnover().orElse(0) >= 0),
    /** The high is not below the low; the table takes no such row. */
    LOW_BELOW_HIGH(
            Outcome.REFUSED_ALWAYS,
            "the high is below the low",
            judged -> judged.holdsInSession(s -> s.high().compareTo(s.low()) >= 0)),
    /**
     * The high is the highest price of the day. Adjusting rounds each of the four prices by itself, so that an adjusted
     * open can stand one won above the high of its day; that is no error. A close may stand further above it: see
     * {@link #CLOSE_IN_SESSION}.
     */
    HIGH_IS_HIGHEST(
            Outcome.REFUSED,
            "the high is below open or close",
            judged -> judged.holdsInSession(s -> s.high().add(judged.rounding()).compareTo(s.open()) >= 0
                    && s.high().add(judged.overshoot()).compareTo(judged.candle.close()) >= 0)),
    /** The low is the lowest price of the day; open and close as for {@link #HIGH_IS_HIGHEST}. */
    LOW_IS_LOWEST(
            Outcome.REFUSED,
            "the low is above open or close",
            judged -> judged.holdsInSession(
                    s -> s.low().subtract(judged.rounding()).compareTo(s.open()) <= 0
                            && s.low().subtract(judged.overshoot()).compareTo(judged.candle.close()) <= 0)),
    /**
     * The close lies between low and high. Twelve real closes of 983,537 stand up to 0.5 % above the high of their day (215
     * preferred of 2024-01-25: high 24,900, close 24,950), seventy-three more one won, by rounding. So up to 1 % is stored,
     * with a note; one won more or less of an adjusted price is none (068270 on 2024-09-24: high 189,049, close 189,050).
     */
    CLOSE_IN_SESSION(
            Outcome.NOTED,
            "the close is a little above the high, or below the low",
            judged -> judged.holdsInSession(s -> s.high().add(judged.rounding()).compareTo(judged.candle.close()) >= 0
                    && s.low().subtract(judged.rounding()).compareTo(judged.candle.close()) <= 0)),
    /** Shares were traded in the session. Without open, high and low the row is stored, since the exchange has such days. */
    VOLUME_HAS_PRICES(
            Outcome.NOTED,
            "there is a volume, but no open, high and low",
            judged -> judged.candle.session().isPresent()
                    || judged.candle.volume() == 0
                    || judged.candle.filler().orElse(false)),
    /**
     * The prices lie inside the daily limit: 30 % up or down from the close of the row before it in the same answer,
     * once more for each row between the two that was set aside. Adjusted prices may be off by 2 KRW (each is rounded
     * by itself, once per corporate action), raw ones by 1 (the tick of a penny stock).
     *
     * <p>Exempt are the days whose base price is not the close before:
     *
     * <ul>
     *   <li>a day with {@link PriceMarkers}; only a jump beyond four daily limits that the next day takes back is refused;
     *   <li>the seven trading days after three or more days without trade: after a split, a capital reduction or
     *       another long suspension the share begins anew, and one that leaves the exchange trades on for seven days
     *       without limit (226440 on 2025-06-10: from 1,530 to 52);
     *   <li>a close from which the next day goes on, outside the limits that it broke itself: a share that came from
     *       KONEX to KOSDAQ (176750 on 2024-12-20: from 13,350 to 9,080). While it is the newest day nothing confirms
     *       it, and it is refused until the next one is there.
     * </ul>
     *
     * <p>The limit of a day is measured from the official close of 15:30, and the row of the day before may still hold the
     * one of the after-market. So a row is good, too, when it lies inside the limit around the close before that KIS itself
     * names ({@code stck_clpr - prdy_vrss}), and that is not further than 10 % from the close of the row before; or when KIS
     * says that the close stands at the limit ({@code prdy_vrss_sign} 1 or 4), it really does, and that is not further than
     * the limit. A close that is mistyped by a third moves the named one as far, and is found as often as without (29,082 of
     * 29,157). Of 10,394 newest rows after a close moved by up to 5 %, 25 were refused without it, and none is with it.
     *
     * <p>The oldest row of an answer has no row before it. It is refused when the others do not continue it and, like
     * every row, when its high is more than 6.67 times its low: wider than a first day, which reaches from 60 to 400 %
     * of the offer price.
     *
     * <p>Measured on the whole market from 2023-12-05 to 2025-06-16 (983,537 adjusted rows in answers of 100): 2
     * refused, one of them right (448900 on 2025-04-04, its first day on KOSDAQ: a low at 69 %, and a close inside),
     * one really wrong (425040 on 2023-12-28, twice as high as the days around it). Of mistyped prices that are 32 % or
     * more off, 99.9 % are found. Leveraged funds have wider limits, which an answer does not tell.
     */
    DAILY_LIMIT(Outcome.REFUSED, "a price is outside the daily limit");

    /** What becomes of a row that breaks a rule. */
    enum Outcome {
        /** It is not stored, whoever says that it is right: it cannot be. */
        REFUSED_ALWAYS,
        /** It is not stored, unless a resolution accepts it. */
        REFUSED,
        /** It is stored, and a note of it is made. */
        NOTED,
        /** It is not stored, and the answer is as good without it. */
        LEFT_OUT
    }

    private final Outcome outcome;
    private final String sentence;
    private final Predicate<Judged> holds;

    /** A rule about one row. */
    CandleRule(Outcome outcome, String sentence, Predicate<Judged> holds) {
        this.outcome = outcome;
        this.sentence = sentence;
        this.holds = holds;
    }

    /** A rule that takes more than a readable row by itself to judge; {@link CheckedRows} does. */
    CandleRule(Outcome outcome, String sentence) {
        this(outcome, sentence, judged -> true);
    }

    /** A row and what is known around it. */
    private record Judged(Candle candle, DateWindow asked, PriceBasis basis, Predicate<LocalDate> certainlyClosed) {
        boolean holdsInSession(Predicate<Candle.Session> rule) {
            return candle.session().map(rule::test).orElse(true);
        }

        /** By how much a price may be off, in KRW. */
        BigDecimal rounding() {
            return basis == PriceBasis.ADJUSTED ? BigDecimal.ONE : BigDecimal.ZERO;
        }

        /** By how much a close may lie outside the session, in KRW. */
        BigDecimal overshoot() {
            return candle.close().multiply(Most.OVERSHOOT).max(rounding());
        }
    }

    /** Twice what was seen. A constant of the enum itself would not be there yet when the rules are made. */
    private static final class Most {
        private static final BigDecimal OVERSHOOT = new BigDecimal("0.01");
    }

    /** What is wrong with a row that breaks the rule, in words. */
    public String sentence() {
        return sentence;
    }

    /** What becomes of a row that breaks the rule. */
    Outcome outcome() {
        return outcome;
    }

    /**
     * The rules that a candle breaks by itself, the gravest first; empty for a good one.
     *
     * @param certainlyClosed whether the exchange is known beyond doubt to have been closed on a day
     */
    static List<CandleRule> brokenBy(
            Candle candle, DateWindow asked, PriceBasis basis, Predicate<LocalDate> certainlyClosed) {
        Judged judged = new Judged(candle, asked, basis, certainlyClosed);
        List<CandleRule> broken = List.of();
        for (CandleRule rule : values()) {
            if (!rule.holds.test(judged)) {
                broken = Stream.concat(broken.stream(), Stream.of(rule)).toList();
            }
        }
        return broken;
    }
}
