package io.github.kisroutes.server.api.candles;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.github.kisroutes.csv.SpreadsheetText;
import java.math.BigDecimal;
import java.util.List;

/** How candles are written: JSON or CSV. Both have the same names in the same order, and prices without a rounding. */
enum CandleFormat {
    JSON("application/json"),
    CSV("text/csv; charset=utf-8");

    private static final List<String> NAMES = List.of(
            "symbol",
            "trade_date",
            "open",
            "high",
            "low",
            "close",
            "volume",
            "turnover",
            "is_final",
            "doubt",
            "split_ratio",
            "ex_code");

    private final String type;

    CandleFormat(String type) {
        this.type = type;
    }

    String type() {
        return type;
    }

    String head(String market, String basis) {
        return this == CSV
                ? String.join(",", NAMES) + "\n"
                : "{\"market\":\"" + market + "\",\"basis\":\"" + basis + "\",\"candles\":[";
    }

    String tail() {
        return this == CSV ? "" : "\n]}\n";
    }

    /**
     * Adds a candle.
     *
     * @param first whether none was written before
     * @param doubt why it may be wrong; null when nothing speaks against it
     */
    void write(StringBuilder out, CandleEntry row, boolean first, String doubt) {
        Object[] values = {
            row.symbol(),
            row.day().toString(),
            row.open(),
            row.high(),
            row.low(),
            row.close(),
            row.volume(),
            row.turnover(),
            row.isFinal(),
            doubt,
            row.splitRatio(),
            row.exCode()
        };
        out.append(this == CSV ? "" : first ? "\n{" : ",\n{");
        for (int i = 0; i < values.length; i++) {
            out.append(i == 0 ? "" : ",");
            if (this == CSV) {
                csv(out, values[i]);
            } else {
                out.append('"').append(NAMES.get(i)).append("\":");
                json(out, values[i]);
            }
        }
        out.append(this == CSV ? "\n" : "}");
    }

    private static void json(StringBuilder out, Object value) {
        if (value instanceof String text) {
            out.append('"');
            JsonStringEncoder.getInstance().quoteAsString(text, out);
            out.append('"');
        } else {
            out.append(value instanceof BigDecimal number ? plain(number) : String.valueOf(value));
        }
    }

    private static void csv(StringBuilder out, Object value) {
        if (value instanceof String text) {
            out.append(cell(text));
        } else if (value != null) {
            out.append(value instanceof BigDecimal number ? plain(number) : value.toString());
        }
    }

    /** A text as a cell; a spreadsheet shows it and computes nothing. */
    static String cell(String text) {
        String safe = SpreadsheetText.of(text);
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
