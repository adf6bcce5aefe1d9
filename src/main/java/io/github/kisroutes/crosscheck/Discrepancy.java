package io.github.kisroutes.crosscheck;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Two things that are stored and do not fit. It may be an error of KIS or of ours, or a fact that the check does not know of.
 *
 * @param check what was compared
 * @param stockCode short code
 * @param tradeDate the day
 * @param priceBasis {@code ADJUSTED} or {@code RAW}
 * @param told the value in question
 * @param least the least that it can be
 * @param most the most that it can be
 */
public record Discrepancy(
        Check check,
        String stockCode,
        LocalDate tradeDate,
        String priceBasis,
        BigDecimal told,
        BigDecimal least,
        BigDecimal most) {

    /** What is compared with what; each is one statement. */
    public enum Check {
        /** Turnover by volume, the average price, lies between low and high. Trades off the book can move it. */
        TURNOVER("cross-check-turnover", "turnover by volume"),
        /** The close lies between low and high. */
        SESSION("cross-check-session", "the close"),
        /** The close before that KIS names ({@code stck_clpr - prdy_vrss}) is the close of the row before. */
        CHANGE("cross-check-change", "the close before, as KIS names it,"),
        /** Adjusted by raw close is what it was on the day before, unless the day is marked. */
        FACTOR("cross-check-factor", "adjusted by raw close");

        private final String statement;
        private final String words;

        Check(String statement, String words) {
            this.statement = statement;
            this.words = words;
        }

        String statement() {
            return statement;
        }
    }

    /** One line of a report. */
    @Override
    public String toString() {
        String range = least.compareTo(most) == 0 ? plain(least) : plain(least) + " to " + plain(most);
        return stockCode + " " + tradeDate + " " + priceBasis + ": " + check.words + " is " + plain(told) + " and not "
                + range + " (" + check + ")";
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
