package io.github.kisroutes.wiring;

import io.github.kisroutes.broker.BrokerAnswer;
import io.github.kisroutes.broker.BrokerHttp;
import io.github.kisroutes.broker.RequestSigner;
import io.github.kisroutes.calendar.CalendarLearning;
import io.github.kisroutes.calendar.TradingCalendar;
import io.github.kisroutes.collection.plan.SymbolChoice;
import io.github.kisroutes.collection.run.CallCount;
import io.github.kisroutes.config.Environment;
import io.github.kisroutes.config.Settings;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.gateway.GatewayCalls;
import io.github.kisroutes.instrument.listing.StockInfoSteps;
import io.github.kisroutes.instrument.listing.StockListings;
import io.github.kisroutes.instrument.master.InstrumentMaster;
import io.github.kisroutes.ratelimit.RateLimit;
import io.github.kisroutes.reload.RouteFolder;
import io.github.kisroutes.reload.RouteReloader;
import io.github.kisroutes.reload.StartCheck;
import io.github.kisroutes.shared.ProcessIdentity;
import io.github.kisroutes.start.StartReport;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.camel.AggregationStrategy;

/**
 * Everything that the routes refer to by name, made from the settings. Whoever runs the routes (the launcher, a Karaf
 * bundle, a test) opens this, hands {@link #camelProperties()} to Camel, binds the beans before the routes are loaded, and
 * closes it after Camel has stopped.
 */
public final class KisBeans implements AutoCloseable {
    private final Settings settings;
    private final Clock clock;
    private final Clock quartz;
    private final Database database;
    private final ProcessIdentity process; // its name in every table and log line
    private final SharedToken token;
    private final BrokerHttp http;
    private final RequestSigner signer;
    private final BrokerAnswer answer;
    private final RateLimit pace;
    private final TradingCalendar calendar;
    private final InstrumentMaster instruments;
    private final StockListings listings;
    private final AlertBeans alerts;

    private KisBeans(Settings settings, Clock clock, Clock quartz, Database database) {
        this.settings = settings;
        this.clock = clock;
        this.quartz = quartz;
        this.database = database;
        process = ProcessIdentity.here(clock);
        token = new SharedToken(settings, database, process);
        pace = RateLimit.open(settings, token.key(), database, process);
        signer = new RequestSigner(settings.credentials(), settings.baseUrl(), token.cache()::token, pace);
        http = new BrokerHttp(signer, settings.http(), settings.collection().workers());
        AtomicReference<String> refusedKey = new AtomicReference<>("");
        answer = new BrokerAnswer(settings.credentials(), new CallOutcomes(token.cache(), pace, refusedKey));
        calendar = new TradingCalendar(database, settings.calendar().holidaysFile(), clock);
        instruments = new InstrumentMaster(settings.master(), settings.http(), database, clock);
        listings = new StockListings(database, settings.environment() != Environment.PAPER, clock);
        AlertBeans.Troubles troubles = new AlertBeans.Troubles(token.watch()::trouble, refusedKey::get, pace::lowered);
        alerts = new AlertBeans(settings, process, database, troubles);
    }

    /**
     * Opens the database and makes everything else; the broker is not asked anything yet.
     *
     * @throws io.github.kisroutes.config.ConfigurationException when the symbols cannot be read, or a route file opens a hole
     * @throws io.github.kisroutes.database.fault.DatabaseUnavailableException when there is no database to work with
     */
    public static KisBeans open(Settings settings, Clock clock) {
        return open(settings, clock, clock);
    }

    /** The same where schedules fire by another clock than the one that collections are dated by, as in the demo. */
    public static KisBeans open(Settings settings, Clock clock, Clock quartz) {
        return open(settings, clock, quartz, Database.open(settings.database()));
    }

    /**
     * The same on a database that is open already; it is closed with the beans.
     *
     * @param database with its tables in the newest version
     */
    public static KisBeans open(Settings settings, Clock clock, Database database) {
        return open(settings, clock, clock, database);
    }

    private static KisBeans open(Settings settings, Clock clock, Clock quartz, Database database) {
        try {
            if (settings.token().command().isEmpty()) {
                StartCheck.of(settings).refuseHoles();
                SymbolChoice.check(settings.collection());
            }
            KisBeans beans = new KisBeans(settings, clock, quartz, database);
            beans.token.cache().startRenewing();
            return beans;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** What can be done instead of a collection. */
    public OperatorCommands commands() {
        return new OperatorCommands(settings, database, token, alerts, clock);
    }

    /** What the routes' {@code {{…}}} stand for: the settings without secrets, and what follows from them. */
    public Properties camelProperties() {
        Properties properties = ServerRoutes.properties(settings);
        properties.setProperty("kis.token.key", token.key().id());
        properties.setProperty("kis.database.dialect", database.dialect().name().toLowerCase(Locale.ROOT));
        properties.setProperty("kis.rate.period-millis", String.valueOf(RateLimit.PERIOD_MILLIS));
        properties.setProperty("kis.rate.spacing-millis", String.valueOf(pace.spacingMillis()));
        boolean scheduled = !settings.collection().once() && !settings.alerts().test();
        properties.setProperty("kis.schedule.auto-startup", String.valueOf(scheduled));
        alerts.addTo(properties);
        RouteFolder.followLinks(properties);
        return properties;
    }

    /**
     * Puts the beans where routes find them.
     *
     * @param registry takes a name and a bean
     */
    public void bind(BiConsumer<String, Object> registry) {
        registry.accept("kisCheckedSettingsOnly", new CheckedSettingsOnly());
        Optional<RouteReloader> live = RouteFolder.watched(settings)
                .map(folder -> new RouteReloader(
                        folder, StartCheck.lint(settings), Duration.ofMillis(RateLimit.PERIOD_MILLIS)));
        live.ifPresent(reloader -> registry.accept("kisLiveRoutes", reloader));
        registry.accept("kisDatabase", database.dataSource());
        registry.accept("kisTransaction", database.transaction());
        registry.accept("kisTokens", token.cache().cache());
        registry.accept("kisTokenCache", token.cache());
        registry.accept("kisTokenName", (AggregationStrategy) RequestSigner::nameToken);
        registry.accept("kisHttp", http);
        registry.accept("kisAnswer", answer);
        registry.accept("kisPace", pace);
        pace.beginCalls();
        token.cache().beginCalls();
        CollectionScope scope = new CollectionScope(settings, database, token.key(), clock, quartz);
        CollectionBeans collection =
                new CollectionBeans(settings, process, database, calendar, instruments, listings, scope, this::calls);
        collection.bind(registry);
        alerts.bind(registry, scope, calendar, () -> live.map(RouteReloader::refused)
                .orElse(List.of()));
        registry.accept(
                "kisRunsLeave",
                new LeavingRuns(collection::leave, this::endCalls, http::breakOff, database.transaction()));
        Supplier<Optional<URI>> page = settings.server().enabled()
                ? new ServerBeans(settings, clock, quartz, database, calendar, token, pace, answer, collection, alerts)
                        .bind(registry)
                : Optional::empty;
        registry.accept(
                "kisStartReport",
                new StartReport(settings, database, token.key(), collection.schedule(), token.trial(), page));
        registry.accept("kisGateway", new GatewayCalls(settings.gateway().allow()));
        registry.accept("kisInstruments", instruments);
        registry.accept("kisListings", listings);
        registry.accept("kisStockInfo", new StockInfoSteps(listings));
        registry.accept("kisCalendar", calendar);
        registry.accept(
                "kisCalendarLearning",
                new CalendarLearning(database, calendar, settings.environment() != Environment.PAPER, clock));
    }

    /** The program ends, or the routes are stopped: no call begins any more. */
    private void endCalls() {
        pace.endCalls();
        token.cache().endCalls();
    }

    private CallCount calls() {
        return new CallCount(signer.sentCalls(), answer.refusedCalls(), token.issues());
    }

    @Override
    public void close() {
        alerts.close();
        pace.close();
        token.close();
        http.close();
        database.close();
    }
}
