package io.github.kisroutes.cluster;

import org.apache.camel.CamelContext;
import org.apache.camel.component.quartz.CamelJob;
import org.apache.camel.component.quartz.QuartzEndpoint;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.Scheduler;
import org.quartz.spi.JobFactory;
import org.quartz.spi.TriggerFiredBundle;

/**
 * The only job there is: a firing goes to the route of this node that has the schedule. Camel's own goes to a context and an
 * address that stand in the database, where the name of another node's context may stand, and where another user may write.
 */
final class ClusterJob extends CamelJob implements JobFactory {
    private final CamelContext context;
    private final RoutedTriggers routed;

    ClusterJob(CamelContext context, RoutedTriggers routed) {
        this.context = context;
        this.routed = routed;
    }

    @Override
    public Job newJob(TriggerFiredBundle bundle, Scheduler scheduler) {
        return new ClusterJob(context, routed); // it remembers its exchange
    }

    @Override
    protected CamelContext getCamelContext(JobExecutionContext fired) {
        return context;
    }

    @Override
    protected QuartzEndpoint lookupQuartzEndpoint(CamelContext camel, JobExecutionContext fired)
            throws JobExecutionException {
        return routed.endpoint(fired.getJobDetail().getKey())
                .orElseThrow(() -> new JobExecutionException("No route of this node has the schedule "
                        + fired.getJobDetail().getKey() + " any more. Nothing was done."));
    }
}
