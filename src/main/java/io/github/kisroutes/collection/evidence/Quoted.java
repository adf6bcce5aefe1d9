package io.github.kisroutes.collection.evidence;

import io.github.kisroutes.candle.Candle;
import io.github.kisroutes.candle.CandlePage;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What the daily candles have said of rows that the prices of many stocks had given.
 *
 * @param confirmed rows with the same values
 * @param revised the others
 */
public record Quoted(int confirmed, int revised) {
    /** None. */
    public static final Quoted NONE = new Quoted(0, 0);

    /** What an answer says of the stored rows of its days. */
    public static Quoted of(CandlePage page, Map<LocalDate, StoredRow> stored) {
        List<Candle> told = page.candles().stream()
                .filter(candle -> stored.containsKey(candle.tradeDate())
                        && stored.get(candle.tradeDate()).quoted())
                .toList();
        int confirmed = (int) told.stream()
                .filter(candle -> stored.get(candle.tradeDate()).isConfirmedBy(candle))
                .count();
        return new Quoted(confirmed, told.size() - confirmed);
    }

    /** The sum. */
    public Quoted plus(Quoted other) {
        return new Quoted(confirmed + other.confirmed, revised + other.revised);
    }
}
