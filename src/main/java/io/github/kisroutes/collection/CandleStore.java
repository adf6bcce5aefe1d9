package io.github.kisroutes.collection;

import io.github.kisroutes.candle.Candle;
import io.github.kisroutes.candle.CandlePage;
import io.github.kisroutes.candle.Finality;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.Variable;

/** The steps of {@code routes/candle-store.camel.yaml} around its SQL statements. */
public final class CandleStore {
    private static final String SOURCE = "FHKST03010100";

    private final String market;
    private final String priceBasis;
    private final RunLedger ledger;
    private final Clock clock;

    /**
     * @param market {@code J}, {@code NX} or {@code UN}
     * @param priceBasis {@code ADJUSTED} or {@code RAW}
     */
    public CandleStore(String market, String priceBasis, RunLedger ledger, Clock clock) {
        this.market = market;
        this.priceBasis = priceBasis;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * The named parameters of the three candle statements. Prices and volumes travel as text: exact, and one array of text
     * per column is understood by every driver.
     */
    public Map<String, Object> parameters(@Variable("page") CandlePage page, @Variable("item") SymbolItem item) {
        Instant now = clock.instant();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("stock_code", item.code());
        parameters.put("market", market);
        parameters.put("price_basis", priceBasis);
        parameters.put("source", SOURCE);
        parameters.put("run_id", item.run().id());
        parameters.put("collected_at", now.atOffset(ZoneOffset.UTC));
        parameters.put("settled_before", Finality.settledBefore(now));
        List<Candle> candles = page.candles();
        parameters.put("trade_date", column(candles, Candle::tradeDate));
        parameters.put("open", column(candles, candle -> candle.session()
                .map(Candle.Session::open)
                .orElse(null)));
        parameters.put("high", column(candles, candle -> candle.session()
                .map(Candle.Session::high)
                .orElse(null)));
        parameters.put("low", column(candles, candle -> candle.session()
                .map(Candle.Session::low)
                .orElse(null)));
        parameters.put("close", column(candles, Candle::close));
        parameters.put("volume", column(candles, Candle::volume));
        parameters.put(
                "turnover",
                column(
                        candles,
                        candle -> candle.turnover().isPresent()
                                ? candle.turnover().getAsLong()
                                : null));
        return parameters;
    }

    private static String[] column(List<Candle> candles, Function<Candle, Object> value) {
        return candles.stream().map(value).map(CandleStore::text).toArray(String[]::new);
    }

    private static String text(Object value) {
        if (value == null) {
            return null;
        }
        return value instanceof BigDecimal price ? price.toPlainString() : value.toString();
    }

    /** Writes what the page leads to into the ledger: its rejected rows, and the outcome when it was the last page. */
    public void progress(@Variable("page") CandlePage page, @Variable("item") SymbolItem item) {
        ledger.reject(item, page.rejected());
        item.progress().after(page).outcome().ifPresent(outcome -> ledger.record(item, outcome));
    }

    /** Counts the page, now that it is committed. */
    public void stored(
            @Variable("page") CandlePage page,
            @Variable("item") SymbolItem item,
            @Variable("newRows") int newRows,
            @Variable("changedRows") int changedRows) {
        int unchanged = page.candles().size() - newRows - changedRows;
        item.run()
                .tally()
                .addRows(newRows, changedRows, unchanged, page.rejected().size());
        item.answered(page);
    }
}
