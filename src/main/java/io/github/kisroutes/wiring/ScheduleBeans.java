package io.github.kisroutes.wiring;

import io.github.kisroutes.cluster.Cluster;
import io.github.kisroutes.collection.schedule.CollectionSchedule;
import io.github.kisroutes.collection.schedule.FiringNodes;
import io.github.kisroutes.config.ConfigurationException;
import io.github.kisroutes.config.Settings;
import io.github.kisroutes.database.Dialect;
import io.github.kisroutes.message.Messages;
import io.github.kisroutes.shared.ProcessIdentity;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The schedules of this process, and the cluster that fires them, if there is one. */
final class ScheduleBeans {
    private final CollectionScope scope;
    private final Optional<Cluster> cluster;
    private final CollectionSchedule schedule;

    /** @throws ConfigurationException when there is to be a cluster on a database that cannot hold one */
    ScheduleBeans(CollectionScope scope, ProcessIdentity process, Messages messages) {
        this.scope = scope;
        cluster = cluster(scope, process);
        schedule = scope.schedule(nodes(), messages);
    }

    private static Optional<Cluster> cluster(CollectionScope scope, ProcessIdentity process) {
        Settings settings = scope.settings();
        // A process for one collection fires nothing.
        if (!settings.cluster() || settings.collection().once()) {
            return Optional.empty();
        }
        if (scope.database().dialect() != Dialect.POSTGRESQL) {
            throw new ConfigurationException("kis.cluster = true needs PostgreSQL, and the DataSource of"
                    + " kis.database.datasource leads to H2: name another one, or remove kis.cluster.");
        }
        // Installations with another scope may share a database, not a schedule.
        String name = scope.scope().jobStart().strip();
        return Optional.of(new Cluster(scope.database(), name, process.name(), scope.quartz()));
    }

    private FiringNodes nodes() {
        return cluster.<FiringNodes>map(nodes -> nodes).orElseGet(FiringNodes::alone);
    }

    void bind(BiConsumer<String, Object> registry) {
        registry.accept("kisSchedule", schedule);
        registry.accept("kisFirings", scope.firings(nodes()));
        cluster.ifPresent(nodes -> registry.accept("kisCluster", nodes));
    }

    CollectionSchedule schedule() {
        return schedule;
    }

    /** No firing is taken any more. */
    void leave() {
        cluster.ifPresent(Cluster::leave);
    }
}
