package io.github.kisroutes.crosscheck;

import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.database.Database;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Looks for stored candles that do not fit each other. */
public final class CrossCheck {
    /** A row before a day is looked for so many days back: the longest closure of the exchange was eleven days. */
    private static final int DAYS_BEFORE = 15;

    private final Database database;
    private final String market;

    /** @param market {@code J}, {@code NX} or {@code UN} */
    public CrossCheck(Database database, String market) {
        this.database = database;
        this.market = market;
    }

    /**
     * What does not fit among the rows of some days; of each {@link Discrepancy.Check} the fifty newest.
     *
     * @return the newest first within a check; empty when all fits
     */
    public List<Discrepancy> of(DateWindow days) {
        return Arrays.stream(Discrepancy.Check.values())
                .flatMap(check -> found(check, days))
                .toList();
    }

    private Stream<Discrepancy> found(Discrepancy.Check check, DateWindow days) {
        return database
                .sql(check.statement())
                .set("market", market)
                .set("seen_from", days.from().minusDays(DAYS_BEFORE))
                .set("from_date", days.from())
                .set("to_date", days.to())
                .list(row -> new Discrepancy(
                        check,
                        row.getString("stock_code"),
                        row.getDate("trade_date").toLocalDate(),
                        row.getString("price_basis"),
                        row.getBigDecimal("told"),
                        row.getBigDecimal("least"),
                        row.getBigDecimal("most")))
                .stream();
    }
}
