package io.github.kisroutes;

import io.github.kisroutes.cluster.Cluster;
import io.github.kisroutes.collection.plan.RunKind;
import io.github.kisroutes.collection.plan.RunScope;
import io.github.kisroutes.collection.schedule.CollectionSchedule;
import io.github.kisroutes.collection.schedule.FiringNodes;
import io.github.kisroutes.collection.schedule.ScheduledRuns;
import io.github.kisroutes.config.CollectionSettings;
import io.github.kisroutes.config.ConfigurationException;
import io.github.kisroutes.config.Settings;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.Dialect;
import io.github.kisroutes.shared.ProcessIdentity;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The two schedules of this process, and the cluster that fires them, if there is one. */
final class ScheduleBeans {
    private final Settings settings;
    private final Database database;
    private final ProcessIdentity process;
    private final RunScope scope;
    private final RunKind kind;
    private final Optional<Cluster> cluster;

    /**
     * @param scope whose candles this installation collects; installations with another one may share a database, not a cluster
     * @param kind what the daily schedule collects
     */
    ScheduleBeans(Settings settings, Database database, ProcessIdentity process, RunScope scope, RunKind kind) {
        this.settings = settings;
        this.database = database;
        this.process = process;
        this.scope = scope;
        this.kind = kind;
        // A process for one collection fires nothing.
        cluster = settings.cluster() && !settings.collection().once()
                ? Optional.of(new Cluster(database, scope.jobStart().strip(), process.name(), process.clock()))
                : Optional.empty();
    }

    /** @throws ConfigurationException when there is to be a cluster on a database that cannot hold one */
    static void check(Settings settings, Database database) {
        if (settings.cluster() && database.dialect() != Dialect.POSTGRESQL) {
            throw new ConfigurationException("kis.cluster = true needs PostgreSQL, and the DataSource of"
                    + " kis.database.datasource leads to H2: name another one, or remove kis.cluster.");
        }
    }

    void bind(BiConsumer<String, Object> registry) {
        CollectionSettings collection = settings.collection();
        registry.accept("kisSchedule", schedule(collection.cron(), ScheduledRuns.daily(database, scope, kind)));
        registry.accept("kisSettling", schedule(collection.settleCron(), ScheduledRuns.settling(database, scope)));
        cluster.ifPresent(nodes -> registry.accept("kisCluster", nodes));
    }

    private CollectionSchedule schedule(String cron, ScheduledRuns runs) {
        CollectionSettings collection = settings.collection();
        return new CollectionSchedule(
                cron,
                collection.timeZone(),
                collection.retryUntil(),
                runs,
                cluster.<FiringNodes>map(nodes -> nodes).orElseGet(FiringNodes::alone),
                process.clock());
    }

    /** No firing is taken any more. */
    void leave() {
        cluster.ifPresent(Cluster::leave);
    }
}
