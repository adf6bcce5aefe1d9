package io.github.kisroutes.calendar;

import java.time.LocalDate;

/**
 * What the stored candles tell of one day.
 *
 * @param day a weekday
 * @param traded stocks with a candle of it and a volume above 0
 * @param present stocks with any row of it; a suspended one has a row without trade
 * @param around stocks with rows on the trading days next to it: of the two sides the smaller number
 * @param lacking stocks of the run that were answered completely and have rows within two weeks before and after it, and none
 *     of it
 * @param ending stocks of the run that were answered completely and have rows within two weeks before it, and none of it or
 *     of any later day
 * @param asked whether a stock of the run was asked for this day and answered completely: what was stored before is no second
 *     answer
 */
public record DayWitnesses(LocalDate day, int traded, int present, int around, int lacking, int ending, boolean asked) {
    /** Fewer are one, and one may be wrong. */
    static final int ENOUGH = 2;

    /** Of the stocks around a day so many must have it, one of ten: a few bad rows open no day for the whole market. */
    private static final int SHARE = 10;

    /** Whether so many stocks were traded that nothing but the broker can speak against it. */
    public boolean isPlainlyOpen() {
        return traded >= ENOUGH && (long) traded * SHARE >= everybody();
    }

    /** Whether half of the stocks were traded: more than the broker's word, which closes the day, can be wrong about. */
    boolean isOpenAgainstTheBroker() {
        return traded >= ENOUGH && traded * 2L >= everybody();
    }

    /** Whether two stocks lack it, and at most one, or very few of many, have it. */
    boolean isPlainlyClosed() {
        return lacking >= ENOUGH && (present < ENOUGH || (long) present * SHARE < everybody());
    }

    /** The stocks that could have a row. */
    private int everybody() {
        return Math.max(around, present + lacking);
    }
}
