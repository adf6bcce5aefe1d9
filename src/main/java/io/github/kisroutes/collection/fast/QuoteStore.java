package io.github.kisroutes.collection.fast;

import io.github.kisroutes.candle.Candle;
import io.github.kisroutes.candle.CandlePage;
import io.github.kisroutes.collection.evidence.CandleColumns;
import io.github.kisroutes.collection.evidence.StoredCandles;
import io.github.kisroutes.collection.evidence.StoredRow;
import io.github.kisroutes.collection.ledger.ItemLedger;
import io.github.kisroutes.collection.outcome.StoredPage;
import io.github.kisroutes.collection.outcome.StoredRows;
import io.github.kisroutes.collection.outcome.SymbolProgress;
import io.github.kisroutes.collection.range.PendingRanges;
import io.github.kisroutes.collection.range.Question;
import io.github.kisroutes.collection.range.Series;
import io.github.kisroutes.collection.run.SymbolItem;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.Sql;
import io.github.kisroutes.events.CandleEventLog;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stores today's rows of the fast lane, each symbol's together with its result; inside a transaction of the caller. */
public final class QuoteStore {
    private final Database database;
    private final String market;
    private final ItemLedger ledger;
    private final StoredCandles candles;
    private final CandleEventLog events;
    private final Clock clock;

    /**
     * @param market {@code J} or {@code NX}
     * @param events where new and changed candles are noted for subscribers
     */
    public QuoteStore(
            Database database,
            String market,
            ItemLedger ledger,
            StoredCandles candles,
            CandleEventLog events,
            Clock clock) {
        this.database = database;
        this.market = market;
        this.ledger = ledger;
        this.candles = candles;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Stores the row of one symbol, once per series; nothing where the candle service has had a row by now.
     *
     * @param pages one per series, each with the one candle of today
     * @return what came of it; empty when nothing was stored
     * @throws io.github.kisroutes.collection.ledger.RunTakenOverException when the run belongs to another process
     */
    List<StoredPage> store(SymbolItem item, List<CandlePage> pages) {
        SymbolProgress progress = ledger.hold(item);
        for (CandlePage page : pages) {
            if (!isFree(item, page)) {
                return List.of();
            }
        }
        List<StoredPage> stored = new ArrayList<>();
        for (CandlePage page : pages) {
            OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
            StoredRows written = write(item, page, now);
            StoredPage done = new StoredPage(
                    page, answered(item, page), written, Optional.empty(), PendingRanges.NOTHING, Optional.empty());
            progress = done.applyTo(progress);
            events.record(item, page, written, now);
            stored.add(done);
        }
        ledger.advance(item, progress, progress.remaining().isEmpty() ? "DONE" : "PENDING");
        return stored;
    }

    private boolean isFree(SymbolItem item, CandlePage page) {
        Series series = new Series(item.code(), page.basis());
        candles.lock(series);
        LocalDate day = page.window().to();
        return Optional.ofNullable(candles.rows(series, page.window()).get(day))
                .filter(row -> !row.quoted() || row.isFinal())
                .isEmpty();
    }

    /** All that was to ask of the series: where days before today were, they are proven and fit. */
    private static Question answered(SymbolItem item, CandlePage page) {
        return item.progress().remaining().ranges().stream()
                .filter(range -> range.basis() == page.basis())
                .reduce(new Question(page.basis(), page.window()), Question::with);
    }

    private StoredRows write(SymbolItem item, CandlePage page, OffsetDateTime now) {
        int fresh = set("store-new-candles", item, page, now)
                .set("settled_before", page.window().from().minusDays(1))
                .set("evidence", "ONE_READING")
                .update();
        int changed = fresh > 0
                ? 0
                : set("replace-changed-candles", item, page, now)
                        .set("revision_reason", null)
                        .update();
        return new StoredRows(fresh, changed, 1 - fresh - changed);
    }

    private Sql set(String statement, SymbolItem item, CandlePage page, OffsetDateTime now) {
        Sql sql = database.sql(statement)
                .set("stock_code", item.code())
                .set("market", market)
                .set("price_basis", page.basis().name())
                .set("source", StoredRow.QUOTED)
                .set("run_id", item.run().id())
                .set("collected_at", now);
        List<Candle> rows = page.candles();
        for (Map.Entry<String, Object> column : CandleColumns.of(rows).entrySet()) {
            sql.set(column.getKey(), column.getValue());
        }
        return sql;
    }
}
