package io.github.kisroutes.cluster;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.quartz.QuartzEndpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.quartz.JobKey;
import org.quartz.JobPersistenceException;
import org.quartz.Scheduler;
import org.quartz.TriggerKey;
import org.quartz.impl.jdbcjobstore.NoSuchDelegateException;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.spi.ClassLoadHelper;
import org.quartz.spi.OperableTrigger;
import org.slf4j.Logger;

/**
 * What the store reads and writes, for this node: only the triggers whose route it has. A firing that another node could do would
 * be lost on one without the route: an older version, or one that is configured differently.
 */
final class RoutedTriggers extends PostgreSQLDelegate {
    /** More than there are schedules whose routes stand on other nodes alone. */
    private static final int MOST = 100;

    private final CamelContext context;

    RoutedTriggers(CamelContext context) {
        this.context = context;
    }

    void begin(Logger log, String prefix, String cluster, String node, ClassLoadHelper classes) {
        try {
            initialize(log, prefix, cluster, node, classes, true, null);
        } catch (NoSuchDelegateException e) {
            throw new IllegalStateException("only settings are refused, and there are none", e);
        }
    }

    /** The endpoint of the running route that a job belongs to; empty also while the route is being replaced. */
    Optional<QuartzEndpoint> endpoint(JobKey job) {
        return endpoints(job, route -> ServiceHelper.isStarted(route.getConsumer()));
    }

    /** Camel gives job and trigger the same name. */
    private Optional<QuartzEndpoint> endpoints(JobKey job, Predicate<Route> which) {
        return routed(which)
                .filter(endpoint -> endpoint.getTriggerKey().getName().equals(job.getName())
                        && endpoint.getTriggerKey().getGroup().equals(job.getGroup()))
                .findFirst();
    }

    private Stream<QuartzEndpoint> routed(Predicate<Route> which) {
        return context.getRoutes().stream()
                .filter(which)
                .map(Route::getEndpoint)
                .filter(QuartzEndpoint.class::isInstance)
                .map(QuartzEndpoint.class::cast);
    }

    @Override
    public List<TriggerKey> selectTriggerToAcquire(Connection conn, long noLaterThan, long noEarlierThan, int maxCount)
            throws SQLException {
        List<TriggerKey> due = super.selectTriggerToAcquire(conn, noLaterThan, noEarlierThan, Math.max(maxCount, MOST));
        due.removeIf(key -> !isRouted(conn, key));
        return due.subList(0, Math.min(due.size(), Math.max(maxCount, 1)));
    }

    @Override
    public boolean hasMisfiredTriggersInState(
            Connection conn, String state, long before, int count, List<TriggerKey> misfired) throws SQLException {
        boolean more = super.hasMisfiredTriggersInState(conn, state, before, MOST, misfired);
        misfired.removeIf(key -> !isRouted(conn, key));
        return more;
    }

    /** The triggers that should have fired before a time, and belong to no route of this node. */
    List<TriggerKey> foreign(Connection conn, String state, long before) throws SQLException {
        List<TriggerKey> overdue = new LinkedList<>();
        super.hasMisfiredTriggersInState(conn, state, before, MOST, overdue);
        overdue.removeIf(key -> job(conn, key)
                .filter(job -> endpoints(job, any -> true).isPresent())
                .isPresent());
        return overdue;
    }

    private boolean isRouted(Connection conn, TriggerKey key) {
        return job(conn, key).flatMap(this::endpoint).isPresent();
    }

    /** Empty when it cannot be told; the next look tries it again. */
    private Optional<JobKey> job(Connection conn, TriggerKey key) {
        if (!key.getGroup().equals(Scheduler.DEFAULT_RECOVERY_GROUP)) {
            return Optional.of(new JobKey(key.getName(), key.getGroup()));
        }
        try {
            return Optional.ofNullable(selectTrigger(conn, key)).map(OperableTrigger::getJobKey);
        } catch (SQLException | ClassNotFoundException | IOException | JobPersistenceException e) {
            return Optional.empty();
        }
    }

    /** A Java object in a database could run code of whoever may write there. We store text alone. */
    @Override
    protected Object getObjectFromBlob(ResultSet row, String column) throws SQLException {
        if (row.getBytes(column) == null) {
            return null;
        }
        throw new SQLException("The column " + column
                + " of Quartz's tables holds a Java object, which nobody of ours has" + " written; it was not read.");
    }
}
