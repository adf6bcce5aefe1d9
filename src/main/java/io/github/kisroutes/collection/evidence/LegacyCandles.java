package io.github.kisroutes.collection.evidence;

import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.range.Series;
import io.github.kisroutes.database.Database;
import java.time.LocalDate;
import java.util.List;

/** Rows of a version that kept no evidence. */
public final class LegacyCandles {
    private final Database database;
    private final String market;

    LegacyCandles(Database database, String market) {
        this.database = database;
        this.market = market;
    }

    /**
     * Days that a version without evidence has called final.
     *
     * @param days from the first to the last of them
     */
    public record Legacy(Series series, DateWindow days) {}

    /** The series with rows of a version without evidence, at most so many. */
    public List<Legacy> series(int most) {
        return database.sql("legacy-days")
                .set("market", market)
                .set("most", most)
                .list(row -> new Legacy(
                        Series.of(row),
                        new DateWindow(
                                row.getObject("from_date", LocalDate.class),
                                row.getObject("to_date", LocalDate.class))));
    }

    /** How many such rows there are. */
    public long count() {
        return database.sql("count-legacy-rows")
                .set("market", market)
                .one(row -> row.getLong("days"))
                .orElseThrow();
    }
}
