package io.github.kisroutes.cluster;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Date;
import java.util.UUID;
import javax.sql.DataSource;
import org.quartz.CronTrigger;
import org.quartz.JobDataMap;
import org.quartz.JobDetail;
import org.quartz.JobPersistenceException;
import org.quartz.SchedulerConfigException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.jdbcjobstore.DriverDelegate;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.spi.ClassLoadHelper;
import org.quartz.spi.OperableTrigger;
import org.quartz.spi.SchedulerSignaler;
import org.quartz.utils.DBConnectionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Quartz's clustered store on our pool of connections. What it keeps of a schedule is when and how it fires: Camel's data of a job,
 * the address of its endpoint among them, stay out of the database.
 */
@SuppressWarnings("unchecked") // of Quartz's own
class PooledJobStore extends JobStoreTX {
    private static final Logger LOG = LoggerFactory.getLogger(PooledJobStore.class);

    private static final Logger QUARTZ = LoggerFactory.getLogger(JobStoreTX.class);

    /** How long a schedule is kept that is due and that no node has a route for. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final RoutedTriggers routed;
    private final NodeClock clock;
    private boolean begun;

    PooledJobStore(DataSource pool, RoutedTriggers routed, NodeClock clock) {
        this.routed = routed;
        this.clock = clock;
        String source = "kis " + UUID.randomUUID();
        DBConnectionManager.getInstance().addConnectionProvider(source, new PooledConnections(pool));
        setDataSource(source);
        setTablePrefix("kis_qrtz_");
        setIsClustered(true);
        // Otherwise a node takes a firing by what it has read before another one was done with it, and repeats it.
        setAcquireTriggersWithinLock(true);
        setUseProperties("true"); // text instead of Java objects
    }

    @Override
    public void initialize(ClassLoadHelper helper, SchedulerSignaler signaler) throws SchedulerConfigException {
        super.initialize(new JobClasses(), signaler);
    }

    /** What Quartz has to say comes from Quartz, at the level that is set for it. */
    @Override
    protected Logger getLog() {
        return QUARTZ;
    }

    @Override
    protected synchronized DriverDelegate getDelegate() {
        if (!begun) {
            routed.begin(getLog(), getTablePrefix(), getInstanceName(), getInstanceId(), getClassLoadHelper());
            begun = true;
        }
        return routed;
    }

    /** A node that dies while it fires is followed by another one, whatever the route says. */
    @Override
    protected void storeJob(Connection conn, JobDetail job, boolean replaceExisting) throws JobPersistenceException {
        JobDetail bare = job.getJobBuilder()
                .setJobData(new JobDataMap())
                .requestRecovery(true)
                .build();
        super.storeJob(conn, bare, replaceExisting);
    }

    @Override
    public void storeJobAndTrigger(JobDetail job, OperableTrigger trigger) throws JobPersistenceException {
        correct(trigger);
        super.storeJobAndTrigger(job, trigger);
    }

    @Override
    protected boolean replaceTrigger(Connection conn, TriggerKey key, OperableTrigger trigger)
            throws JobPersistenceException {
        correct(trigger);
        boolean replaced = super.replaceTrigger(conn, key, trigger);
        LOG.info(
                "The schedule {} of all nodes is changed to the one of this node: {}.",
                key.getName(),
                schedule(trigger));
        return replaced;
    }

    private static String schedule(Trigger trigger) {
        return trigger instanceof CronTrigger cron
                ? cron.getCronExpression() + " in " + cron.getTimeZone().getID()
                : "next at " + trigger.getNextFireTime().toInstant();
    }

    /** A schedule that is stored by a node whose clock is wrong begins at the time of the database. */
    private void correct(OperableTrigger trigger) {
        clock.look();
        if (!clock.ahead().isZero()) {
            trigger.setStartTime(Date.from(trigger.getStartTime().toInstant().minus(clock.ahead())));
            trigger.computeFirstFireTime(null);
        }
    }

    /** Besides, what should have fired a day ago and belongs to no route of any node is forgotten: its route was removed. */
    @Override
    protected RecoverMisfiredJobsResult recoverMisfiredJobs(Connection conn, boolean recovering)
            throws JobPersistenceException, SQLException {
        long before = clock.now().minus(KEPT).toEpochMilli();
        for (TriggerKey key : routed.foreign(conn, STATE_WAITING, before)) {
            removeTrigger(conn, key);
            LOG.info(
                    "The schedule {} is forgotten: it was due for a day, and no node has a route with it.",
                    key.getName());
        }
        return super.recoverMisfiredJobs(conn, recovering);
    }
}
