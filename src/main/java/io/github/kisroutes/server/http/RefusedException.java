package io.github.kisroutes.server.http;

/** A request that is not done; its message tells the client what to do, and holds nothing of the request. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * @param status the HTTP status, from 400 on
     * @param detail what was wrong and what to do, as a sentence
     */
    public RefusedException(int status, String detail) {
        super(detail);
        this.status = status;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}
