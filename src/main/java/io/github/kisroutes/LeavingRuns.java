package io.github.kisroutes;

import io.github.kisroutes.collection.CollectionRuns;
import io.github.kisroutes.database.DatabaseTransaction;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.CamelContextStoppingEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;

/**
 * Before the context stops its routes, collections hand out nothing more and store what is under way; they stay open, to be
 * resumed. A route that is stopped in the middle of one would leave its callers waiting.
 */
final class LeavingRuns extends SimpleEventNotifierSupport {
    private static final String COLLECTION = "kis-collect";

    /** Longer than a call takes. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(30);

    /** How long an absent database is waited for; what it did not take then is asked for again by the next start. */
    private static final Duration PATIENCE_WITH_DATABASE = Duration.ofSeconds(5);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private final CollectionRuns runs;
    private final DatabaseTransaction database;

    LeavingRuns(CollectionRuns runs, DatabaseTransaction database) {
        this.runs = runs;
        this.database = database;
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof CamelContextStoppingEvent;
    }

    @Override
    public void notify(CamelEvent event) throws InterruptedException {
        runs.leave();
        CamelContext context = ((CamelContextStoppingEvent) event).getContext();
        await(context, PATIENCE_WITH_DATABASE);
        database.waitNoLonger();
        await(context, MAX_WAIT);
    }

    private static void await(CamelContext context, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (context.getInflightRepository().size(COLLECTION) > 0 && System.nanoTime() - end < 0) {
            TimeUnit.MILLISECONDS.sleep(POLL_INTERVAL.toMillis());
        }
    }
}
