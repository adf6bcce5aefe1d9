package io.github.kisroutes.simulator.market;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One line of a master file, and what search-stock-info says besides.
 *
 * @param code short code, up to 9 characters
 * @param isin its international code
 * @param name Korean name, up to 40 bytes in the file's encoding
 * @param board {@code KOSPI} or {@code KOSDAQ}
 * @param group {@code ST} stock, {@code EF} ETF, {@code RT} REIT and so on
 * @param listed first day of trading
 * @param basePrice in KRW
 * @param thousands listed shares in thousands
 * @param halted whether trading is halted
 * @param parChange "00", "01" split, "02" merge
 * @param standing its end and its place on Nextrade, of which the files do not tell
 */
public record Listing(
        String code,
        String isin,
        String name,
        String board,
        String group,
        LocalDate listed,
        long basePrice,
        long thousands,
        boolean halted,
        String parChange,
        Standing standing) {

    /**
     * @param delisted first day without trading for good; empty while it is listed
     * @param nextrade whether Nextrade trades it
     * @param nextradeHalted whether its trading there is halted
     */
    public record Standing(Optional<LocalDate> delisted, boolean nextrade, boolean nextradeHalted) {
        /** Listed, and not on Nextrade. */
        static final Standing PLAIN = new Standing(Optional.empty(), false, false);
    }

    /** A stock with a million shares and nothing special. */
    public static Listing stock(String code, String name, String board, LocalDate listed) {
        return new Listing(code, isinOf(code), name, board, "ST", listed, 1_000, 1_000, false, "00", Standing.PLAIN);
    }

    public Listing withName(String other) {
        return new Listing(code, isin, other, board, group, listed, basePrice, thousands, halted, parChange, standing);
    }

    public Listing withBoard(String other) {
        return new Listing(code, isin, name, other, group, listed, basePrice, thousands, halted, parChange, standing);
    }

    public Listing withGroup(String other) {
        return new Listing(code, isin, name, board, other, listed, basePrice, thousands, halted, parChange, standing);
    }

    public Listing withHalted(boolean other) {
        return new Listing(code, isin, name, board, group, listed, basePrice, thousands, other, parChange, standing);
    }

    public Listing withBasePrice(long krw) {
        return new Listing(code, isin, name, board, group, listed, krw, thousands, halted, parChange, standing);
    }

    /** The marks of the day of a split ("01") or a merge ("02"), or of another day ("00"). */
    public Listing withParChange(String other) {
        return new Listing(code, isin, name, board, group, listed, basePrice, thousands, halted, other, standing);
    }

    public Listing withListed(LocalDate day) {
        return new Listing(code, isin, name, board, group, day, basePrice, thousands, halted, parChange, standing);
    }

    /** What search-stock-info says of the end; {@link EditableCandles#delist(String, LocalDate)} ends the candles too. */
    public Listing withDelisted(LocalDate firstDayWithout) {
        return withStanding(new Standing(Optional.of(firstDayWithout), standing.nextrade(), standing.nextradeHalted()));
    }

    /** Whether Nextrade trades it, and whether that is halted. */
    public Listing withNextrade(boolean traded, boolean stopped) {
        return withStanding(new Standing(standing.delisted(), traded, stopped));
    }

    private Listing withStanding(Standing other) {
        return new Listing(code, isin, name, board, group, listed, basePrice, thousands, halted, parChange, other);
    }

    /** The international code of a Korean stock: KR7, the short code, 00 and the check digit (ISO 6166). */
    static String isinOf(String code) {
        String body = "KR7" + code + "00";
        StringBuilder digits = new StringBuilder();
        body.chars().forEach(letter -> digits.append(Character.getNumericValue(letter)));
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int counted = i % 2 == 0 ? 2 * digit : digit;
            sum += counted / 10 + counted % 10;
        }
        return body + (10 - sum % 10) % 10;
    }
}
