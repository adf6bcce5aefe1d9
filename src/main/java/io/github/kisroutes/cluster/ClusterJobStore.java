package io.github.kisroutes.cluster;

import io.github.kisroutes.database.fault.DatabaseFault;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.quartz.JobDetail;
import org.quartz.JobPersistenceException;
import org.quartz.Trigger.CompletedExecutionInstruction;
import org.quartz.impl.jdbcjobstore.FiredTriggerRecord;
import org.quartz.spi.OperableTrigger;
import org.quartz.spi.TriggerFiredBundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store as a node uses it: not while its clock is wrong, nor once it leaves; and never for a firing that another node has
 * taken over while this one was asleep.
 */
@SuppressWarnings("unchecked") // of Quartz's own
final class ClusterJobStore extends PooledJobStore {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterJobStore.class);

    /** How often a node shows that it lives; another one recovers what it has left about 7.5 s after a missing sign. */
    private static final Duration CHECK_IN = Duration.ofSeconds(5);

    private final RoutedTriggers routed;
    private final NodeClock clock;
    private boolean away;
    private volatile boolean leaving;

    ClusterJobStore(DataSource pool, RoutedTriggers routed, NodeClock clock) {
        super(pool, routed, clock);
        this.routed = routed;
        this.clock = clock;
        setClusterCheckinInterval(CHECK_IN.toMillis());
    }

    /** From now on this node takes no firing. */
    void leave() {
        leaving = true;
    }

    private boolean takesPart() {
        return !leaving && !clock.isAside();
    }

    @Override
    protected boolean doCheckin() throws JobPersistenceException {
        try {
            clock.look();
            boolean recovered = clock.isAside() ? stepAside() : super.doCheckin();
            away = false;
            return recovered;
        } catch (JobPersistenceException | RuntimeException e) {
            tellAway(e);
            pause();
            return false;
        }
    }

    /** Quartz would log the whole stack, again and again. */
    private void tellAway(Exception failure) {
        if (!away) {
            LOG.warn(
                    "This node cannot check in with the other nodes, and fires nothing until it can: {}",
                    DatabaseFault.in(failure).map(DatabaseFault::text).orElseGet(failure::getMessage));
        }
        away = true;
        LOG.debug("The check-in failed.", failure);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(CHECK_IN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean stepAside() throws JobPersistenceException {
        lastCheckin = clock.now().toEpochMilli();
        checkOut();
        return false;
    }

    /** Gives back what this node has taken and not begun, and its place among the nodes. */
    private void checkOut() throws JobPersistenceException {
        executeInNonManagedTXLock(LOCK_TRIGGER_ACCESS, this::checkOut, null);
    }

    private Integer checkOut(Connection conn) throws JobPersistenceException {
        try {
            for (FiredTriggerRecord taken : ours(conn)) {
                if (STATE_ACQUIRED.equals(taken.getFireInstanceState())) {
                    getDelegate()
                            .updateTriggerStateFromOtherState(
                                    conn, taken.getTriggerKey(), STATE_WAITING, STATE_ACQUIRED);
                    getDelegate().deleteFiredTrigger(conn, taken.getFireInstanceId());
                }
            }
            return getDelegate().deleteSchedulerState(conn, getInstanceId());
        } catch (SQLException e) {
            throw new JobPersistenceException("This node could not check out: " + e.getMessage(), e);
        }
    }

    private List<FiredTriggerRecord> ours(Connection conn) throws SQLException {
        return getDelegate().selectInstancesFiredTriggerRecords(conn, getInstanceId());
    }

    private boolean holds(Connection conn, OperableTrigger trigger) throws JobPersistenceException {
        try {
            return ours(conn).stream()
                    .anyMatch(taken -> taken.getFireInstanceId().equals(trigger.getFireInstanceId()));
        } catch (SQLException e) {
            throw new JobPersistenceException("The firings of this node could not be read: " + e.getMessage(), e);
        }
    }

    @Override
    public List<OperableTrigger> acquireNextTriggers(long noLaterThan, int maxCount, long timeWindow) {
        if (!takesPart()) {
            return List.of();
        }
        try {
            return super.acquireNextTriggers(noLaterThan, maxCount, timeWindow);
        } catch (JobPersistenceException | RuntimeException e) {
            LOG.debug("No firing could be taken; the next look tries it again.", e); // the check-in tells it
            return List.of();
        }
    }

    @Override
    protected RecoverMisfiredJobsResult doRecoverMisfires() {
        if (!takesPart()) {
            return RecoverMisfiredJobsResult.NO_OP;
        }
        try {
            return super.doRecoverMisfires();
        } catch (JobPersistenceException | RuntimeException e) {
            LOG.debug("Missed firings could not be looked for; the next look tries it again.", e);
            return RecoverMisfiredJobsResult.NO_OP;
        }
    }

    @Override
    protected TriggerFiredBundle triggerFired(Connection conn, OperableTrigger trigger) throws JobPersistenceException {
        boolean ours = takesPart()
                && holds(conn, trigger)
                && routed.endpoint(trigger.getJobKey()).isPresent();
        return ours ? super.triggerFired(conn, trigger) : null;
    }

    @Override
    protected void triggeredJobComplete(
            Connection conn, OperableTrigger trigger, JobDetail job, CompletedExecutionInstruction instruction)
            throws JobPersistenceException {
        if (holds(conn, trigger)) {
            super.triggeredJobComplete(conn, trigger, job, instruction);
        }
    }

    @Override
    public void shutdown() {
        super.shutdown();
        try {
            checkOut();
        } catch (JobPersistenceException | RuntimeException e) {
            LOG.debug("This node could not check out; the others find out by themselves that it is gone.", e);
        }
    }
}
