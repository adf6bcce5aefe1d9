package io.github.kisroutes.instrument.master;

/** Nobody knows what is listed: no master file was ever read here, and none can be had now. */
public final class MasterUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what failed, for which markets, why, and what to do */
    public MasterUnavailableException(String message) {
        super(message);
    }
}
