package io.github.kisroutes.collection.evidence;

/** Why days have to be read again; stands in {@code obligation.kind}. */
public enum ObligationKind {
    /** The stored rows may stand on another base than what KIS says now. */
    BASE,
    /** A value that was stored before has changed; nobody has said the new one twice. */
    CHANGED,
    /** No complete answer came: the call failed, or rows of it were missing or rejected. */
    UNANSWERED,
    /** One answer alone showed where the series begins. */
    BEGINNING;

    /** Whether a run that touched the stock is not complete while this is open. */
    public boolean isRed() {
        return this != BEGINNING;
    }
}
