package io.github.kisroutes.collection;

import io.github.kisroutes.calendar.TradingCalendar;
import io.github.kisroutes.candle.Candle;
import io.github.kisroutes.candle.CandlePage;
import io.github.kisroutes.collection.check.Doubt;
import io.github.kisroutes.collection.check.PageEvidence;
import io.github.kisroutes.collection.check.PhantomRows;
import io.github.kisroutes.collection.check.SeriesBeginning;
import io.github.kisroutes.collection.evidence.CandleColumns;
import io.github.kisroutes.collection.evidence.CandleDays;
import io.github.kisroutes.collection.evidence.Comparison;
import io.github.kisroutes.collection.evidence.CorporateActions;
import io.github.kisroutes.collection.evidence.SeriesLedger;
import io.github.kisroutes.collection.ledger.ItemLedger;
import io.github.kisroutes.collection.ledger.RunLedger;
import io.github.kisroutes.collection.ledger.RunTakenOverException;
import io.github.kisroutes.collection.outcome.Reread;
import io.github.kisroutes.collection.outcome.RowTotals;
import io.github.kisroutes.collection.outcome.StoredPage;
import io.github.kisroutes.collection.outcome.StoredRows;
import io.github.kisroutes.collection.outcome.SymbolFailure;
import io.github.kisroutes.collection.outcome.SymbolOutcome;
import io.github.kisroutes.collection.outcome.SymbolProgress;
import io.github.kisroutes.collection.range.MissingRanges;
import io.github.kisroutes.collection.range.Question;
import io.github.kisroutes.collection.run.AdjustedHistory;
import io.github.kisroutes.collection.run.SymbolItem;
import io.github.kisroutes.collection.run.SymbolQuestion;
import io.github.kisroutes.events.CandleEventLog;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Variable;

/** The steps of {@code routes/candle-store.camel.yaml} around its SQL statements. */
public final class CandleStore {
    private static final String SOURCE = "FHKST03010100";

    /** Before any day of the exchange. */
    private static final LocalDate NOTHING_SETTLED = LocalDate.of(1900, 1, 1);

    private final String market;
    private final ItemLedger ledger;
    private final AdjustedHistory history;
    private final PageEvidence evidence;
    private final SeriesBeginning beginning;
    private final TradingCalendar calendar;
    private final CandleEventLog events;
    private final Clock clock;
    private final RowTotals totals = new RowTotals();

    /**
     * @param market {@code J}, {@code NX} or {@code UN}
     * @param series where evidence about series is kept
     * @param actions where corporate actions are noted
     * @param events where new and changed candles are noted for subscribers
     */
    public CandleStore(
            String market,
            RunLedger ledger,
            CandleDays days,
            SeriesLedger series,
            TradingCalendar calendar,
            CandleEventLog events,
            CorporateActions actions,
            Clock clock) {
        this.market = market;
        this.ledger = ledger.items();
        this.history = new AdjustedHistory(days, series.candles(), actions, market);
        this.evidence = new PageEvidence(
                series, new PhantomRows(days, series, calendar, clock), calendar::settledBefore, clock);
        this.beginning = new SeriesBeginning(series, calendar);
        this.calendar = calendar;
        this.events = events;
        this.clock = clock;
    }

    /**
     * How far the symbol is by the ledger; its row is locked from here on, so that the windows of one symbol are stored one
     * after the other. The answer is compared with what is stored, before it is written.
     *
     * @throws RunTakenOverException when the run belongs to another process; nothing may be written
     */
    public SymbolProgress hold(@Variable("asked") SymbolQuestion question, @Variable("page") CandlePage page) {
        SymbolProgress held = ledger.hold(question.item());
        evidence.before(question, page, calendar.sessionDay());
        return held;
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
        // Nothing is final by one answer: another one has to agree with it.
        Comparison comparison =
                question.item().evidence().of(question.question()).comparison();
        boolean proven = comparison.isProven() && question.item().evidence().isAnchored(page.basis());
        parameters.put("settled_before", proven ? calendar.settledBefore(now) : NOTHING_SETTLED);
        parameters.put("evidence", "SEAMS");
        parameters.put(
                "revision_reason",
                question.item().evidence().of(question.question()).revisionReason());
        List<Candle> candles = page.candles().stream()
                .filter(candle -> !comparison.lost().contains(candle.tradeDate()))
                .toList();
        parameters.putAll(CandleColumns.of(candles));
        return parameters;
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
        LocalDate session = calendar.sessionDay();
        StoredRows written = new StoredRows(newRows, changedRows, page.candles().size() - newRows - changedRows);
        Question answered =
                SymbolProgress.answered(asked.question(), page, item.run().known());
        ledger.rejected().keep(item, page.rejected());
        evidence.undoResolutions(item, page);
        Doubt doubt = evidence.after(asked, page, session);
        Optional<Reread> marked = history.after(item, held, page, written).filter(mark -> !doubt.isAny());
        marked.ifPresent(reread -> evidence.oweHistory(asked, reread, session));
        Optional<SymbolFailure> wrong = item.evidence().of(asked.question()).wrong();
        if (wrong.isEmpty()) {
            beginning.learn(asked, page, answered, session);
        }
        Optional<Reread> reread = marked.or(() -> doubt.reread(held, item.evidence()));
        StoredPage stored = new StoredPage(
                page,
                answered,
                written,
                wrong,
                MissingRanges.of(
                        page.basis(),
                        item.evidence().of(asked.question()).missing(),
                        item.run().known().openIn(page.window())),
                reread);
        SymbolProgress next = stored.applyTo(held);
        String state = next.remaining().isEmpty()
                ? next.outcome().map(SymbolOutcome::state).orElseThrow()
                : "PENDING";
        ledger.advance(item, next, state);
        events.record(item, page, written, parameters.get("collected_at"));
        if (next.remaining().isEmpty() && next.known()) {
            evidence.oneBase(item);
        }
        return stored;
    }

    /** Counts the page, now that it is committed. */
    public void stored(@Body StoredPage stored, @Variable("asked") SymbolQuestion asked) {
        totals.add(stored);
        asked.item().stored(stored);
    }

    /** What was stored since the start. */
    public RowTotals totals() {
        return totals;
    }
}
