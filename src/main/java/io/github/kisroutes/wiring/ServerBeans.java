package io.github.kisroutes.wiring;

import io.github.kisroutes.broker.BrokerAnswer;
import io.github.kisroutes.calendar.TradingCalendar;
import io.github.kisroutes.collection.RunningCollections;
import io.github.kisroutes.config.Environment;
import io.github.kisroutes.config.Settings;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.gateway.GatewayOauth;
import io.github.kisroutes.gateway.http.GatewayFront;
import io.github.kisroutes.ratelimit.RateLimit;
import io.github.kisroutes.server.ServerStart;
import io.github.kisroutes.server.api.BrokerApi;
import io.github.kisroutes.server.api.Languages;
import io.github.kisroutes.server.api.StateApi;
import io.github.kisroutes.server.api.StocksApi;
import io.github.kisroutes.server.api.candles.CandlesApi;
import io.github.kisroutes.server.api.runs.EventsApi;
import io.github.kisroutes.server.api.runs.LedgerApi;
import io.github.kisroutes.server.api.runs.RunsApi;
import io.github.kisroutes.server.facts.FactsReader;
import io.github.kisroutes.server.facts.FactsWatch;
import io.github.kisroutes.server.facts.Watched;
import io.github.kisroutes.token.TokenState;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** The server and what it shows, made from the settings. Not loaded where there is no server. */
record ServerBeans(
        Settings settings,
        Clock clock,
        Clock host,
        Database database,
        TradingCalendar calendar,
        SharedToken token,
        RateLimit quota,
        BrokerAnswer answer,
        CollectionBeans collection,
        AlertBeans alerts) {
    /**
     * Puts the server where Camel finds it before it loads the routes.
     *
     * @param registry takes a name and a bean
     * @return where the page is, once the server listens
     */
    Supplier<Optional<URI>> bind(BiConsumer<String, Object> registry) {
        FactsReader reader = new FactsReader(
                database,
                calendar,
                settings.alerts().lateBy(),
                settings.collection().timeZone(),
                clock);
        Watched watched = new Watched(
                new FactsWatch(database.dataSource(), reader),
                settings.baseUrl(),
                answer.totals(),
                () -> TokenState.of(token.cache()),
                token::issues,
                quota,
                collection.rows(),
                collection.runs()::progressRatio,
                alerts.channels());
        EventsApi events = new EventsApi(database, collection.runs().running(), clock, ProductVersion.text());
        bindApi(registry, watched, events);
        if (settings.gateway().enabled()) {
            // Its clients compare the end of a token with the clock of the host, which is not the demo's.
            registry.accept("kisGatewayFront", new GatewayFront(new GatewayOauth(database, host)));
        }
        ServerStart server = new ServerStart(
                settings.server(), settings.environment() == Environment.DEMO, watched, events, ProductVersion.text());
        registry.accept("kisServer", server);
        return server::page;
    }

    /** What {@code routes/kis-api-*.camel.yaml} name. */
    private void bindApi(BiConsumer<String, Object> registry, Watched watched, EventsApi events) {
        RunningCollections running = collection.runs().running();
        Languages languages = new Languages(settings.language());
        registry.accept(
                "kisApiCandles",
                new CandlesApi(
                        database,
                        settings.market(),
                        settings.priceBasis().iterator().next()));
        registry.accept("kisApiStocks", new StocksApi(database, calendar, settings.market()));
        registry.accept(
                "kisApiState",
                new StateApi(
                        settings,
                        database,
                        watched,
                        languages,
                        collection.schedule()::next,
                        clock,
                        ProductVersion.text()));
        registry.accept(
                "kisApiBroker", new BrokerApi(watched, () -> collection.calls().requests()));
        registry.accept("kisApiLedger", new LedgerApi(database, running));
        registry.accept("kisApiRuns", new RunsApi(collection.planner(), running, database, quota::granted, languages));
        registry.accept("kisApiEvents", events);
    }
}
