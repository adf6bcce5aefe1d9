package io.github.kisroutes.collection.outcome;

/**
 * What became of candles that were stored.
 *
 * @param fresh rows that were not there
 * @param changed rows whose values the broker had changed
 * @param unchanged rows that were there with the same values
 */
public record StoredRows(int fresh, int changed, int unchanged) {
    /** Nothing. */
    public static final StoredRows NONE = new StoredRows(0, 0, 0);

    /** The same, of so many rows; what is neither new nor changed is unchanged. */
    StoredRows of(int rows) {
        return new StoredRows(fresh, changed, Math.max(0, rows - fresh - changed));
    }

    StoredRows plus(StoredRows more) {
        return new StoredRows(fresh + more.fresh, changed + more.changed, unchanged + more.unchanged);
    }
}
