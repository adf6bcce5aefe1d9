package io.github.kisroutes.collection.fast;

import io.github.kisroutes.calendar.TradingCalendar;
import io.github.kisroutes.candle.CandlePage;
import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.candle.UnreadableAnswerException;
import io.github.kisroutes.candle.quote.StockQuote;
import io.github.kisroutes.collection.CandleStore;
import io.github.kisroutes.collection.evidence.StoredCandles;
import io.github.kisroutes.collection.ledger.RunTakenOverException;
import io.github.kisroutes.collection.outcome.StoredPage;
import io.github.kisroutes.collection.plan.RunKind;
import io.github.kisroutes.collection.range.Series;
import io.github.kisroutes.collection.run.CollectionRun;
import io.github.kisroutes.collection.run.SymbolItem;
import io.github.kisroutes.collection.run.SymbolQuestion;
import io.github.kisroutes.database.DatabaseTransaction;
import io.github.kisroutes.database.fault.StatementException;
import io.github.kisroutes.message.Messages;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.ExchangeException;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of {@code kis-fast-lane} and {@code kis-fast-lane-page}; the setting is {@code kis.collect.fast-lane}. */
public final class FastLane {
    private static final Logger LOG = LoggerFactory.getLogger(FastLane.class);

    /** Samsung Electronics, SK hynix, NAVER: traded on every day on which the exchange opens. */
    private static final Set<String> LIQUID_STOCKS = Set.of("005930", "000660", "035420");

    private static final int MOST_WITNESSES = 3;

    private final int moreThan;
    private final LaneSymbols symbols;
    private final QuoteReading reading;
    private final Rows rows;
    private final TradingCalendar calendar;
    private final Messages messages;

    /**
     * Where rows are.
     *
     * @param quotes stores today's rows
     * @param stored what is there
     * @param candles counts what was stored
     */
    public record Rows(QuoteStore quotes, StoredCandles stored, CandleStore candles, DatabaseTransaction transaction) {}

    /**
     * @param moreThan the lane opens when more symbols than this are due; {@link Integer#MAX_VALUE} for never
     * @param messages the language in which a person is told
     */
    public FastLane(
            int moreThan,
            LaneSymbols symbols,
            QuoteReading reading,
            Rows rows,
            TradingCalendar calendar,
            Messages messages) {
        this.moreThan = moreThan;
        this.symbols = symbols;
        this.reading = reading;
        this.rows = rows;
        this.calendar = calendar;
        this.messages = messages;
    }

    /** The lane of a run; closed when it is no run for today's row of many symbols, or the lane is switched off. */
    public Lane open(@Variable("run") CollectionRun run) {
        LocalDate day = calendar.sessionDay();
        RunKind kind = run.header().kind();
        List<SymbolItem> due =
                run.items().stream().filter(item -> item.outcome().isEmpty()).toList();
        if (due.size() <= moreThan || kind != RunKind.DAILY && kind != RunKind.BACKFILL || run.isStopping()) {
            return Lane.closed(run, day);
        }
        try {
            return open(run, day, symbols.of(due, day));
        } catch (StatementException e) { // what is stored cannot be read now: the normal way waits for the database
            LOG.warn("{}", messages.text("lane.failed", run.id(), due.size(), e.getMessage()));
            return Lane.closed(run, day);
        }
    }

    private Lane open(CollectionRun run, LocalDate day, LaneSymbols.Found found) {
        if (found.symbols().size() < 2) {
            return Lane.closed(run, day);
        }
        List<SymbolItem> liquid = run.items().stream()
                .filter(item -> LIQUID_STOCKS.contains(item.code()))
                .toList();
        List<SymbolItem> may = liquid.isEmpty() ? run.items() : liquid;
        Lane lane = new Lane(
                run,
                day,
                found.symbols(),
                found.closeBefore(),
                may.stream()
                        .filter(item -> item.outcome().isEmpty())
                        .limit(MOST_WITNESSES)
                        .toList());
        may.stream().filter(item -> item.ended("DONE")).limit(MOST_WITNESSES).forEach(item -> hear(lane, item));
        return lane;
    }

    /** Takes the row of a stock that was collected in the normal way. */
    public void hear(@Variable("lane") Lane lane, @Variable("item") SymbolItem item) {
        DateWindow today = new DateWindow(lane.day(), lane.day());
        try {
            QuoteReading.bases(item)
                    .flatMap(basis -> rows.stored().rows(new Series(item.code(), basis), today).values().stream())
                    .forEach(row -> lane.hear(item, row));
        } catch (StatementException e) {
            LOG.debug("{} is no witness: its row cannot be read.", item, e);
        }
    }

    /**
     * Stores what came of a page. The first one proves by its witness that the prices are today's; without that nothing is stored.
     *
     * @return the symbols that have today's row now; the others stay due
     */
    public List<SymbolItem> store(@Variable("page") LanePage page, @Body List<StockQuote> quotes) throws Exception {
        Lane lane = page.lane();
        Map<String, StockQuote> came = new LinkedHashMap<>();
        quotes.forEach(quote -> came.put(quote.code(), quote));
        if (!isOfToday(lane, came)) {
            LOG.info("{}", messages.text("lane.closed", lane.run().id(), lane.day(), lane.witnessCode()));
            return List.of();
        }
        Map<SymbolItem, List<CandlePage>> fitting = new LinkedHashMap<>();
        for (SymbolItem item : page.items()) {
            StockQuote quote = came.get(item.code());
            List<CandlePage> pages = quote == null ? List.of() : reading.pages(lane, item, quote);
            if (!pages.isEmpty()) {
                fitting.put(item, pages);
                item.begin();
            }
        }
        Map<SymbolItem, List<StoredPage>> stored = rows.transaction().call(() -> {
            Map<SymbolItem, List<StoredPage>> done = new LinkedHashMap<>();
            fitting.forEach((item, pages) -> done.put(item, rows.quotes().store(item, pages)));
            return done;
        });
        stored.values().removeIf(List::isEmpty);
        stored.forEach((item, pages) ->
                pages.forEach(done -> rows.candles().stored(done, new SymbolQuestion(item, done.answered()))));
        return List.copyOf(stored.keySet());
    }

    private boolean isOfToday(Lane lane, Map<String, StockQuote> came) throws UnreadableAnswerException {
        if (!calendar.sessionDay().equals(lane.day())) {
            return false;
        }
        StockQuote witness = came.get(lane.witnessCode());
        return lane.isProven()
                || witness != null
                        && reading.candle(lane, witness).filter(lane::prove).isPresent();
    }

    /** A page that met a fault: its symbols stay due, and are asked for one by one. */
    public void failed(@Variable("page") LanePage page, @ExchangeException Exception fault) {
        CollectionRun run = page.lane().run();
        if (fault instanceof RunTakenOverException) {
            run.end().handOver(fault.getMessage());
        } else {
            LOG.warn(
                    "{}",
                    messages.text("lane.failed", run.id(), page.items().size(), String.valueOf(fault.getMessage())));
        }
    }
}
