package io.github.kisroutes.cluster;

import io.github.kisroutes.collection.schedule.FiringNodes;
import io.github.kisroutes.database.Database;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.component.quartz.QuartzEndpoint;
import org.apache.camel.spi.CamelContextCustomizer;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.RouteStartedEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;
import org.quartz.SchedulerException;

/**
 * This process as a node of a cluster: all {@code quartz:} endpoints of its context fire on one node at a time. Bound as a bean,
 * it takes its place in the context by itself.
 */
public final class Cluster extends SimpleEventNotifierSupport implements CamelContextCustomizer, FiringNodes {
    private final String name;
    private final String node;
    private final Database database;
    private final NodeClock clock;
    private ClusterScheduler scheduler;

    /**
     * @param database with the tables of Quartz
     * @param name the same on all nodes of an installation, whatever their Camel contexts are called, and of no other installation;
     *     at most 120 characters
     * @param node the name of this process; no other one has it
     * @param clock the one that this node goes by
     */
    public Cluster(Database database, String name, String node, Clock clock) {
        this.database = database;
        this.name = name;
        this.node = NodeClock.shortened(node);
        this.clock = new NodeClock(database, name, this.node, clock);
    }

    @Override
    public void configure(CamelContext context) {
        RoutedTriggers routed = new RoutedTriggers(context);
        scheduler = new ClusterScheduler(
                name, node, new ClusterJobStore(database.dataSource(), routed, clock), new ClusterJob(context, routed));
        QuartzComponent quartz = new QuartzComponent();
        quartz.setSchedulerFactory(scheduler);
        context.addComponent("quartz", quartz);
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof RouteStartedEvent;
    }

    /** Camel stores a schedule whose cron expression is another one than before; a changed time zone it would not notice. */
    @Override
    public void notify(CamelEvent event) throws SchedulerException {
        if (((RouteStartedEvent) event).getRoute().getEndpoint() instanceof QuartzEndpoint endpoint) {
            scheduler.keepTimeZone(endpoint);
        }
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public boolean takesPart() {
        return !clock.isAside();
    }

    /** The routes stop: this node takes no firing any more, so that none is lost in it. */
    public void leave() {
        if (scheduler != null) {
            scheduler.leave();
        }
    }
}
