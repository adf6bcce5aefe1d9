package io.github.kisroutes;

import io.github.kisroutes.alert.ChannelTrial;
import io.github.kisroutes.collection.report.RunSummary;
import io.github.kisroutes.config.ConfigurationException;
import io.github.kisroutes.config.Environment;
import io.github.kisroutes.config.ProgramFolders;
import io.github.kisroutes.config.Settings;
import io.github.kisroutes.config.check.SettingsSource;
import io.github.kisroutes.crosscheck.VendorReport;
import io.github.kisroutes.database.fault.DatabaseUnavailableException;
import io.github.kisroutes.events.CandleEventDelivery;
import io.github.kisroutes.reload.StartCheck;
import io.github.kisroutes.start.HostCheck;
import io.github.kisroutes.start.StartMistakes;
import io.github.kisroutes.token.TokenCommand;
import io.github.kisroutes.wiring.KisBeans;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.slf4j.LoggerFactory;

/**
 * Starts the product: reads the configuration, opens the database, and runs the routes, either until it is stopped or, with
 * {@code kis.collect.once}, for one collection.
 */
public final class KisRoutes {
    /** Nothing could be done; the reason stands on the error output. */
    public static final int COULD_NOT_RUN = 1;

    private KisRoutes() {}

    /**
     * Ends the process with the exit code of the collection; see {@link RunSummary#exitCode()}.
     *
     * @param args the folder of the checkout, where a build starts it, perhaps from another folder; otherwise nothing
     */
    public static void main(String[] args) {
        System.exit(start(
                args.length == 0
                        ? SettingsSource.ofProcess()
                        : SettingsSource.of(
                                ProgramFolders.ofCheckout(Path.of(args[0]), System.getenv()),
                                System.getenv(),
                                System.getProperties())));
    }

    /**
     * Does what the settings say, until it is done or stopped. For a process that does nothing else.
     *
     * @return the exit code
     */
    public static int start(SettingsSource source) {
        HostCheck.makeConsoleKorean();
        HostCheck.nameLogging(source.folders());
        return run(source);
    }

    static int run(SettingsSource source) {
        try {
            HostCheck.prepare(source.folders());
            Optional<DemoBroker> demo = source.environment() == Environment.DEMO ? DemoBroker.find() : Optional.empty();
            // A demo without its broker is a mistake of the configuration, which says so itself.
            return demo.isPresent()
                    ? runDemo(source, demo.get())
                    : run(source.load(StartMistakes::of), Clock.systemUTC());
        } catch (ConfigurationException | DatabaseUnavailableException e) {
            System.err.println(e.getMessage());
            return COULD_NOT_RUN;
        }
    }

    private static int runDemo(SettingsSource source, DemoBroker demo) {
        try (DemoBroker.Running broker = demo.start()) {
            SettingsSource own = source.withDemo(broker.address(), broker.appKey(), broker.appSecret());
            return run(own.load(StartMistakes::of), broker.clock());
        }
    }

    private static int run(Settings settings, Clock clock) {
        try (OrderlyEnd end = new OrderlyEnd();
                KisBeans beans = KisBeans.open(settings, clock, Clock.systemUTC())) {
            if (settings.token().command().isPresent()) {
                TokenCommand.Result result =
                        beans.commands().run(settings.token().command().get());
                System.out.println(result.text());
                return result.exitCode();
            }
            if (settings.resolve().isPresent()) {
                System.out.println(beans.commands().resolve(settings.resolve().get()));
                return 0;
            }
            if (settings.crosscheckFile().isPresent()) {
                VendorReport report =
                        beans.commands().compare(settings.crosscheckFile().get());
                System.out.println(report.text());
                return report.exitCode();
            }
            StartMistakes.notices(settings).forEach(LoggerFactory.getLogger(KisRoutes.class)::warn);
            Main main = camel(beans);
            end.stops(main::stop);
            if (settings.alerts().test()) {
                return test(main, beans);
            }
            if (settings.collection().once()) {
                return collectOnce(main, settings.candleEvents());
            }
            main.run();
            return main.getExitCode();
        } catch (ConfigurationException | DatabaseUnavailableException e) {
            throw e;
        } catch (Exception e) {
            System.err.println(StartCheck.of(settings)
                    .explain(e)
                    .map(Throwable::getMessage)
                    .orElseGet(() -> "Could not start: " + reason(e)));
            return COULD_NOT_RUN;
        }
    }

    /** Camel wraps what a route file or an option has wrong; the innermost message says it. */
    private static String reason(Throwable wrong) {
        Throwable innermost = wrong;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return innermost == wrong || innermost.getMessage() == null
                ? wrong.getMessage()
                : innermost.getMessage() + " (" + wrong.getMessage() + ")";
    }

    /** Camel with the routes and everything they refer to, not started. */
    static Main camel(KisBeans beans) {
        return prepared(new Main(), beans);
    }

    /**
     * Gives a Camel the routes' properties and everything they refer to. Whoever starts it stops it: the usual strategy would
     * leave a shutdown hook behind that keeps the whole context in memory for as long as the JVM runs.
     */
    public static Main prepared(Main main, KisBeans beans) {
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        main.setPropertyPlaceholderLocations("false"); // the settings were read and checked before Camel
        main.setOverrideProperties(beans.camelProperties());
        beans.bind(main::bind);
        return main;
    }

    private static int test(Main main, KisBeans beans) throws Exception {
        main.start();
        try {
            ChannelTrial.Result result = beans.commands().test(main.getCamelTemplate());
            System.out.println(result.text());
            return result.exitCode();
        } finally {
            main.stop();
        }
    }

    private static int collectOnce(Main main, boolean events) throws Exception {
        main.start();
        try {
            Exchange collected = main.getCamelTemplate().request("direct:kis-collect", exchange -> {});
            if (collected.getException() != null) {
                throw collected.getException();
            }
            // Without a summary the same is being collected elsewhere, which the route has said.
            RunSummary summary = collected.getMessage().getBody(RunSummary.class);
            if (events) {
                main.lookupByType(CandleEventDelivery.class)
                        .values()
                        .iterator()
                        .next()
                        .awaitEmpty(main.getCamelContext()::isStopping);
            }
            main.getCamelTemplate().request("direct:kis-alert-watch", exchange -> {});
            return summary == null ? COULD_NOT_RUN : summary.exitCode();
        } finally {
            main.stop();
        }
    }
}
