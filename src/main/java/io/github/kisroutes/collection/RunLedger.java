package io.github.kisroutes.collection;

import io.github.kisroutes.candle.RejectedRow;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.Sql;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The tables {@code collection_run}, {@code collection_item} and {@code rejected_row}: what was tried and what came of it. */
public final class RunLedger {
    private final Database database;
    private final Clock clock;

    public RunLedger(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Writes a run and all its symbols, before the broker is asked anything. */
    public void open(CollectionRun run) {
        try {
            database.transaction().call(() -> {
                database.sql("open-run")
                        .set("run_id", run.id())
                        .set("kind", run.kind())
                        .set("trade_date", run.window().to())
                        .set("started_at", run.startedAt())
                        .update();
                return database.sql("open-item")
                        .set("run_id", run.id())
                        .set("updated_at", run.startedAt())
                        .set("stock_code", column(run.symbols(), symbol -> symbol.code()
                                .value()))
                        .set("name", column(run.symbols(), Symbol::name))
                        .update();
            });
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the run " + run.id() + " could not be opened, nothing was asked for", e);
        }
    }

    /** Writes how a symbol ended. */
    public void record(SymbolItem item, SymbolOutcome outcome) {
        database.sql("record-item")
                .set("run_id", item.run().id())
                .set("stock_code", item.code())
                .set("state", outcome.state())
                .set("row_count", outcome.rows())
                .set("attempts", 1)
                .set("error_code", blankToNull(outcome.code()))
                .set("error_text", blankToNull(outcome.text()))
                .set("updated_at", clock.instant())
                .update();
    }

    /** Keeps rows that broke a rule. */
    public void reject(SymbolItem item, List<RejectedRow> rows) {
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

    /** Closes a run with its counts. */
    public void close(RunSummary summary) {
        RunTally tally = summary.run().tally();
        database.sql("close-run")
                .set("run_id", summary.run().id())
                .set("state", summary.state())
                .set("reason", summary.run().stopReason().orElse(null))
                .set("finished_at", clock.instant())
                .set("new_rows", tally.newRows())
                .set("changed_rows", tally.changedRows())
                .set("unchanged_rows", tally.unchangedRows())
                .set("request_count", summary.calls().requests())
                .set("refused_count", summary.calls().refused())
                .set("token_issue_count", summary.calls().tokenIssues())
                .update();
    }

    /** When the newest daily run began; empty when there was none yet. */
    public Optional<Instant> newestStart() {
        return database.sql("newest-daily-start")
                .one(row -> Sql.instant(row, "started_at"))
                .flatMap(Function.identity());
    }

    private static <T> String[] column(List<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static String blankToNull(String text) {
        return text.isBlank() ? null : text;
    }
}
