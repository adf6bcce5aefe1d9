package io.github.kisroutes.candle;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads an answer of FHKST03010100. Nothing of it is trusted: rows may come in any order, doubled, outside the asked
 * window, blank, or with text where a number belongs. A bad row is set aside with the rule it breaks, the others stay.
 */
public final class CandleReader {
    private static final int LONGEST_ROW = 1000;
    /** No stock ever cost this; a longer number is an attack on memory, not a price. */
    private static final int LONGEST_NUMBER = 22;

    private final BigDecimal rounding;

    /**
     * @param adjusted whether the prices are adjusted ones. Adjusting rounds each of the four prices by itself, so that a close
     *     can stand one won above the high of its day (068270 on 2024-09-24: high 189,049, close 189,050); that is no error.
     */
    public CandleReader(boolean adjusted) {
        this.rounding = adjusted ? BigDecimal.ONE : BigDecimal.ZERO;
    }

    /**
     * @param answer the JSON object of a successful answer
     * @param asked the window of the question
     * @throws UnreadableAnswerException when the answer has no list of candles at all, not even an empty one
     */
    public CandlePage read(JsonNode answer, DateWindow asked) throws UnreadableAnswerException {
        if (!answer.path("output2").isContainerNode()) {
            throw new UnreadableAnswerException(
                    asked + ": KIS reported success without output2; the symbol is recorded as failed");
        }
        TreeMap<LocalDate, Candle> good = new TreeMap<>();
        TreeSet<LocalDate> ambiguous = new TreeSet<>();
        List<RejectedRow> rejected = new ArrayList<>();
        int rows = 0;
        for (JsonNode row : answer.path("output2")) {
            String day = row.path("stck_bsop_date").asText("").strip();
            if (day.isEmpty()) {
                continue; // KIS fills up with {} and rows without a date; they mean nothing
            }
            rows++;
            try {
                Candle candle = candle(row, day);
                Optional<CandleRule> broken = CandleRule.brokenBy(candle, asked, rounding);
                Candle before = broken.isPresent() ? null : good.put(candle.tradeDate(), candle);
                if (before != null && !before.equals(candle)) {
                    ambiguous.add(candle.tradeDate());
                }
                broken.ifPresent(rule -> rejected.add(rejected(candle.tradeDate(), rule, row)));
            } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
                rejected.add(new RejectedRow(Optional.empty(), CandleRule.READABLE, e.getMessage(), shortened(row)));
            }
        }
        for (LocalDate day : ambiguous) {
            good.remove(day);
            rejected.add(new RejectedRow(
                    Optional.of(day), CandleRule.ONE_ROW_PER_DAY, CandleRule.ONE_ROW_PER_DAY.sentence(), ""));
        }
        return new CandlePage(asked, known(answer), List.copyOf(good.values()), List.copyOf(rejected), rows);
    }

    /** KIS answers an unknown code with success and a current price of 0. */
    private static boolean known(JsonNode answer) {
        return !answer.path("output1").path("stck_prpr").asText("").strip().equals("0");
    }

    private static Candle candle(JsonNode row, String day) {
        long volume = whole(row, "acml_vol");
        boolean traded = volume != 0 && !"Y".equals(row.path("mod_yn").asText());
        return new Candle(
                LocalDate.parse(day, DateWindow.KIS_DATE),
                traded ? Optional.of(session(row)) : Optional.empty(),
                price(row, "stck_clpr"),
                volume,
                row.path("acml_tr_pbmn").asText("").isBlank()
                        ? OptionalLong.empty()
                        : OptionalLong.of(whole(row, "acml_tr_pbmn")));
    }

    private static Candle.Session session(JsonNode row) {
        return new Candle.Session(price(row, "stck_oprc"), price(row, "stck_hgpr"), price(row, "stck_lwpr"));
    }

    /** Exact, equal prices are equal records: at most two decimals, no trailing zeros. */
    private static BigDecimal price(JsonNode row, String field) {
        BigDecimal value = number(row, field).setScale(2);
        return value.signum() == 0
                ? BigDecimal.ZERO
                : new BigDecimal(value.stripTrailingZeros().toPlainString());
    }

    private static long whole(JsonNode row, String field) {
        return number(row, field).longValueExact();
    }

    private static BigDecimal number(JsonNode row, String field) {
        String text = row.path(field).asText("").strip();
        if (text.isEmpty() || text.length() > LONGEST_NUMBER || !text.matches("-?\\d{1,19}(\\.\\d{1,2})?")) {
            throw new NumberFormatException(field + " is not a number of KIS");
        }
        return new BigDecimal(text);
    }

    private static RejectedRow rejected(LocalDate day, CandleRule rule, JsonNode row) {
        return new RejectedRow(Optional.of(day), rule, rule.sentence(), shortened(row));
    }

    private static String shortened(JsonNode row) {
        String text = row.toString();
        return text.length() <= LONGEST_ROW ? text : text.substring(0, LONGEST_ROW) + "…";
    }
}
