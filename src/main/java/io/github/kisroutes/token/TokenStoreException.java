package io.github.kisroutes.token;

/** The store did not do what it was asked to, or it is not known whether it did. The message names store and cause. */
public final class TokenStoreException extends Exception {
    private static final long serialVersionUID = 1L;

    public TokenStoreException(String message) {
        super(message);
    }

    public TokenStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
