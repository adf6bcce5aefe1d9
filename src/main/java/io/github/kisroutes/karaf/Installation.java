package io.github.kisroutes.karaf;

import io.github.kisroutes.config.ConfigurationException;
import io.github.kisroutes.config.Settings;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.fault.DatabaseUnavailableException;
import io.github.kisroutes.reload.StartCheck;
import io.github.kisroutes.start.StartMistakes;
import io.github.kisroutes.wiring.KisBeans;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The routes with the newest usable configuration. Everything happens on one thread of its own: the thread that brings a
 * configuration also publishes the DataSource that it may ask for.
 */
final class Installation implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Installation.class);

    /** Camel gives exchanges in flight 45 s to end. */
    private static final int STOP_SECONDS = 60;

    private static final int LOOK_MILLIS = 700;

    /** A database may start later than this runtime, after a power cut for instance. */
    private static final int DATABASE_SECONDS = 20;

    private final BundleContext bundle;
    private final KarafConfiguration configuration;
    private final Clock clock;
    private final DataSources dataSources;
    private final ScheduledExecutorService boot =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "kis-camel-routes-boot"));

    private Optional<Map<String, String>> given = Optional.empty();
    private Optional<RunningRoutes> running = Optional.empty();

    /** The configuration of those that run. */
    private Optional<Map<String, String>> runs = Optional.empty();

    /** What was in the operator's folder when the newest configuration could not be taken over. */
    private Optional<SavedFiles> failedWith = Optional.empty();

    /** When a database that could not be opened is tried again, while nothing runs. */
    private Instant databaseAgainAt = Instant.MAX;

    private SavedFiles seen;

    Installation(BundleContext bundle, KarafConfiguration configuration, Clock clock) {
        this.bundle = bundle;
        this.configuration = configuration;
        this.clock = clock;
        seen = SavedFiles.of(configuration.files().routes());
        dataSources = new DataSources(bundle, () -> boot.execute(this::dataSourcesChanged));
        boot.scheduleWithFixedDelay(this::tryAgain, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Takes over a configuration, soon. */
    void configure(Map<String, String> values) {
        boot.execute(() -> {
            // A runtime announces the same configuration more than once.
            if (given.equals(Optional.of(values))) {
                return;
            }
            given = Optional.of(values);
            if (running.isPresent() && given.equals(runs)) {
                failedWith = Optional.empty();
                LOG.info("The configuration is again the one the routes are running with.");
            } else {
                takeOver();
            }
        });
    }

    /** What could not start: when a file beside the routes was saved and the saving has ended, or a database is due. */
    private void tryAgain() {
        SavedFiles now = SavedFiles.of(configuration.files().routes());
        boolean settled = now.equals(seen);
        seen = now;
        boolean corrected = failedWith.filter(then -> !then.equals(now)).isPresent();
        boolean due = running.isEmpty() && clock.instant().isAfter(databaseAgainAt);
        if (settled && (corrected || due)) {
            takeOver();
        }
    }

    private void dataSourcesChanged() {
        if (running.flatMap(RunningRoutes::dataSource)
                .filter(dataSources::isGone)
                .isPresent()) {
            LOG.warn("The DataSource of kis.database.datasource is gone: the routes are stopped until it is back.");
            stop();
        }
        if (running.isEmpty()) {
            takeOver();
        }
    }

    private void takeOver() {
        if (given.isEmpty()) {
            return;
        }
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        RuntimeClassLoader loader = RuntimeClassLoader.of(bundle.getBundle());
        Thread.currentThread().setContextClassLoader(loader);
        failedWith = Optional.of(SavedFiles.of(configuration.files().routes()));
        databaseAgainAt = Instant.MAX;
        try {
            Settings settings = configuration.load(given.get(), StartMistakes::of);
            Optional<String> wanted = settings.database().dataSource();
            Optional<DataSource> dataSource = wanted.flatMap(dataSources::find);
            if (wanted.isPresent() && dataSource.isEmpty()) {
                LOG.info("Waiting for a DataSource with osgi.jndi.service.name = {}.{}", wanted.get(), meanwhile());
                return;
            }
            replace(settings, dataSource, loader);
            failedWith = Optional.empty();
        } catch (ConfigurationException e) {
            e.mistakes().forEach(mistake -> LOG.error("{}", mistake));
            LOG.error("The configuration was not applied.{}", meanwhile());
        } catch (DatabaseUnavailableException e) {
            LOG.error("{}{}", e.getMessage(), meanwhile());
            databaseAgainAt = clock.instant().plusSeconds(DATABASE_SECONDS);
        } catch (RuntimeException e) {
            LOG.error("The configuration was not applied.{}", meanwhile(), e);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private String meanwhile() {
        return running.isPresent()
                ? " The routes keep running with the configuration before."
                : " Nothing runs until then. A correction is tried as soon as it is saved, in "
                        + configuration.files().configuration() + " or in "
                        + configuration.files().routes() + "; a database every " + DATABASE_SECONDS + " s.";
    }

    /**
     * The old routes stop only when the new ones have a database and routes that can run, and come back when the new ones do
     * not start.
     */
    private void replace(Settings settings, Optional<DataSource> dataSource, RuntimeClassLoader loader) {
        KisBeans beans = dataSource
                .map(found -> KisBeans.open(
                        settings,
                        clock,
                        Database.open(settings.database().dataSource().orElseThrow(), found)))
                .orElseGet(() -> KisBeans.open(settings, clock));
        RunningRoutes next = new RunningRoutes(bundle, beans, dataSource, loader);
        StartCheck check = StartCheck.of(settings);
        try {
            running.map(RunningRoutes::camel).ifPresent(check::tryBeside);
            running.ifPresent(RunningRoutes::stop);
            next.start();
        } catch (RuntimeException e) {
            next.close();
            running.filter(RunningRoutes::isStopped).ifPresent(RunningRoutes::start);
            throw check.explain(e).map(RuntimeException.class::cast).orElse(e);
        }
        running.ifPresent(RunningRoutes::close);
        running = Optional.of(next);
        runs = given;
        configuration.notices(settings, given.orElseThrow()).forEach(LOG::warn);
        LOG.info(
                "{} routes run from {}, configured by {}.",
                next.routes(),
                configuration.files().routes(),
                configuration.files().configuration());
    }

    private void stop() {
        running.ifPresent(RunningRoutes::close);
        running = Optional.empty();
    }

    @Override
    public void close() {
        dataSources.close();
        try {
            boot.submit(this::stop).get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("The routes did not stop in an orderly way.", e);
        }
        boot.shutdownNow();
    }
}
