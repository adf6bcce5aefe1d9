package io.github.kisroutes.ratelimit;

import java.util.Optional;
import java.util.concurrent.locks.Condition;

/** One call that waits for its turn. Times are nanoseconds of this process; whoever has the scheduler's lock uses it. */
final class CallTicket {
    private final Optional<Caller> caller;
    private final long entered;
    private final long deadline;
    private final Condition signal;
    private boolean waited;
    private long turn;

    /**
     * @param caller the client that makes it; empty for the collection
     * @param entered since when it waits
     * @param deadline until when it waits at most
     * @param signal wakes its thread
     */
    CallTicket(Optional<Caller> caller, long entered, long deadline, Condition signal) {
        this.caller = caller;
        this.entered = entered;
        this.deadline = deadline;
        this.signal = signal;
    }

    Optional<Caller> caller() {
        return caller;
    }

    long entered() {
        return entered;
    }

    long deadline() {
        return deadline;
    }

    Condition signal() {
        return signal;
    }

    /** It could have gone out earlier, but for the quota. */
    void waits() {
        waited = true;
    }

    boolean hasWaited() {
        return waited;
    }

    /** It has its turn. */
    void turn(long now) {
        turn = now;
    }

    /** When it had its turn. */
    long turn() {
        return turn;
    }
}
