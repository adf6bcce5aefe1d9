package io.github.kisroutes.events;

import io.github.kisroutes.candle.Candle;
import io.github.kisroutes.candle.CandlePage;
import io.github.kisroutes.collection.outcome.StoredRows;
import io.github.kisroutes.collection.run.SymbolItem;
import io.github.kisroutes.database.Database;

/**
 * Notes in {@code candle_event} what the subscribers are to be told, in the transaction that stores the candles: no candle is
 * told that is not committed, and none is forgotten that is. {@link CandleEventDelivery} sends them.
 */
public final class CandleEventLog {
    private final Database database;
    private final String market;
    private final boolean enabled;

    /**
     * @param market {@code J}, {@code NX} or {@code UN}
     * @param enabled whether anybody is to be told anything; nothing is written otherwise
     */
    public CandleEventLog(Database database, String market, boolean enabled) {
        this.database = database;
        this.market = market;
        this.enabled = enabled;
    }

    /**
     * Notes the rows of a page that were new or changed. The last step of their transaction, so that the reason of a change is
     * known.
     *
     * @param collectedAt what was written as {@code collected_at} with the rows of this transaction
     */
    public void record(SymbolItem item, CandlePage page, StoredRows written, Object collectedAt) {
        if (!enabled || written.fresh() + written.changed() == 0) {
            return;
        }
        String name = item.symbol().name();
        database.sql("record-candle-events")
                .set("stock_code", item.code())
                .set("name", name.equals(item.code()) ? null : name)
                .set("market", market)
                .set("price_basis", page.basis().name())
                .set(
                        "trade_date",
                        page.candles().stream()
                                .map(Candle::tradeDate)
                                .map(Object::toString)
                                .toArray(String[]::new))
                .set("run_id", item.run().id())
                .set("collected_at", collectedAt)
                .update();
    }
}
