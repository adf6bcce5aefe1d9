package io.github.kisroutes.shared;

/**
 * A call that was not sent, since the quota that several processes share left nothing for this one for minutes. It is not asked
 * again at once: it has waited long enough to say that waiting does not help. Not an {@link java.io.IOException}, because those
 * are repeated.
 */
public final class NoTurnException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message a clause that says how long was waited, and for what */
    public NoTurnException(String message) {
        super(message);
    }
}
