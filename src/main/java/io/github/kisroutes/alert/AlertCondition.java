package io.github.kisroutes.alert;

import java.util.Locale;

/** What somebody is told about. The names are promised to operators: {@code docs/alerts.md} explains each. */
public enum AlertCondition {
    /** The day's collection is not finished at {@code kis.alert.late-by}. */
    COLLECTION_LATE(AlertSeverity.CRITICAL),
    /** A collection could not be made. */
    COLLECTION_FAILED(AlertSeverity.CRITICAL),
    /** A collection ended without all that was to be had, or with something in doubt. */
    COLLECTION_PARTIAL(AlertSeverity.WARNING),
    /** Rows are missing although the last days were read again. */
    ROWS_MISSING(AlertSeverity.WARNING),
    /** Rows are in doubt although the last days were read again. */
    ROWS_IN_DOUBT(AlertSeverity.WARNING),
    /** A token was due, was asked for, and did not come. */
    TOKEN_NOT_RENEWED(AlertSeverity.CRITICAL),
    /** KIS refuses the token that it hands out. */
    TOKEN_DEAD(AlertSeverity.CRITICAL),
    /** KIS refuses the app key or the app secret. */
    CREDENTIALS_REFUSED(AlertSeverity.CRITICAL),
    /** The app key ends soon. */
    KEY_EXPIRES(AlertSeverity.WARNING),
    /** KIS grants fewer calls than are configured. */
    QUOTA_LOWERED(AlertSeverity.WARNING),
    /** The database cannot be reached, or stores nothing. */
    DATABASE_AWAY(AlertSeverity.CRITICAL),
    /** Nobody has told whether the exchange opened on a day. */
    CALENDAR_UNKNOWN(AlertSeverity.WARNING),
    /** A saved route file is broken, and the one before runs on. */
    ROUTE_FILE_REFUSED(AlertSeverity.WARNING);

    private final AlertSeverity severity;

    AlertCondition(AlertSeverity severity) {
        this.severity = severity;
    }

    public AlertSeverity severity() {
        return severity;
    }

    /** As operators know it: {@code collection-late}. */
    public String shown() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
