package io.github.kisroutes.candle.quote;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kisroutes.market.StockCode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** The steps of {@code routes/kis-multi-price.camel.yaml}: how to ask for the prices of many stocks, and what came. */
public final class StockQuotes {
    /** The names of the parameters end with 1 to 30. */
    public static final int MOST_CODES = 30;

    private final String market;

    /** @param market {@code J} or {@code NX}; the service knows no other */
    public StockQuotes(String market) {
        this.market = market;
    }

    /**
     * The query of the question.
     *
     * @param symbols at most 30 codes, separated by commas
     * @throws IllegalArgumentException when they are none, more, or not codes
     */
    public String query(@Variable("symbols") String symbols) {
        List<String> codes = List.copyOf(codes(symbols));
        return IntStream.rangeClosed(1, codes.size())
                .mapToObj(number -> "FID_COND_MRKT_DIV_CODE_" + number + "=" + market + "&FID_INPUT_ISCD_" + number
                        + "=" + codes.get(number - 1))
                .collect(joining("&"));
    }

    /**
     * What came, one for each stock at most. Rows are told apart by their code, never by their place. Left out are rows without
     * a name (KIS does not know the code), rows of stocks that were not asked for, and stocks that came twice.
     *
     * @param answer the JSON of a successful answer
     */
    public List<StockQuote> quotes(@Body JsonNode answer, @Variable("symbols") String symbols) {
        Set<String> asked = codes(symbols);
        Map<String, StockQuote> quotes = new LinkedHashMap<>();
        Set<String> twice = new LinkedHashSet<>();
        for (JsonNode row : answer.path("output")) {
            String code = StockQuote.text(row, "inter_shrn_iscd");
            if (asked.contains(code)
                    && !StockQuote.text(row, "inter_kor_isnm").isEmpty()
                    && quotes.putIfAbsent(code, new StockQuote(code, row)) != null) {
                twice.add(code);
            }
        }
        quotes.keySet().removeAll(twice);
        return List.copyOf(quotes.values());
    }

    private static Set<String> codes(String symbols) {
        Set<String> codes = new LinkedHashSet<>();
        for (String text : symbols == null ? new String[0] : symbols.split(",")) {
            codes.add(StockCode.parse(text.strip())
                    .orElseThrow(() -> new IllegalArgumentException(
                            "The variable symbols holds " + text + ", which is no stock code. No call was made"))
                    .value());
        }
        if (codes.isEmpty() || codes.size() > MOST_CODES) {
            throw new IllegalArgumentException("The variable symbols holds " + codes.size()
                    + " codes; one call takes 1 to " + MOST_CODES + ". No call was made");
        }
        return codes;
    }
}
