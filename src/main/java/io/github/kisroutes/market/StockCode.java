package io.github.kisroutes.market;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The short code of a listed stock, such as {@code 005930}, {@code 00088K} or, for an ETN, {@code Q500001}. Not all are
 * digits: the fifth place may hold a letter without I, O, U, the sixth one of K, L, M, N (the exchange's own rule, seen in
 * the master files of KIS).
 */
public record StockCode(String value) implements Comparable<StockCode> {
    private static final Pattern FORM = Pattern.compile("Q?[0-9]{4}[0-9A-HJ-NP-TV-Z][0-9KLMN]");

    /** @throws IllegalArgumentException when the text is not a stock code */
    public StockCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + value + "' is not a stock code");
        }
    }

    /** The code, or nothing when the text is none. */
    public static Optional<StockCode> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new StockCode(text)) : Optional.empty();
    }

    @Override
    public int compareTo(StockCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
