package io.github.kisroutes.shared;

/** How many calls may go to the wire now, and who is told that one does: what a sender of calls needs to know of the quota. */
public interface WirePace {
    /**
     * Calls per {@link #wireNanos} that this process may send now; 0 while it has to ask first whether it still has its part.
     *
     * @throws java.util.concurrent.RejectedExecutionException when no call may go out any more
     */
    int permitsNow();

    /** The length of a period at the wire, in nanoseconds. */
    long wireNanos();

    /** A call goes out now. */
    void sent();
}
