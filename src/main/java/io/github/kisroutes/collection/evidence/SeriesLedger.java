package io.github.kisroutes.collection.evidence;

import io.github.kisroutes.database.Database;
import java.time.Clock;

/**
 * Where evidence about series is kept, of one market.
 *
 * @param candles the stored rows
 * @param obligations what has to be read again
 * @param states where series begin and end, and on which base they stand
 * @param resolutions what is in order although it looks wrong
 * @param settling up to which day rows are due to be final
 * @param legacy rows of a version that kept no evidence
 */
public record SeriesLedger(
        StoredCandles candles,
        Obligations obligations,
        SeriesStates states,
        Resolutions resolutions,
        SettlingDay settling,
        LegacyCandles legacy) {

    /** @param market {@code J}, {@code NX} or {@code UN} */
    public static SeriesLedger of(Database database, String market, Clock clock) {
        return new SeriesLedger(
                new StoredCandles(database, market),
                new Obligations(database, market, clock),
                new SeriesStates(database, market),
                new Resolutions(database, market, clock),
                new SettlingDay(database),
                new LegacyCandles(database, market));
    }
}
