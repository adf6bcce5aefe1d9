package io.github.kisroutes.collection;

import io.github.kisroutes.candle.Candle;
import io.github.kisroutes.candle.CandlePage;
import io.github.kisroutes.candle.Finality;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Variable;

/** The steps of {@code routes/candle-store.camel.yaml} around its SQL statements. */
public final class CandleStore {
    private static final String SOURCE = "FHKST03010100";

    private final String market;
    private final ItemLedger ledger;
    private final AdjustedHistory history;
    private final CandleEventLog events;
    private final Clock clock;

    /** @param market {@code J}, {@code NX} or {@code UN} */
    public CandleStore(String market, RunLedger ledger, CandleDays days, CandleEventLog events, Clock clock) {
        this.market = market;
        this.ledger = ledger.items();
        this.history = new AdjustedHistory(days);
        this.events = events;
        this.clock = clock;
    }

    /**
     * How far the symbol is by the ledger; its row is locked from here on, so that the windows of one symbol are stored one
     * after the other.
     *
     * @throws RunTakenOverException when the run belongs to another process; nothing may be written
     */
    public SymbolProgress hold(@Variable("asked") SymbolQuestion question) {
        return ledger.hold(question.item());
    }

    /**
     * The named parameters of the three candle statements. Prices and volumes travel as text: exact, and one array of text
     * per column is understood by every driver.
     */
    public Map<String, Object> parameters(
            @Variable("page") CandlePage page, @Variable("asked") SymbolQuestion question) {
        Instant now = clock.instant();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("stock_code", question.item().code());
        parameters.put("market", market);
        parameters.put("price_basis", page.basis().name());
        parameters.put("source", SOURCE);
        parameters.put("run_id", question.item().run().id());
        parameters.put("collected_at", now.atOffset(ZoneOffset.UTC));
        parameters.put("settled_before", Finality.settledBefore(now));
        List<Candle> candles = page.candles();
        parameters.put("trade_date", column(candles, Candle::tradeDate));
        parameters.put("open", session(candles, Candle.Session::open));
        parameters.put("high", session(candles, Candle.Session::high));
        parameters.put("low", session(candles, Candle.Session::low));
        parameters.put("close", column(candles, Candle::close));
        parameters.put("volume", column(candles, Candle::volume));
        parameters.put("turnover", column(candles, candle -> boxed(candle)));
        return parameters;
    }

    private static Long boxed(Candle candle) {
        return candle.turnover().isPresent() ? candle.turnover().getAsLong() : null;
    }

    private static String[] session(List<Candle> candles, Function<Candle.Session, BigDecimal> price) {
        return column(candles, candle -> candle.session().map(price).orElse(null));
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

    /**
     * Writes what the page leads to into the ledger: its rejected rows, what is left to ask, and the outcome when nothing is;
     * and what subscribers are to be told.
     *
     * @param parameters what the candle statements were given
     * @return what the page has led to
     */
    public StoredPage progress(
            @Variable("page") CandlePage page,
            @Variable("asked") SymbolQuestion asked,
            @Variable("held") SymbolProgress held,
            @Variable("newRows") int newRows,
            @Variable("changedRows") int changedRows,
            @Header("CamelJdbcParameters") Map<String, Object> parameters) {
        SymbolItem item = asked.item();
        StoredRows written = new StoredRows(newRows, changedRows, page.candles().size() - newRows - changedRows);
        Optional<Trouble> wrong = PageCheck.of(page, item, LocalDate.ofInstant(clock.instant(), Finality.SEOUL));
        ledger.reject(item, page.rejected());
        Optional<AdjustedHistory.Reread> reread = history.after(item, held, page, written);
        StoredPage stored = new StoredPage(
                asked,
                page,
                SymbolProgress.answered(asked.question(), page, item.run().known()),
                written,
                wrong,
                reread);
        SymbolProgress next = stored.applyTo(held);
        String state = next.remaining().isEmpty()
                ? next.outcome().map(SymbolOutcome::state).orElseThrow()
                : "PENDING";
        ledger.advance(item, next, state);
        events.record(item, page, written, parameters.get("collected_at"));
        return stored;
    }

    /** Counts the page, now that it is committed. */
    public void stored(@Body StoredPage stored) {
        stored.question().item().stored(stored);
    }
}
