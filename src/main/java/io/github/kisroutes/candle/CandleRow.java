package io.github.kisroutes.candle;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * One row of {@code output2} of FHKST03010100, as it came.
 *
 * @param json not trusted in anything
 */
record CandleRow(JsonNode json) {
    private static final int LONGEST_ROW = 1000;
    /** No stock ever cost this; a longer number is an attack on memory, not a price. */
    private static final int LONGEST_NUMBER = 22;

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,19}(\\.\\d{1,2})?");

    /** KIS fills up with {@code {}} and with rows without a date; they mean nothing. */
    boolean isBlank() {
        return text("stck_bsop_date").isEmpty();
    }

    /** Its day; empty when that cannot be read. */
    Optional<LocalDate> day() {
        try {
            return Optional.of(LocalDate.parse(text("stck_bsop_date"), DateWindow.KIS_DATE));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    /**
     * The candle, exactly: no value is rounded, cut or guessed.
     *
     * @throws DateTimeException when the date is none
     * @throws ArithmeticException when a number has decimals that it cannot have, or is too large
     * @throws NumberFormatException when a number is none
     */
    Candle candle() {
        long volume = whole("acml_vol");
        boolean traded = volume != 0 && !"Y".equals(json.path("mod_yn").asText());
        return new Candle(
                LocalDate.parse(text("stck_bsop_date"), DateWindow.KIS_DATE),
                traded ? Optional.of(session()) : Optional.empty(),
                price("stck_clpr"),
                volume,
                text("acml_tr_pbmn").isEmpty() ? OptionalLong.empty() : OptionalLong.of(whole("acml_tr_pbmn")),
                Marks.of(text("flng_cls_code"), text("prtt_rate"), text("revl_issu_reas")));
    }

    /** The row as it came, bounded in length. */
    @Override
    public String toString() {
        String text = json.toString();
        return text.length() <= LONGEST_ROW ? text : text.substring(0, LONGEST_ROW) + "…";
    }

    private Candle.Session session() {
        return new Candle.Session(price("stck_oprc"), price("stck_hgpr"), price("stck_lwpr"));
    }

    /** Exact, equal prices are equal records: at most two decimals, no trailing zeros. */
    private BigDecimal price(String field) {
        BigDecimal value = number(field);
        if (value.scale() == 0) {
            return value; // nearly always: KIS writes whole KRW
        }
        return value.signum() == 0
                ? BigDecimal.ZERO
                : new BigDecimal(value.stripTrailingZeros().toPlainString());
    }

    private long whole(String field) {
        return number(field).longValueExact();
    }

    private BigDecimal number(String field) {
        String text = text(field);
        if (text.isEmpty()
                || text.length() > LONGEST_NUMBER
                || !NUMBER.matcher(text).matches()) {
            throw new NumberFormatException(field + " is not a number of KIS");
        }
        return new BigDecimal(text);
    }

    private String text(String field) {
        return json.path(field).asText("").strip();
    }
}
