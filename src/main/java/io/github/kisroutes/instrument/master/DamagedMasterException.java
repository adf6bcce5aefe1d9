package io.github.kisroutes.instrument.master;

/** A master file cannot be believed as a whole: no zip, cut, too large, mostly unreadable. The message says what. */
final class DamagedMasterException extends Exception {
    private static final long serialVersionUID = 1L;

    DamagedMasterException(String message) {
        super(message);
    }
}
