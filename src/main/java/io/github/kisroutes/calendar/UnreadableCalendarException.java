package io.github.kisroutes.calendar;

/** A successful answer of chk-holiday from which no day can be learned. */
public final class UnreadableCalendarException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message what is missing, in which answer, and what follows */
    public UnreadableCalendarException(String message) {
        super(message);
    }
}
