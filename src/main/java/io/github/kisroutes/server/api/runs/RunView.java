package io.github.kisroutes.server.api.runs;

import io.github.kisroutes.collection.RunningCollections;
import io.github.kisroutes.collection.RunningRun;
import io.github.kisroutes.collection.outcome.SymbolOutcome;
import io.github.kisroutes.collection.run.SymbolItem;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.Sql;
import io.github.kisroutes.server.api.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Runs as objects of JSON: those of the ledger, and how far the running ones of this process are.
 *
 * @param running those that this process works on
 */
record RunView(Database database, RunningCollections running) {
    /** One of the ledger. */
    Optional<Map<String, Object>> run(String id) {
        return runs(statement -> statement.set("run_id", id), 1).stream().findFirst();
    }

    /**
     * Runs of the ledger, the newest first.
     *
     * @param limited sets those parameters of the statement that are not null
     */
    List<Map<String, Object>> runs(UnaryOperator<Sql> limited, int limit) {
        Sql statement = database.sql("list-runs").set("row_limit", limit);
        for (String name : List.of("run_id", "state", "kind", "before")) {
            statement.set(name, null);
        }
        List<RunningRun> now = running.now();
        return limited.apply(statement).list(row -> run(row, now));
    }

    private static Map<String, Object> run(ResultSet row, List<RunningRun> now) throws SQLException {
        Map<String, Object> run = new Row(row)
                .text("id", "run_id")
                .text("kind", "kind")
                .day("from", "from_date")
                .day("to", "trade_date")
                .moment("started_at", "started_at")
                .moment("finished_at", "finished_at")
                .text("state", "state")
                .text("reason", "reason")
                .number("symbols", "symbol_count")
                .number("done", "done_count")
                .number("empty", "empty_count")
                .number("failed", "failed_count")
                .number("new_rows", "new_rows")
                .number("changed_rows", "changed_rows")
                .number("unchanged_rows", "unchanged_rows")
                .number("rejected_rows", "rejected_rows")
                .number("requests", "request_count")
                .number("refused", "refused_count")
                .number("token_issues", "token_issue_count")
                .values();
        String id = row.getString("run_id");
        run.put(
                "progress",
                now.stream()
                        .filter(each -> each.run().id().equals(id))
                        .findFirst()
                        .map(RunView::progress)
                        .orElse(null));
        return run;
    }

    /** How far one is. */
    static Map<String, Object> progress(RunningRun now) {
        Map<String, Object> progress = new LinkedHashMap<>();
        progress.put("run_id", now.run().id());
        progress.put("done", now.run().tally().ended());
        progress.put("total", now.run().items().size());
        progress.put("rows", now.run().tally().rows());
        progress.put("requests", now.requests());
        progress.put("seconds", now.elapsed().toSeconds());
        progress.put("seconds_left", now.left().map(Duration::toSeconds).orElse(null));
        progress.put("stage", now.stage().isEmpty() ? null : now.stage());
        return progress;
    }

    /** How a symbol ended. */
    static Map<String, Object> ended(String runId, SymbolItem item, SymbolOutcome outcome) {
        Map<String, Object> ended = new LinkedHashMap<>();
        ended.put("run_id", runId);
        ended.put("symbol", item.code());
        ended.put("name", item.symbol().name());
        ended.put("state", outcome.state());
        ended.put("rows", outcome.rows());
        ended.put("error_code", blank(outcome.code()));
        ended.put("error_text", blank(outcome.text()));
        return ended;
    }

    private static String blank(String text) {
        return text.isBlank() ? null : text;
    }
}
