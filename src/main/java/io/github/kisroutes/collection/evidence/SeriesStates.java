package io.github.kisroutes.collection.evidence;

import io.github.kisroutes.database.Database;
import io.github.kisroutes.market.PriceBasis;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The table {@code series_state}, of one market. Writes join the transaction of the caller. */
public final class SeriesStates {
    private final Database database;
    private final String market;

    /** @param market {@code J}, {@code NX} or {@code UN} */
    public SeriesStates(Database database, String market) {
        this.database = database;
        this.market = market;
    }

    /** What is known of some stocks. */
    public List<SeriesState> of(Collection<String> codes) {
        return database.sql("read-series")
                .set("market", market)
                .set("stock_code", codes.toArray(String[]::new))
                .list(SeriesStates::state);
    }

    private static SeriesState state(ResultSet row) throws SQLException {
        return new SeriesState(
                row.getString("stock_code"),
                PriceBasis.valueOf(row.getString("price_basis")),
                Optional.ofNullable(row.getObject("begins_on", LocalDate.class)),
                Optional.ofNullable(row.getString("begins_evidence")).map(Evidence::valueOf),
                Optional.ofNullable(row.getObject("begins_seen_on", LocalDate.class)));
    }

    /** Writes where a series begins, and from what that is known. */
    public void begins(SeriesState state) {
        made(state.code(), state.basis());
        database.sql("note-beginning")
                .set("market", market)
                .set("stock_code", state.code())
                .set("price_basis", state.basis().name())
                .set("begins_on", state.beginsOn().orElse(null))
                .set("begins_evidence", state.evidence().map(Enum::name).orElse(null))
                .set("begins_seen_on", state.seenOn().orElse(null))
                .update();
    }

    /** Writes where the series of a stock end. */
    public void ends(String code, PriceBasis basis, LocalDate lastDay, Evidence evidence) {
        made(code, basis);
        database.sql("note-end")
                .set("market", market)
                .set("stock_code", code)
                .set("price_basis", basis.name())
                .set("ends_on", lastDay)
                .set("ends_evidence", evidence.name())
                .update();
    }

    /** The series of a stock have not ended after all. */
    public void goesOn(String code) {
        database.sql("forget-end").set("market", market).set("stock_code", code).update();
    }

    /** The stored rows were found to stand on two bases. */
    public void onTwoBases(String code, PriceBasis basis, Instant since) {
        base(code, basis, "doubt-base", since);
    }

    /** All stored rows stand on one base. */
    public void onOneBase(String code, PriceBasis basis, Instant proven) {
        base(code, basis, "prove-base", proven);
    }

    private void base(String code, PriceBasis basis, String statement, Instant moment) {
        made(code, basis);
        database.sql(statement)
                .set("market", market)
                .set("stock_code", code)
                .set("price_basis", basis.name())
                .set("moment", moment)
                .update();
    }

    private void made(String code, PriceBasis basis) {
        database.sql("make-series")
                .set("market", market)
                .set("stock_code", code)
                .set("price_basis", basis.name())
                .update();
    }
}
