package io.github.kisroutes.collection;

import io.github.kisroutes.database.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.apache.camel.ExchangeException;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of {@code routes/kis-candle-events-deliver.camel.yaml} around the sending: which candle events are due, and what
 * becomes of them. One process sends at a time, so that the candles of a stock arrive in their order. What was taken is
 * deleted afterwards, so a crash in between sends it again.
 */
public final class CandleEventDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(CandleEventDelivery.class);

    /** So many at most come again after a crash. */
    private static final int BATCH = 100;

    private static final int LONGEST_PAUSE_SECONDS = 300;

    private final Database database;
    private final Duration lease;
    private final String process;
    private final AtomicLong sendings = new AtomicLong();

    /** One thread of this process at a time; another one may give it back, since subscribers may go on in threads of theirs. */
    private final Semaphore turn = new Semaphore(1, true);

    /**
     * @param lease how long a process without a sign of life is left alone
     * @param process the name of this process; no other one has the same
     */
    public CandleEventDelivery(Database database, Duration lease, String process) {
        this.database = database;
        this.lease = lease;
        this.process = process;
    }

    /**
     * Begins to send when anything is due. Waits while the database is away, and while another thread sends.
     *
     * @return what has to be given to {@link #end}
     */
    public EventDelivery begin(CamelContext camel) throws SQLException, InterruptedException {
        database.transaction().awaitDatabase();
        turn.acquire();
        try {
            String owner = process + " " + sendings.incrementAndGet();
            boolean ours = isDue() && claim(owner);
            int faults = ours ? standing("fault_count", owner) : 0;
            Optional<DeliveryLease> held =
                    ours ? Optional.of(new DeliveryLease(database, owner, lease)) : Optional.empty();
            return new EventDelivery(owner, held, faults, camel::isStopping);
        } catch (RuntimeException e) {
            turn.release();
            throw e;
        }
    }

    private boolean isDue() {
        return database.sql("due-candle-events").one(row -> true).isPresent();
    }

    private boolean claim(String owner) {
        return database.sql("claim-event-delivery")
                        .set("owner", owner)
                        .set("lease_seconds", lease.toSeconds())
                        .update()
                == 1;
    }

    private int standing(String column, String owner) {
        return database.sql("read-event-delivery")
                .set("owner", owner)
                .one(row -> row.getInt(column))
                .orElse(0);
    }

    /** Forgets what was taken, and reads what follows: nothing, when nothing is left or it has to end. */
    public void next(@Variable("delivery") EventDelivery delivery) {
        forget(delivery.taken());
        delivery.next(List.of());
        if (delivery.goesOn()) {
            delivery.next(
                    database.sql("read-candle-events").set("at_most", BATCH).list(CandleEvent::of));
        }
    }

    private void forget(List<CandleEvent> taken) {
        if (!taken.isEmpty()) {
            database.sql("delete-candle-events")
                    .set(
                            "event_id",
                            taken.stream()
                                    .map(event -> String.valueOf(event.id()))
                                    .toArray(String[]::new))
                    .update();
        }
    }

    /** Notes that the subscribers took what they were sent last. */
    public void took(@Variable("delivery") EventDelivery delivery) {
        delivery.took();
    }

    /** Notes that a subscriber did not. */
    public void failed(@Variable("delivery") EventDelivery delivery, @ExchangeException Exception fault) {
        delivery.failed(fault);
    }

    /** Forgets what was taken, and lets others send; after a fault nobody does for a while, longer each time. */
    public void end(@Variable("delivery") EventDelivery delivery) throws Exception {
        try {
            if (delivery.lease().isPresent()) {
                delivery.lease().get().close();
                Callable<Integer> work = () -> {
                    forget(delivery.taken());
                    int waiting = delivery.fault().isPresent() ? standing("waiting", delivery.owner()) : 0;
                    release(delivery);
                    return waiting;
                };
                int waiting = database.transaction().call(work);
                delivery.fault().ifPresent(fault -> warn(delivery, fault, waiting));
            }
        } finally {
            turn.release();
        }
    }

    private void release(EventDelivery delivery) {
        database.sql("end-event-delivery")
                .set("owner", delivery.owner())
                .set("fault_count", delivery.faults())
                .set("fault", delivery.fault().map(String::valueOf).orElse(null))
                .set("pause_seconds", pauseSeconds(delivery.faults()))
                .update();
    }

    /** 1, 2, 4 … seconds, five minutes at most; none without a fault. */
    static int pauseSeconds(int faults) {
        return faults == 0 ? 0 : Math.min(LONGEST_PAUSE_SECONDS, 1 << Math.min(faults - 1, 16));
    }

    private static void warn(EventDelivery delivery, Exception fault, int waiting) {
        LOG.warn(
                "{} was not taken by the subscribers in routes/kis-candle-events.camel.yaml: {}. It is sent again in {} s;"
                        + " {} wait.",
                delivery.refused().map(event -> "Candle event " + event).orElse("The next batch of candle events"),
                fault.toString(),
                pauseSeconds(delivery.faults()),
                waiting);
    }
}
