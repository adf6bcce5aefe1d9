package io.github.kisroutes.cluster;

import java.util.Collection;
import java.util.List;
import java.util.TimeZone;
import org.apache.camel.component.quartz.QuartzEndpoint;
import org.quartz.CronScheduleBuilder;
import org.quartz.CronTrigger;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SchedulerFactory;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.DirectSchedulerFactory;
import org.quartz.impl.SchedulerRepository;
import org.quartz.simpl.SimpleThreadPool;
import org.quartz.spi.JobFactory;

/**
 * Makes the scheduler of a node. It is made of objects and not of properties, so that no password has to stand in any; and under
 * the name of the cluster, to which Camel would add the name of its context.
 */
final class ClusterScheduler implements SchedulerFactory {
    private static final int THREADS = 10;

    /** How often a node with nothing to do looks for what others have left; Quartz's 30 s would be long for a takeover. */
    private static final long IDLE_MILLIS = 5_000;

    private final String name;
    private final String node;
    private final ClusterJobStore store;
    private final JobFactory jobs;
    private Scheduler scheduler;

    ClusterScheduler(String name, String node, ClusterJobStore store, JobFactory jobs) {
        this.name = name;
        this.node = node;
        this.store = store;
        this.jobs = jobs;
    }

    @Override
    public synchronized Scheduler getScheduler() throws SchedulerException {
        if (scheduler == null) {
            scheduler = make();
        }
        return scheduler;
    }

    private Scheduler make() throws SchedulerException {
        SimpleThreadPool threads = new SimpleThreadPool(THREADS, Thread.NORM_PRIORITY);
        threads.setThreadNamePrefix("kis-cluster");
        SchedulerRepository made = SchedulerRepository.getInstance();
        synchronized (SchedulerRepository.class) {
            DirectSchedulerFactory.getInstance()
                    .createScheduler(name, node, threads, store, null, null, 0, IDLE_MILLIS, -1, true, null);
            Scheduler ours = made.lookup(name);
            // The repository holds one of a name, for all of a JVM; a second node in it needs the same name.
            made.remove(name);
            ours.setJobFactory(jobs);
            return ours;
        }
    }

    /** Where a schedule is stored with another time zone than this node's, it is changed. */
    void keepTimeZone(QuartzEndpoint endpoint) throws SchedulerException {
        Object zone = endpoint.getTriggerParameters().get("timeZone");
        TriggerKey key = endpoint.getTriggerKey();
        Trigger stored = scheduler.getTrigger(key);
        if (zone == null
                || !(stored instanceof CronTrigger cron)
                || cron.getTimeZone().getID().equals(zone.toString())) {
            return;
        }
        scheduler.rescheduleJob(
                key,
                cron.getTriggerBuilder()
                        .withSchedule(CronScheduleBuilder.cronSchedule(cron.getCronExpression())
                                .withMisfireHandlingInstructionFireAndProceed()
                                .inTimeZone(TimeZone.getTimeZone(zone.toString())))
                        .build());
    }

    void leave() {
        store.leave();
    }

    @Override
    public Scheduler getScheduler(String wanted) throws SchedulerException {
        return wanted.equals(name) ? getScheduler() : null;
    }

    @Override
    public Collection<Scheduler> getAllSchedulers() throws SchedulerException {
        return List.of(getScheduler());
    }
}
