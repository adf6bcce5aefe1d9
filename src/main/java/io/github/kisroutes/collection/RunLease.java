package io.github.kisroutes.collection;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows signs of life for a run while it is worked on, and counts its calls. */
final class RunLease implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunLease.class);

    private final CollectionRun run;
    private final RunLedger ledger;
    private final Supplier<CallCount> calls;
    private final ScheduledExecutorService heart;
    private CallCount counted;

    /**
     * @param every the time between two signs of life, a part of the lease
     * @param calls the calls of this process so far
     */
    RunLease(CollectionRun run, RunLedger ledger, Supplier<CallCount> calls, Duration every) {
        this.run = run;
        this.ledger = ledger;
        this.calls = calls;
        this.counted = calls.get();
        heart = Executors.newSingleThreadScheduledExecutor(beat -> {
            Thread thread = new Thread(beat, "kis-run-lease");
            thread.setDaemon(true);
            return thread;
        });
        heart.scheduleWithFixedDelay(this::renew, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void renew() {
        try {
            CallCount now = calls.get();
            if (ledger.renew(run.header(), now.since(counted))) {
                counted = now;
            } else {
                run.end().handOver(new RunTakenOverException(run.id()).getMessage());
            }
        } catch (RuntimeException e) {
            LOG.debug("No sign of life could be written for {}; the next one may come through.", run.id(), e);
        }
    }

    /** The calls that no sign of life has counted yet. */
    synchronized CallCount uncounted() {
        return calls.get().since(counted);
    }

    @Override
    public void close() {
        heart.shutdownNow();
    }
}
