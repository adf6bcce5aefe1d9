package io.github.kisroutes.crash;

/** A moment in the life of a run, in the order in which a run and each of its questions pass them. */
public enum Point {
    /** The run and its symbols are written, and not committed. */
    BEFORE_CLAIM,
    /** They are committed. */
    AFTER_CLAIM,
    /** The run of a process that died is made this one's own, and it is not committed. */
    BEFORE_TAKE_OVER,
    /** It is committed. */
    AFTER_TAKE_OVER,
    /** A question about candles has its permit and is not sent. */
    BEFORE_CALL,
    /** The broker has answered. */
    AFTER_CALL,
    /** The answer was found to be good and is not read. */
    BEFORE_MAPPING,
    /** The answer has become candles. */
    AFTER_MAPPING,
    /** No candle of the answer is written. */
    BEFORE_UPSERT,
    /** Candles are written, and not committed. */
    AFTER_UPSERT,
    /** The ledger does not know of the answer. */
    BEFORE_ITEM,
    /** The ledger knows of the answer, and it is not committed. */
    AFTER_ITEM,
    /** Candles and ledger are written, and not committed. */
    BEFORE_COMMIT,
    /** Candles and ledger are committed. */
    AFTER_COMMIT,
    /** Every question is answered, and the run is open. */
    BEFORE_CLOSE,
    /** The run is closed, and the process still there. */
    AFTER_CLOSE
}
