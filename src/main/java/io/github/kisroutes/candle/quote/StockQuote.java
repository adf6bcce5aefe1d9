package io.github.kisroutes.candle.quote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kisroutes.candle.DateWindow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * What FHKST11300006 says of one stock now. It names no day.
 *
 * @param code the stock, as the question named it
 * @param fields the object of {@code output} as it came; not trusted in anything
 */
public record StockQuote(String code, JsonNode fields) {
    /** The fields of a daily candle, by the names that the answer of FHKST03010100 has for them. */
    private static final Map<String, String> AS_CANDLE = Map.of(
            "stck_oprc", "inter2_oprc",
            "stck_hgpr", "inter2_hgpr",
            "stck_lwpr", "inter2_lwpr",
            "stck_clpr", "inter2_prpr",
            "acml_vol", "acml_vol",
            "acml_tr_pbmn", "acml_tr_pbmn",
            "prdy_vrss", "inter2_prdy_vrss",
            "prdy_vrss_sign", "prdy_vrss_sign");

    /** The close of the trading day before, in KRW; empty when the answer has none. */
    public Optional<BigDecimal> closeBefore() {
        return price("inter2_prdy_clpr");
    }

    /**
     * What today's limits and change are measured from, in KRW: the close of the day before, unless a split, rights or another
     * action has moved it. Empty when the answer has none.
     */
    public Optional<BigDecimal> basePrice() {
        return price("inter2_sdpr");
    }

    /** Whether both are the close that is known of the trading day before. */
    public boolean continues(BigDecimal knownClose) {
        return closeBefore().filter(close -> close.compareTo(knownClose) == 0).isPresent()
                && basePrice().filter(base -> base.compareTo(knownClose) == 0).isPresent();
    }

    private Optional<BigDecimal> price(String field) {
        String text = text(fields, field);
        return text.matches("\\d{1,13}(\\.\\d{1,2})?")
                ? Optional.of(new BigDecimal(text)).filter(price -> price.signum() > 0)
                : Optional.empty();
    }

    /** The same as an answer of FHKST03010100 with one row, so that the same rules judge it. */
    public JsonNode asCandles(LocalDate day) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        ObjectNode row = json.objectNode();
        row.put("stck_bsop_date", DateWindow.KIS_DATE.format(day));
        AS_CANDLE.forEach((candle, quote) -> row.put(candle, text(fields, quote)));
        ObjectNode answer = json.objectNode();
        answer.putObject("output1").put("stck_shrn_iscd", code).put("stck_prpr", text(fields, "inter2_prpr"));
        answer.putArray("output2").add(row);
        return answer;
    }

    static String text(JsonNode fields, String name) {
        return fields.path(name).asText("").strip();
    }
}
