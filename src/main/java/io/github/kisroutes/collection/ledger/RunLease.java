package io.github.kisroutes.collection.ledger;

import io.github.kisroutes.collection.run.CallCount;
import io.github.kisroutes.collection.run.CollectionRun;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows signs of life for a run while it is worked on, and counts its calls. */
public final class RunLease implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunLease.class);

    private final CollectionRun run;
    private final RunLedger ledger;
    private final Supplier<CallCount> calls;
    private final ScheduledExecutorService heart;
    private CallCount counted;
    private boolean ended;

    /**
     * @param every the time between two signs of life, a part of the lease
     * @param calls the calls of this process so far
     */
    public RunLease(CollectionRun run, RunLedger ledger, Supplier<CallCount> calls, Duration every) {
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
        if (ended) {
            return;
        }
        try {
            CallCount now = calls.get();
            if (ledger.renew(run.header(), now.since(counted))) {
                counted = now;
            } else {
                run.end().handOver(new RunTakenOverException(run.id()).getMessage());
            }
        } catch (RuntimeException e) {
            LOG.debug("The heartbeat of {} could not be written; it is tried again.", run.id(), e);
        }
    }

    /**
     * The last sign of life was the last one: waits for one that is being written, and lets none follow, which would take the
     * closed run for one that was taken over.
     *
     * @return the calls that no sign of life has counted
     */
    public synchronized CallCount end() {
        close();
        return calls.get().since(counted);
    }

    /** Never interrupts a write: Java closes the file of an interrupted one, and with it H2's whole database. */
    @Override
    public synchronized void close() {
        ended = true;
        heart.shutdown();
    }
}
