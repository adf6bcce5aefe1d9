package io.github.kisroutes.collection.ledger;

/** The run belongs to another process now, which took this one for dead. Nothing may be written any more. */
public final class RunTakenOverException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RunTakenOverException(String runId) {
        super(
                "The collection " + runId
                        + " was taken over by another process because this one sent no heartbeat for longer than kis.collect.lease. The other process finishes it; this one writes nothing more.");
    }
}
