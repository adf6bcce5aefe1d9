package io.github.kisroutes.collection.evidence;

import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.database.Database;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** The table {@code resolution}, of one market. Writes join the transaction of the caller. */
public final class Resolutions {
    private final Database database;
    private final String market;
    private final Clock clock;

    /** @param market {@code J}, {@code NX} or {@code UN} */
    public Resolutions(Database database, String market, Clock clock) {
        this.database = database;
        this.market = market;
        this.clock = clock;
    }

    /** What was said of some stocks. */
    public List<Resolution> of(Collection<String> codes) {
        return database.sql("read-resolutions")
                .set("market", market)
                .set("stock_code", codes.toArray(String[]::new))
                .list(row -> new Resolution(
                        row.getString("stock_code"),
                        new DateWindow(
                                row.getObject("from_date", LocalDate.class), row.getObject("to_date", LocalDate.class)),
                        Resolution.Reason.valueOf(row.getString("reason")),
                        row.getString("said_by"),
                        row.getString("said")));
    }

    /** Whether the operator said that the row of a day is right although it breaks a rule. */
    public boolean isAccepted(String code, LocalDate day) {
        return of(List.of(code)).stream()
                .anyMatch(said -> said.reason() == Resolution.Reason.ACCEPTED
                        && said.days().contains(day));
    }

    /** Keeps what was said; the same days for the same reason are one row. */
    public void say(Resolution resolution) {
        database.sql("unsay-resolution")
                .set("market", market)
                .set("stock_code", resolution.code())
                .set("from_date", resolution.days().from())
                .set("to_date", resolution.days().to())
                .set("reason", resolution.reason().name())
                .update();
        database.sql("say-resolution")
                .set("market", market)
                .set("stock_code", resolution.code())
                .set("from_date", resolution.days().from())
                .set("to_date", resolution.days().to())
                .set("reason", resolution.reason().name())
                .set("said_by", resolution.saidBy())
                .set("said", resolution.said())
                .set("said_at", clock.instant())
                .update();
    }

    /**
     * Later evidence: the stock has a row of a day of which it was said that there is none.
     *
     * @return how many resolutions are undone
     */
    public int undo(String code, LocalDate day) {
        return database.sql("undo-resolutions")
                .set("market", market)
                .set("stock_code", code)
                .set("trade_date", day)
                .update();
    }
}
