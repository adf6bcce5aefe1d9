package io.github.kisroutes.collection.ledger;

import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.outcome.StoredRows;
import io.github.kisroutes.collection.outcome.SymbolFailure;
import io.github.kisroutes.collection.outcome.SymbolOutcome;
import io.github.kisroutes.collection.outcome.SymbolProgress;
import io.github.kisroutes.collection.range.PendingRanges;
import io.github.kisroutes.collection.run.RunContext;
import io.github.kisroutes.collection.run.SymbolItem;
import io.github.kisroutes.collection.stock.Symbol;
import io.github.kisroutes.market.StockCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;

/** Reads a row of {@code collection_item}. */
final class ItemRow {
    private ItemRow() {}

    /** A symbol of a run that is resumed. */
    static SymbolItem item(RunContext run, ResultSet row) throws SQLException {
        StockCode code = StockCode.parse(row.getString("stock_code")).orElseThrow();
        SymbolProgress progress = progress(row);
        return new SymbolItem(
                run,
                new Symbol(code, row.getString("name"), 1),
                progress,
                row.getInt("attempts"),
                outcome(row, progress));
    }

    private static Optional<SymbolOutcome> outcome(ResultSet row, SymbolProgress progress) throws SQLException {
        return switch (row.getString("state")) {
            case "DONE" ->
                Optional.of(progress.days()
                        .<SymbolOutcome>map(days -> new SymbolOutcome.Done(progress.rows(), days))
                        .orElseGet(SymbolOutcome.Complete::new));
            case "EMPTY" ->
                Optional.of(new SymbolOutcome.Empty(row.getString("error_code"), row.getString("error_text")));
            default -> Optional.empty(); // what had failed is asked for again, too
        };
    }

    /** How far the symbol is. */
    static SymbolProgress progress(ResultSet row) throws SQLException {
        Optional<LocalDate> first = Optional.ofNullable(row.getObject("first_date", LocalDate.class));
        LocalDate last = row.getObject("last_date", LocalDate.class);
        String reread = row.getString("reread_reason");
        return new SymbolProgress(
                PendingRanges.parse(row.getString("remaining")),
                row.getInt("row_count"),
                row.getInt("reread_rows"),
                new StoredRows(row.getInt("new_rows"), row.getInt("changed_rows"), row.getInt("unchanged_rows")),
                true,
                first.map(day -> new DateWindow(day, last)),
                reread == null ? "" : reread,
                trouble(row));
    }

    private static Optional<SymbolFailure> trouble(ResultSet row) throws SQLException {
        String code = row.getString("error_code");
        return code == null
                ? Optional.empty()
                : Optional.of(SymbolFailure.ofAnswer(code, String.valueOf(row.getString("error_text"))));
    }
}
