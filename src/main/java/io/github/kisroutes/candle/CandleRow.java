package io.github.kisroutes.candle;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
        OptionalLong turnover =
                text("acml_tr_pbmn").isEmpty() ? OptionalLong.empty() : OptionalLong.of(whole("acml_tr_pbmn"));
        return new Candle(
                LocalDate.parse(text("stck_bsop_date"), DateWindow.KIS_DATE),
                session(volume, turnover),
                price("stck_clpr"),
                volume,
                turnover,
                PriceMarkers.of(text("flng_cls_code"), text("prtt_rate"), text("revl_issu_reas")),
                PriceChange.of(text("prdy_vrss"), text("prdy_vrss_sign")),
                filler());
    }

    /** The row as it came, bounded in length. */
    @Override
    public String toString() {
        String text = json.toString();
        return text.length() <= LONGEST_ROW ? text : text.substring(0, LONGEST_ROW) + "…";
    }

    /** What KIS says of it; it writes {@code Y} or {@code N}. */
    private Optional<Boolean> filler() {
        String said = text("mod_yn");
        return said.equals("Y") || said.equals("N") ? Optional.of(said.equals("Y")) : Optional.empty();
    }

    /**
     * The session, or none. A volume of 0 alone proves no day without trade: adjusting for a split rounds that of a thin day
     * to 0, and leaves its turnover and its prices. A row without any price but the close has no session, even with a volume:
     * so the exchange writes a day on which shares were traded outside the session only.
     */
    private Optional<Candle.Session> session(long volume, OptionalLong turnover) {
        if (filler().orElse(false) || volume == 0 && !hasPrices()) {
            return Optional.empty();
        }
        Candle.Session session = new Candle.Session(price("stck_oprc"), price("stck_hgpr"), price("stck_lwpr"));
        boolean blank = session.open().signum() == 0
                && session.high().signum() == 0
                && session.low().signum() == 0;
        boolean moved = turnover.orElse(0) > 0 || session.high().compareTo(session.low()) != 0;
        return blank || volume == 0 && !moved ? Optional.empty() : Optional.of(session);
    }

    /** Whether open, high and low are prices, so that a row without volume can be one of a traded day. */
    private boolean hasPrices() {
        return Stream.of("stck_oprc", "stck_hgpr", "stck_lwpr")
                .allMatch(field -> isNumber(text(field)) && new BigDecimal(text(field)).signum() > 0);
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
        if (!isNumber(text)) {
            throw new NumberFormatException(field + " is not a number of KIS");
        }
        return new BigDecimal(text);
    }

    private static boolean isNumber(String text) {
        return text.length() <= LONGEST_NUMBER && NUMBER.matcher(text).matches();
    }

    private String text(String field) {
        return json.path(field).asText("").strip();
    }
}
