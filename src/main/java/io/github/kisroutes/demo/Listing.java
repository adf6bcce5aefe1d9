package io.github.kisroutes.demo;

import java.time.LocalDate;

/**
 * One line of a master file.
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
        String parChange) {

    /** A stock with a million shares and nothing special. */
    public static Listing stock(String code, String name, String board, LocalDate listed) {
        return new Listing(code, isinOf(code), name, board, "ST", listed, 1_000, 1_000, false, "00");
    }

    public Listing withName(String other) {
        return new Listing(code, isin, other, board, group, listed, basePrice, thousands, halted, parChange);
    }

    public Listing withBoard(String other) {
        return new Listing(code, isin, name, other, group, listed, basePrice, thousands, halted, parChange);
    }

    public Listing withGroup(String other) {
        return new Listing(code, isin, name, board, other, listed, basePrice, thousands, halted, parChange);
    }

    public Listing withHalted(boolean other) {
        return new Listing(code, isin, name, board, group, listed, basePrice, thousands, other, parChange);
    }

    public Listing withBasePrice(long krw) {
        return new Listing(code, isin, name, board, group, listed, krw, thousands, halted, parChange);
    }

    /** The marks of the day of a split ("01") or a merge ("02"), or of another day ("00"). */
    public Listing withParChange(String other) {
        return new Listing(code, isin, name, board, group, listed, basePrice, thousands, halted, other);
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
