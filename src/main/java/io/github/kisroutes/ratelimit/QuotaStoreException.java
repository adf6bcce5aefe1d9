package io.github.kisroutes.ratelimit;

/** The store did not do what it was asked to, or it is not known whether it did. The message names store and cause. */
final class QuotaStoreException extends Exception {
    private static final long serialVersionUID = 1L;

    QuotaStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
