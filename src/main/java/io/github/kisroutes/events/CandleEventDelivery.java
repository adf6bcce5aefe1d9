package io.github.kisroutes.events;

import io.github.kisroutes.database.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;
import org.apache.camel.Variable;
import org.apache.camel.support.SynchronizationAdapter;
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
    private static final Duration MAX_WAIT = Duration.ofMinutes(1);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);

    private final Database database;
    private final Duration lease;
    private final String process;
    private final AtomicLong sendings = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();

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
     * Begins to send when anything is due and nobody else sends; waits while the database is away.
     *
     * @param exchange at the end of which the sending ends in any case
     */
    public EventDelivery begin(Exchange exchange) throws SQLException {
        database.transaction().awaitDatabase();
        String owner = process + " " + sendings.incrementAndGet();
        if (!isDue() || !claim(owner)) {
            return EventDelivery.nothing();
        }
        EventDelivery delivery = new EventDelivery(
                owner,
                new DeliveryLease(database, owner, lease),
                standing().faults(),
                exchange.getContext()::isStopping);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                delivery.close();
            }
        });
        return delivery;
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

    /** How things stand: faults in a row, and candles that wait. */
    private record Standing(int faults, long waiting) {}

    private Standing standing() {
        return database.sql("read-event-delivery")
                .one(row -> new Standing(row.getInt("fault_count"), row.getLong("waiting")))
                .orElseThrow();
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
        taken.incrementAndGet();
    }

    /** Notes that a subscriber did not. */
    public void failed(@Variable("delivery") EventDelivery delivery, @ExchangeException Exception fault) {
        delivery.failed(fault);
    }

    /** Forgets what was taken, and lets others send; after a fault nobody does for a while, longer each time. */
    public void end(@Variable("delivery") EventDelivery delivery) throws Exception {
        if (!delivery.isOurs()) {
            return;
        }
        delivery.close();
        Callable<Void> work = () -> {
            forget(delivery.taken());
            release(delivery);
            return null;
        };
        database.transaction().call(work);
        delivery.fault().ifPresent(fault -> warn(delivery, fault, standing().waiting()));
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

    private static void warn(EventDelivery delivery, Exception fault, long waiting) {
        LOG.warn(
                "{} was not taken by the subscribers in routes/kis-candle-events.camel.yaml: {}. It is sent again in {} s;"
                        + " {} wait.",
                delivery.refused().map(event -> "Candle event " + event).orElse("The next batch of candle events"),
                fault.toString(),
                pauseSeconds(delivery.faults()),
                waiting);
    }

    /**
     * Returns when everything is sent, the program is to end, or the subscribers have taken nothing for a minute: what is left
     * then is sent by the next start.
     *
     * @param stopping whether the program is to end
     */
    public void awaitEmpty(BooleanSupplier stopping) throws InterruptedException {
        long seen = -1;
        long since = System.nanoTime();
        for (long waiting = standing().waiting();
                waiting > 0 && !stopping.getAsBoolean();
                waiting = standing().waiting()) {
            long now = waiting + taken.get();
            if (now != seen) {
                seen = now;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > MAX_WAIT.toNanos()) {
                LOG.warn("{} candles were not taken by the subscribers; the next start sends them.", waiting);
                return;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_INTERVAL.toMillis());
        }
    }
}
