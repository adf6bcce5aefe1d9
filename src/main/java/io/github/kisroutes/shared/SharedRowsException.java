package io.github.kisroutes.shared;

/** The store did not do what it was asked to, or it is not known whether it did. The message names store and cause. */
public final class SharedRowsException extends Exception {
    private static final long serialVersionUID = 1L;

    public SharedRowsException(String message) {
        super(message);
    }

    public SharedRowsException(String message, Throwable cause) {
        super(message, cause);
    }
}
