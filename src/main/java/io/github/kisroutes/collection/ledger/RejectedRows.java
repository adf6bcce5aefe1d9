package io.github.kisroutes.collection.ledger;

import io.github.kisroutes.candle.RejectedRow;
import io.github.kisroutes.collection.run.SymbolItem;
import io.github.kisroutes.database.Database;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/** The table {@code rejected_row}. */
public final class RejectedRows {
    private final Database database;
    private final Clock clock;

    RejectedRows(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Keeps rows that broke a rule. */
    public void keep(SymbolItem item, List<RejectedRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        database.sql("reject-rows")
                .set("run_id", item.run().id())
                .set("stock_code", item.code())
                .set("rejected_at", clock.instant())
                .set("trade_date", column(rows, row -> row.tradeDate()
                        .map(Object::toString)
                        .orElse(null)))
                .set("rule", column(rows, row -> row.rule().name()))
                .set("detail", column(rows, RejectedRow::detail))
                .set("answer", column(rows, RejectedRow::row))
                .update();
    }

    /** How many rows of a run broke a rule. */
    public long count(String runId) {
        return database.sql("count-rejected")
                .set("run_id", runId)
                .one(row -> row.getLong(1))
                .orElse(0L);
    }

    private static String[] column(List<RejectedRow> rows, Function<RejectedRow, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
