package io.github.kisroutes.candle;

/** A successful answer without the part it exists for, or about another stock: it is not taken for "no candles". */
public final class UnreadableAnswerException extends Exception {
    /** @param message what is wrong, for which question, and what follows */
    public UnreadableAnswerException(String message) {
        super(message);
    }
}
