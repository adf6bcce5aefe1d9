package io.github.kisroutes.candle;

import io.github.kisroutes.market.PriceBasis;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/**
 * A candle as a message for routes that operators write: one level, and nothing in it but text, numbers and truth values, so
 * that {@code marshal: json} takes it and {@code ${body[close]}} finds a value. The names are those of the view {@code candle},
 * and {@code date} is its {@code trade_date} as text.
 *
 * @param symbol the stock's short code
 * @param market {@code J}, {@code NX} or {@code UN}
 * @param basis what the prices are
 * @param date the trading day, in Seoul
 * @param open in KRW; null, like high and low, on a day without trade
 * @param close in KRW; on a day without trade the last one before it
 * @param volume shares traded
 * @param turnover their value in KRW; null when the source has none
 */
public record FlatCandle(
        String symbol,
        String market,
        PriceBasis basis,
        LocalDate date,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        long volume,
        Long turnover) {

    /** The last step of {@code routes/kis-daily-candles-source.camel.yaml}; there under the name {@code kisFlatCandles}. */
    public record Series(String market) {
        /**
         * @param page what the broker answered
         * @param symbol the stock that was asked for
         * @return a message per candle, oldest first
         */
        public List<Map<String, Object>> messages(@Body CandlePage page, @Variable("symbol") String symbol) {
            return page.candles().stream()
                    .map(candle -> of(symbol, market, page.basis(), candle).message())
                    .toList();
        }
    }

    private static FlatCandle of(String symbol, String market, PriceBasis basis, Candle candle) {
        return new FlatCandle(
                symbol,
                market,
                basis,
                candle.tradeDate(),
                candle.session().map(Candle.Session::open).orElse(null),
                candle.session().map(Candle.Session::high).orElse(null),
                candle.session().map(Candle.Session::low).orElse(null),
                candle.close(),
                candle.volume(),
                candle.turnover().isPresent() ? candle.turnover().getAsLong() : null);
    }

    /** In the order of a reader; what there is not is there as null. */
    public Map<String, Object> message() {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("symbol", symbol);
        message.put("date", date.toString());
        message.put("market", market);
        message.put("basis", basis.name());
        message.put("open", open);
        message.put("high", high);
        message.put("low", low);
        message.put("close", close);
        message.put("volume", volume);
        message.put("turnover", turnover);
        return message;
    }
}
