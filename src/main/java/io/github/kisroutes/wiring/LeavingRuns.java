package io.github.kisroutes.wiring;

import io.github.kisroutes.database.DatabaseTransaction;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.CamelContextStoppingEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;

/**
 * Before the context stops its routes, no call goes out any more, and collections store what is under way; they stay open, to
 * be resumed. A route that is stopped in the middle of one would leave its callers waiting.
 */
final class LeavingRuns extends SimpleEventNotifierSupport {
    private static final String COLLECTION = "kis-collect";

    /** Longer than a call takes whose broker is well, and short enough for all of this: `docker stop` kills after 10 s. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(5);

    /** What was broken off then ends at once; only a request for a token may take its time, for its answer is kept. */
    private static final Duration REST = Duration.ofSeconds(2);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private final Runnable leave;
    private final Runnable endCalls;
    private final Runnable breakOffCalls;
    private final DatabaseTransaction database;

    /**
     * @param leave from then on no run begins, and those that run are left
     * @param endCalls from then on no call begins
     * @param breakOffCalls ends those that are under way
     */
    LeavingRuns(Runnable leave, Runnable endCalls, Runnable breakOffCalls, DatabaseTransaction database) {
        this.leave = leave;
        this.endCalls = endCalls;
        this.breakOffCalls = breakOffCalls;
        this.database = database;
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof CamelContextStoppingEvent;
    }

    @Override
    public void notify(CamelEvent event) throws InterruptedException {
        leave.run(); // first, so that no symbol fails because its calls end
        endCalls.run();
        CamelContext context = ((CamelContextStoppingEvent) event).getContext();
        await(context, MAX_WAIT);
        database.waitNoLonger();
        breakOffCalls.run();
        await(context, REST);
    }

    private static void await(CamelContext context, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (context.getInflightRepository().size(COLLECTION) > 0 && System.nanoTime() - end < 0) {
            TimeUnit.MILLISECONDS.sleep(POLL_INTERVAL.toMillis());
        }
    }
}
