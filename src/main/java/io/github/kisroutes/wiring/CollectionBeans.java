package io.github.kisroutes.wiring;

import io.github.kisroutes.broker.RepeatedCalls;
import io.github.kisroutes.calendar.TradingCalendar;
import io.github.kisroutes.candle.DailyCandles;
import io.github.kisroutes.candle.FlatCandle;
import io.github.kisroutes.candle.quote.StockQuotes;
import io.github.kisroutes.collection.CandleStore;
import io.github.kisroutes.collection.CollectionRuns;
import io.github.kisroutes.collection.RecentDays;
import io.github.kisroutes.collection.RunClaim;
import io.github.kisroutes.collection.RunClosing;
import io.github.kisroutes.collection.RunTiming;
import io.github.kisroutes.collection.SymbolSteps;
import io.github.kisroutes.collection.TradingDayCheck;
import io.github.kisroutes.collection.check.DayEvidence;
import io.github.kisroutes.collection.check.Explanations;
import io.github.kisroutes.collection.check.PhantomRows;
import io.github.kisroutes.collection.check.RunCheck;
import io.github.kisroutes.collection.check.RunDoubts;
import io.github.kisroutes.collection.evidence.CandleDays;
import io.github.kisroutes.collection.evidence.CorporateActions;
import io.github.kisroutes.collection.evidence.SeriesLedger;
import io.github.kisroutes.collection.fast.FastLane;
import io.github.kisroutes.collection.fast.LaneSymbols;
import io.github.kisroutes.collection.fast.QuoteReading;
import io.github.kisroutes.collection.fast.QuoteStore;
import io.github.kisroutes.collection.ledger.RunLedger;
import io.github.kisroutes.collection.outcome.RowTotals;
import io.github.kisroutes.collection.plan.RunPlanner;
import io.github.kisroutes.collection.plan.RunScope;
import io.github.kisroutes.collection.run.CallCount;
import io.github.kisroutes.collection.schedule.CollectionSchedule;
import io.github.kisroutes.collection.stock.KnownStocks;
import io.github.kisroutes.collection.stock.ListingSource;
import io.github.kisroutes.config.CollectionSettings;
import io.github.kisroutes.config.Settings;
import io.github.kisroutes.crosscheck.CrossCheck;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.events.CandleEventDelivery;
import io.github.kisroutes.events.CandleEventLog;
import io.github.kisroutes.instrument.listing.StockListings;
import io.github.kisroutes.instrument.master.InstrumentMaster;
import io.github.kisroutes.message.Messages;
import io.github.kisroutes.shared.ProcessIdentity;
import java.time.Clock;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.camel.AggregationStrategy;

/** The parts of a collection, made from the settings. */
final class CollectionBeans {
    private final Settings settings;
    private final ProcessIdentity process;
    private final Clock clock;
    private final Database database;
    private final TradingCalendar calendar;
    private final InstrumentMaster instruments;
    private final StockListings listings;
    private final CollectionScope scope;
    private final Supplier<CallCount> calls;
    private final Messages messages;
    private CollectionRuns runs;
    private RunPlanner planner;
    private ScheduleBeans schedules;
    private CandleStore store;

    CollectionBeans(
            Settings settings,
            ProcessIdentity process,
            Database database,
            TradingCalendar calendar,
            InstrumentMaster instruments,
            StockListings listings,
            CollectionScope scope,
            Supplier<CallCount> calls) {
        this.settings = settings;
        this.process = process;
        this.clock = process.clock();
        this.database = database;
        this.calendar = calendar;
        this.instruments = instruments;
        this.listings = listings;
        this.scope = scope;
        this.calls = calls;
        this.messages = new Messages(settings.language());
    }

    /**
     * Puts them where routes find them.
     *
     * @param registry takes a name and a bean
     */
    void bind(BiConsumer<String, Object> registry) {
        CollectionSettings collection = settings.collection();
        String market = settings.market().name();
        RunLedger ledger = new RunLedger(database, market, collection.lease(), clock);
        CandleDays days = new CandleDays(database, market);
        SeriesLedger series = SeriesLedger.of(database, market, clock);
        runs = runs(ledger, days, series);
        CandleEventLog events = new CandleEventLog(database, market, settings.candleEvents());
        DailyCandles candles =
                new DailyCandles(scope.series().get(0), calendar::isCertainlyClosed, series.resolutions()::isAccepted);
        registry.accept("kisCandles", candles);
        store = new CandleStore(
                market, ledger, days, series, calendar, events, new CorporateActions(database, clock), clock);
        registry.accept("kisCandleStore", store);
        registry.accept("kisMultiPrice", new StockQuotes(market));
        registry.accept(
                "kisFastLane",
                new FastLane(
                        scope.fastLaneAbove(),
                        new LaneSymbols(database, market, calendar, days, series.obligations()),
                        new QuoteReading(candles),
                        new FastLane.Rows(
                                new QuoteStore(database, market, ledger.items(), series.candles(), events, clock),
                                series.candles(),
                                store,
                                database.transaction()),
                        calendar,
                        messages));
        registry.accept("kisDatabaseFile", database.file());
        registry.accept("kisFlatCandles", new FlatCandle.Series(market));
        registry.accept("kisOwnExchange", (AggregationStrategy) (own, other) -> own);
        registry.accept("kisCandleEvents", new CandleEventDelivery(database, collection.lease(), process.name()));
        registry.accept("kisSymbols", new SymbolSteps(ledger, database.transaction(), messages));
        registry.accept("kisRuns", runs);
        registry.accept("kisTradingDay", new TradingDayCheck(calendar));
        registry.accept("kisRecentDays", new RecentDays(clock));
        registry.accept("kisRepeats", new RepeatedCalls());
        schedules = new ScheduleBeans(scope, process, messages);
        schedules.bind(registry);
    }

    /** Once bound. */
    CollectionRuns runs() {
        return runs;
    }

    /** Once bound: what a run would ask for. */
    RunPlanner planner() {
        return planner;
    }

    /** The calls to the broker so far. */
    CallCount calls() {
        return calls.get();
    }

    /** The program ends, or the routes are stopped: no firing and no run begins any more. */
    void leave() {
        schedules.leave();
        runs.leave();
    }

    /** Once bound: when the daily collection runs. */
    CollectionSchedule schedule() {
        return schedules.schedule();
    }

    /** Once bound: what was stored since the start. */
    RowTotals rows() {
        return store.totals();
    }

    private CollectionRuns runs(RunLedger ledger, CandleDays days, SeriesLedger series) {
        CollectionSettings collection = settings.collection();
        RunScope scope = this.scope.scope();
        KnownStocks.Source stocks = new KnownStocks.Source(
                new ListingSource(listings, settings.market().name().equals("NX")),
                series.states(),
                series.resolutions());
        RunCheck check =
                new RunCheck(ledger, days, new DayEvidence(database, scope.market(), calendar), calendar, scope, clock);
        planner = new RunPlanner(this.scope.plan(instruments), scope, calendar, days, series, stocks, clock);
        return new CollectionRuns(
                planner,
                new RunClaim(
                        ledger, calendar, scope, new RunClaim.Knowing(stocks, series.candles()), process.name(), clock),
                check,
                new RunClosing(
                        ledger,
                        check,
                        new RunDoubts(series, new PhantomRows(days, series, calendar, clock), calendar, clock),
                        new Explanations(series, ledger, days, database.transaction()),
                        new CrossCheck(database, settings.market().name())),
                ledger,
                calls,
                new RunTiming(collection.lease(), collection.retryPause()),
                messages);
    }
}
