package io.github.kisroutes.instrument.master;

/** A line of a master file cannot be used; the message completes "line 7 of kospi_code.mst …". */
final class UnreadableLineException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableLineException(String message) {
        super(message);
    }
}
