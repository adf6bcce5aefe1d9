package io.github.kisroutes.token;

/** A request for a token did not reach KIS. */
final class NotReachedException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param text why, for a person */
    NotReachedException(String text) {
        super(text);
    }
}
