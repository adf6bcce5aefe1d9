package io.github.kisroutes.ratelimit;

import java.time.Duration;
import java.util.Optional;
import org.apache.camel.Exchange;

/** What an exchange keeps of the turn of its call until the answer is there. */
final class CallTurn {
    /** When it was, in nanoseconds of this process. */
    private static final String AT = "kis-turn";

    /** How long the attempts of a call have waited for their turns so far. */
    static final String WAITED = "kis-turn-waited";

    /** Of the call that this thread makes: it goes to the wire in the thread that has waited for its turn. */
    private static final ThreadLocal<Long> OF_THREAD = new ThreadLocal<>();

    private CallTurn() {}

    static void keep(Exchange call, long at, Duration waited) {
        OF_THREAD.set(at);
        call.setProperty(AT, at);
        call.setProperty(WAITED, waited);
    }

    /** When the call had its turn; empty if it had none. */
    static Optional<Long> of(Exchange call) {
        return Optional.ofNullable(call.getProperty(AT, Long.class));
    }

    /** When the call had its turn that this thread sends now; empty for one that was sent before. */
    static Optional<Long> ofThisThread() {
        Optional<Long> turn = Optional.ofNullable(OF_THREAD.get());
        OF_THREAD.remove();
        return turn;
    }

    /** All its attempts together. */
    static Duration waited(Exchange call) {
        return call.getProperty(WAITED, Duration.ZERO, Duration.class);
    }
}
