package io.github.kisroutes.collection.evidence;

import io.github.kisroutes.candle.Candle;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Candles as the candle statements take them: one array of text per column, exact, and understood by every driver. */
public final class CandleColumns {
    private CandleColumns() {}

    /** The named parameters, one element per candle each. */
    public static Map<String, Object> of(List<Candle> candles) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("trade_date", column(candles, Candle::tradeDate));
        parameters.put("open", session(candles, Candle.Session::open));
        parameters.put("high", session(candles, Candle.Session::high));
        parameters.put("low", session(candles, Candle.Session::low));
        parameters.put("close", column(candles, Candle::close));
        parameters.put("volume", column(candles, Candle::volume));
        parameters.put("turnover", column(candles, candle -> boxed(candle)));
        parameters.put(
                "price_change",
                column(candles, candle -> candle.change().value().orElse(null)));
        parameters.put("is_filler", column(candles, candle -> candle.filler().orElse(null)));
        parameters.put(
                "ex_code", column(candles, candle -> unlessBlank(candle.marks().exMarker())));
        parameters.put(
                "split_ratio",
                column(candles, candle -> unlessZero(candle.marks().ratio())));
        parameters.put(
                "revaluation_code",
                column(candles, candle -> unlessBlank(candle.marks().revaluation())));
        return parameters;
    }

    private static Long boxed(Candle candle) {
        return candle.turnover().isPresent() ? candle.turnover().getAsLong() : null;
    }

    private static String unlessBlank(String code) {
        return code.isEmpty() ? null : code;
    }

    private static BigDecimal unlessZero(BigDecimal ratio) {
        return ratio.signum() == 0 ? null : ratio;
    }

    private static String[] session(List<Candle> candles, Function<Candle.Session, BigDecimal> price) {
        return column(candles, candle -> candle.session().map(price).orElse(null));
    }

    private static String[] column(List<Candle> candles, Function<Candle, Object> value) {
        return candles.stream().map(value).map(CandleColumns::text).toArray(String[]::new);
    }

    private static String text(Object value) {
        if (value == null) {
            return null;
        }
        return value instanceof BigDecimal price ? price.toPlainString() : value.toString();
    }
}
