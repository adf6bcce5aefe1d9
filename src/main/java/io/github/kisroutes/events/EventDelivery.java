package io.github.kisroutes.events;

import io.github.kisroutes.collection.run.StoppableIterator;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * One sending of candle events, from its claim to its end, in batches. {@code routes/kis-candle-events-deliver.camel.yaml}
 * carries it as the variable {@code delivery} and hands the events out one after the other.
 */
public final class EventDelivery {
    private final String owner;
    private final Optional<DeliveryLease> lease;
    private final int faultsBefore;
    private final BooleanSupplier goesOn;

    private List<CandleEvent> batch = List.of();
    private List<CandleEvent> handedOut = new ArrayList<>();
    private int takenUpTo;
    private boolean anyTaken;
    private Optional<Exception> fault = Optional.empty();

    /**
     * @param owner who sends, by the database
     * @param faultsBefore faults in a row before this sending
     * @param stopping whether the program is about to end
     */
    EventDelivery(String owner, DeliveryLease lease, int faultsBefore, BooleanSupplier stopping) {
        this(owner, Optional.of(lease), faultsBefore, () -> lease.isHeld() && !stopping.getAsBoolean());
    }

    private EventDelivery(String owner, Optional<DeliveryLease> lease, int faultsBefore, BooleanSupplier goesOn) {
        this.owner = owner;
        this.lease = lease;
        this.faultsBefore = faultsBefore;
        this.goesOn = goesOn;
    }

    /** Nothing is due, or another process sends. */
    static EventDelivery nothing() {
        return new EventDelivery("", Optional.empty(), 0, () -> false);
    }

    String owner() {
        return owner;
    }

    /** Whether this process may send. */
    boolean isOurs() {
        return lease.isPresent();
    }

    boolean goesOn() {
        return goesOn.getAsBoolean();
    }

    /** No sign of life any more: its end is recorded, or another process goes on when the lease is over. */
    void close() {
        lease.ifPresent(DeliveryLease::close);
    }

    /** Whether there is anything to send. */
    public boolean isOpen() {
        return !batch.isEmpty();
    }

    /** The messages of the batch, as long as this process may send. */
    public Iterator<Map<String, Object>> messages() {
        Iterator<CandleEvent> left = new StoppableIterator<>(batch.iterator(), goesOn);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return left.hasNext();
            }

            @Override
            public Map<String, Object> next() {
                CandleEvent event = left.next();
                handedOut.add(event);
                return event.message();
            }
        };
    }

    /** Goes on with these; nothing of them was handed out yet. */
    void next(List<CandleEvent> events) {
        anyTaken |= !taken().isEmpty();
        batch = events;
        handedOut = new ArrayList<>();
        takenUpTo = 0;
    }

    /** The subscribers have taken what was handed out so far. */
    void took() {
        takenUpTo = handedOut.size();
    }

    void failed(Exception why) {
        fault = Optional.of(why);
    }

    /** Why it ended early. */
    Optional<Exception> fault() {
        return fault;
    }

    /** Faults in a row, this sending included. */
    int faults() {
        if (fault.isEmpty()) {
            return 0;
        }
        return anyTaken || !taken().isEmpty() ? 1 : faultsBefore + 1;
    }

    /**
     * What the subscribers have taken of the batch: all that was handed out, unless there was a fault. Camel empties the list
     * of a split that ends with one, so that then only what was noted counts.
     */
    List<CandleEvent> taken() {
        return fault.isEmpty() ? handedOut : handedOut.subList(0, takenUpTo);
    }

    /** What they did not take. */
    Optional<CandleEvent> refused() {
        return takenUpTo < handedOut.size() ? Optional.of(handedOut.get(takenUpTo)) : Optional.empty();
    }
}
