package io.github.kisroutes.collection.run;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whether a run has to end early, and what becomes of it then. The first reason stays. */
public final class RunEnd {
    /** What follows from the reason. */
    public enum Consequence {
        /** No call can succeed: the run is closed, and what was not asked for has failed. */
        CLOSE,
        /** The run stays open, to be resumed at the next start. */
        LEAVE,
        /** Another process owns the run: nothing more may be written. */
        HANDS_OFF,
        /** It could not be planned: it stands in the ledger as failed, with the reason, and has no symbols. */
        NOT_PLANNED
    }

    private record Cause(Consequence consequence, String reason) {}

    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Cause cause;

    /** What went wrong would hit every symbol. */
    public void stop(String reason) {
        set(new Cause(Consequence.CLOSE, reason));
    }

    /** The run cannot go on here and now: the program ends, or the database is away for good. */
    public void leave(String reason) {
        set(new Cause(Consequence.LEAVE, reason));
    }

    /** Which stocks to collect cannot be told. */
    public void notPlanned(String reason) {
        set(new Cause(Consequence.NOT_PLANNED, reason));
    }

    /** Another process has taken the run over. */
    public void handOver(String reason) {
        set(new Cause(Consequence.HANDS_OFF, reason));
    }

    private synchronized void set(Cause next) {
        // Who lost the run must not write, whatever else happened before.
        if (cause == null || next.consequence() == Consequence.HANDS_OFF) {
            cause = next;
        }
        ended.countDown();
    }

    boolean isSet() {
        return cause != null;
    }

    public boolean is(Consequence consequence) {
        Cause now = cause;
        return now != null && now.consequence() == consequence;
    }

    Optional<String> reason() {
        return Optional.ofNullable(cause).map(Cause::reason);
    }

    /** Waits, but not longer than until the run has to end. */
    public void pause(Duration length) throws InterruptedException {
        ended.await(length.toMillis(), TimeUnit.MILLISECONDS);
    }
}
