package io.github.kisroutes.candle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/**
 * What KIS says of a day that moved the price by itself: a dividend, a rights issue, a split. Codes that are not in its
 * published tables are kept as they came and count as marks: rather one look too many at the history of a stock.
 *
 * @param exMarker {@code flng_cls_code}; blank without one
 * @param ratio {@code prtt_rate}, base price of the day by the close before it; 0 without one, {@link #UNREADABLE} when it
 *     is no number
 * @param revaluation {@code revl_issu_reas}; blank without one
 */
public record PriceMarkers(String exMarker, BigDecimal ratio, String revaluation) {
    /** Stands for a ratio that could not be read; none is negative. It counts as a mark. */
    public static final BigDecimal UNREADABLE = new BigDecimal("-1.00");

    /** An ordinary day. */
    public static final PriceMarkers NONE = new PriceMarkers("", BigDecimal.ZERO, "");

    private static final String NO_CODE = "00";

    /** Codes of {@code flng_cls_code}. */
    private static final Map<String, String> EX_MARKERS = Map.of(
            "01", "ex-rights",
            "02", "ex-dividend",
            "03", "ex-distribution",
            "04", "ex-rights and ex-dividend",
            "05", "ex-interim-dividend",
            "06", "ex-rights and ex-interim-dividend",
            "07", "ex-rights and ex-interim-dividend");

    /** Codes of {@code revl_issu_reas}. */
    private static final Map<String, String> REVALUATIONS = Map.of(
            "01", "company split",
            "02", "capital reduction",
            "03", "long suspension",
            "04", "excess distribution",
            "05", "large dividend",
            "06", "split merger",
            "07", "ETN merge or split",
            "08", "new class of shares",
            "99", "revaluation for another reason");

    /** Brings what means the same into the same form: {@code 00} and blank, {@code 50} and {@code 50.00}. */
    public PriceMarkers {
        exMarker = code(exMarker);
        revaluation = code(revaluation);
        BigDecimal shortest = ratio.stripTrailingZeros();
        ratio = shortest.setScale(Math.max(2, shortest.scale()));
    }

    /**
     * The marks of one row as KIS writes them; never fails.
     *
     * @param ratio a decimal number or blank; anything else becomes {@link #UNREADABLE}
     */
    static PriceMarkers of(String exMarker, String ratio, String revaluation) {
        String number = ratio.strip();
        BigDecimal value = number.isEmpty()
                ? BigDecimal.ZERO
                : number.matches("\\d{1,12}(\\.\\d{1,6})?") ? new BigDecimal(number) : UNREADABLE;
        return new PriceMarkers(exMarker, value, revaluation);
    }

    /** Whether this is no ordinary day. */
    public boolean isMarked() {
        return !exMarker.isEmpty() || ratio.signum() != 0 || !revaluation.isEmpty();
    }

    /** In words: {@code ex-dividend}, {@code split ratio 50.00, company split}; {@code none} on an ordinary day. */
    @Override
    public String toString() {
        StringJoiner words = new StringJoiner(", ").setEmptyValue("none");
        if (!exMarker.isEmpty()) {
            words.add(EX_MARKERS.getOrDefault(exMarker, "ex-marker " + exMarker));
        }
        if (ratio.signum() != 0) {
            words.add(ratio.signum() < 0 ? "unreadable split ratio" : "split ratio " + ratio.toPlainString());
        }
        if (!revaluation.isEmpty()) {
            words.add(REVALUATIONS.getOrDefault(revaluation, "revaluation " + revaluation));
        }
        return words.toString();
    }

    /**
     * What happened, in one word each: {@code EX_DIVIDEND}, {@code CAPITAL_REDUCTION}; {@code SPLIT} where there is nothing
     * but a ratio (one above 1 merges shares). Empty on an ordinary day.
     */
    public List<String> kinds() {
        List<String> kinds = new ArrayList<>();
        if (!exMarker.isEmpty()) {
            kinds.add(word(EX_MARKERS.getOrDefault(exMarker, "ex-marker " + exMarker)));
        }
        if (!revaluation.isEmpty()) {
            kinds.add(word(REVALUATIONS.getOrDefault(revaluation, "revaluation " + revaluation)));
        }
        return kinds.isEmpty() && ratio.signum() != 0 ? List.of("SPLIT") : kinds;
    }

    private static String word(String words) {
        return words.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
    }

    private static String code(String text) {
        String code = text.strip();
        // Shown in logs and stored: a code has two characters, and what has more, or others, is not to do harm there.
        return code.equals(NO_CODE)
                ? ""
                : code.substring(0, Math.min(code.length(), 8)).replaceAll("[^\\x20-\\x7e]", "?");
    }
}
