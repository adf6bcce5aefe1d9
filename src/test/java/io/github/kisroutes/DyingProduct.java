package io.github.kisroutes;

import io.github.kisroutes.collection.report.RunSummary;
import io.github.kisroutes.config.Settings;
import io.github.kisroutes.config.check.SettingsSource;
import io.github.kisroutes.crash.Moments;
import io.github.kisroutes.crash.WatchedConnections;
import io.github.kisroutes.crash.WatchedRoutes;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.wiring.KisBeans;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.main.Main;

/**
 * The product for one collection, with its real beans, routes and connections, and a moment at which a signal hits it: see
 * {@link Moments}. It has its own main class only because the observers are laid around the parts before they start.
 */
public final class DyingProduct {
    private DyingProduct() {}

    public static void main(String[] args) throws Exception {
        System.exit(collect(SettingsSource.ofProcess().load(), Moments.ofProcess()));
    }

    private static int collect(Settings settings, Moments moments) throws Exception {
        Clock clock = Clock.systemUTC();
        try (Database real = Database.open(settings.database());
                KisBeans beans = KisBeans.open(settings, clock, watched(real, moments))) {
            Main main = KisRoutes.camel(beans);
            main.bind("watchedRoutes", new WatchedRoutes(moments));
            main.start();
            try {
                return collect(main);
            } finally {
                main.stop();
            }
        }
    }

    private static Database watched(Database real, Moments moments) {
        return Database.open("watched", WatchedConnections.of(real.dataSource(), real.dialect(), moments));
    }

    private static int collect(Main main) throws Exception {
        Exchange collected = main.getCamelTemplate().request("direct:kis-collect", exchange -> {});
        if (collected.getException() != null) {
            throw collected.getException();
        }
        RunSummary summary = collected.getMessage().getBody(RunSummary.class);
        return summary == null ? KisRoutes.COULD_NOT_RUN : summary.exitCode();
    }
}
