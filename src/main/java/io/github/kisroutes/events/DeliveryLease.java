package io.github.kisroutes.events;

import io.github.kisroutes.database.Database;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows signs of life while this process sends candle events, however long a subscriber takes. */
final class DeliveryLease implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryLease.class);

    private final Database database;
    private final String owner;
    private final Duration length;
    private final ScheduledExecutorService heart;
    private volatile long renewedAt = System.nanoTime();

    /** @param length how long a sign of life counts; the lease has just been claimed for that long */
    DeliveryLease(Database database, String owner, Duration length) {
        this.database = database;
        this.owner = owner;
        this.length = length;
        heart = Executors.newSingleThreadScheduledExecutor(beat -> {
            Thread thread = new Thread(beat, "kis-candle-events-lease");
            thread.setDaemon(true);
            return thread;
        });
        long pause = length.toMillis() / 3;
        heart.scheduleWithFixedDelay(this::renew, pause, pause, TimeUnit.MILLISECONDS);
    }

    private void renew() {
        try {
            long now = System.nanoTime();
            int ours = database.sql("renew-event-delivery")
                    .set("owner", owner)
                    .set("lease_seconds", length.toSeconds())
                    .update();
            renewedAt = ours == 1 ? now : now - length.toNanos();
        } catch (RuntimeException e) {
            LOG.debug("The heartbeat of {} could not be written; it is tried again.", owner, e);
        }
    }

    /** Whether no other process can have begun to send: the host may have been asleep since the last sign of life. */
    boolean isHeld() {
        return System.nanoTime() - renewedAt < length.toNanos();
    }

    /** Never interrupts a write: Java closes the file of an interrupted one, and with it H2's whole database. */
    @Override
    public void close() {
        heart.shutdown();
    }
}
