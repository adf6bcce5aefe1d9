package io.github.kisroutes.collection.evidence;

import io.github.kisroutes.database.Database;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The table {@code settling_day}, by which the views know what is due. */
public final class SettlingDay {
    private final Database database;

    SettlingDay(Database database) {
        this.database = database;
    }

    /**
     * Tells the views up to which day rows are due to be final.
     *
     * @param settledBefore days up to this one have seen two trading mornings
     * @param collectedBefore rows read before this have seen two since they were read
     * @param expectedUntil the last day whose session is over: rows of later days are not missing yet
     */
    public void tell(LocalDate settledBefore, Instant collectedBefore, LocalDate expectedUntil) {
        for (String statement : List.of("first-settling-day", "tell-settling-day")) {
            database.sql(statement)
                    .set("settled_before", settledBefore)
                    .set("collected_before", collectedBefore)
                    .set("expected_until", expectedUntil)
                    .update();
        }
    }

    /** Tells the views that rows of a day are expected by now. */
    public void expect(LocalDate day) {
        database.sql("expect-day").set("expected_until", day).update();
    }
}
