package io.github.kisroutes.ratelimit;

import java.util.Optional;
import java.util.concurrent.locks.Condition;

/**
 * One call that waits for its turn.
 *
 * @param caller the client that makes it; empty for the collection
 * @param entered since when it waits
 * @param deadline until when it waits at most; both in nanoseconds of this process
 * @param signal wakes its thread
 */
record CallTicket(Optional<Caller> caller, long entered, long deadline, Condition signal) {
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
