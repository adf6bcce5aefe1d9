package io.github.kisroutes.alert;

/** How soon somebody has to look. */
public enum AlertSeverity {
    /** Today's candles are, or will be, missing if nobody does anything. */
    CRITICAL,
    /** It can wait until the morning. */
    WARNING
}
