package io.github.kisroutes;

import io.github.kisroutes.collection.CollectionRuns;
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
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration LOOK = Duration.ofMillis(50);

    private final CollectionRuns runs;

    LeavingRuns(CollectionRuns runs) {
        this.runs = runs;
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof CamelContextStoppingEvent;
    }

    @Override
    public void notify(CamelEvent event) throws InterruptedException {
        runs.leave();
        CamelContext context = ((CamelContextStoppingEvent) event).getContext();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (context.getInflightRepository().size(COLLECTION) > 0 && System.nanoTime() - end < 0) {
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        }
    }
}
