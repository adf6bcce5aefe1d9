package io.github.kisroutes.candle;

/** A successful answer without the part it exists for: it is not taken for "no candles". */
public final class UnreadableAnswerException extends Exception {
    /** @param message what is missing, for which question, and what follows */
    public UnreadableAnswerException(String message) {
        super(message);
    }
}
