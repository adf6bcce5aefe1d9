package io.github.kisroutes.laboratory;

/** What can go wrong with an answer. */
enum BrokerLie {
    /** 60 of 100 rows: the newest ones. */
    SHORT,
    NO_ROWS,
    /** {@code output2} is an object. */
    NO_LIST,
    CUT_OLDEST,
    CUT_NEWEST,
    /** Complete and consistent, for another stock. */
    OTHER_STOCK,
    /** The whole answer at a tenth of the price. */
    TENTH,
    /** One more row, on a holiday. */
    PHANTOM,
    /** One row missing in the middle. */
    HOLE,
    /** The row of today is not there yet. */
    LATE_ROW,
    /** Traded rows come as rows without trade. */
    ZEROS,
    DOUBLED,
    SHUFFLED,
    /** One more row outside of the days that were asked for. */
    OUTSIDE,
    /** EGW00201, too many calls. */
    TOO_MANY,
    /** EGW00123 for a token that is alive. */
    EXPIRED,
    HTTP_500,
    CUT_OFF,
    /** The calendar does not answer. */
    NO_CALENDAR,
    /** Nobody says anything of a stock besides its rows. */
    NO_STOCK_INFO;

    /** Whether it is about how the answer comes, not about what it says. */
    boolean isOfTheWire() {
        return ordinal() >= TOO_MANY.ordinal();
    }
}
