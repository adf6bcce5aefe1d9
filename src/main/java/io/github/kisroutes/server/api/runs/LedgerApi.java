package io.github.kisroutes.server.api.runs;

import io.github.kisroutes.collection.RunningCollections;
import io.github.kisroutes.collection.plan.RunKind;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.server.api.ApiAnswer;
import io.github.kisroutes.server.api.Parameters;
import io.github.kisroutes.server.api.Row;
import io.github.kisroutes.server.http.HttpAnswer;
import io.github.kisroutes.server.http.HttpRequest;
import io.github.kisroutes.server.http.RefusedException;
import java.util.Map;
import org.apache.camel.Variable;

/** Runs and their symbols, as they stand in the ledger. */
public final class LedgerApi {
    /** See {@code collection_run.state}. */
    private enum RunState {
        RUNNING,
        DONE,
        PARTIAL,
        FAILED,
        SKIPPED
    }

    /** See {@code collection_item.state}. */
    private enum ItemState {
        PENDING,
        DONE,
        EMPTY,
        FAILED
    }

    private final Database database;
    private final RunView view;

    /** @param running the runs that this process works on */
    public LedgerApi(Database database, RunningCollections running) {
        this.database = database;
        this.view = new RunView(database, running);
    }

    /** {@code GET /runs}. */
    public HttpAnswer runs(@Variable(HttpRequest.VARIABLE) HttpRequest request) {
        return ApiAnswer.of(() -> {
            Parameters in = new Parameters(request);
            return Map.of(
                    "runs",
                    view.runs(
                            statement -> statement
                                    .set(
                                            "state",
                                            in.oneOf(RunState.class, "state")
                                                    .map(Enum::name)
                                                    .orElse(null))
                                    .set(
                                            "kind",
                                            in.oneOf(RunKind.class, "kind")
                                                    .map(Enum::name)
                                                    .orElse(null))
                                    .set("before", in.moment("before").orElse(null)),
                            in.limit()));
        });
    }

    /** {@code GET /runs/{id}}. */
    public HttpAnswer run(@Variable(HttpRequest.VARIABLE) HttpRequest request) {
        return ApiAnswer.of(() -> view.run(new Parameters(request).run()).orElseThrow(LedgerApi::unknown));
    }

    /** {@code GET /runs/{id}/items}. */
    public HttpAnswer items(@Variable(HttpRequest.VARIABLE) HttpRequest request) {
        return ApiAnswer.of(() -> {
            Parameters in = new Parameters(request);
            String id = in.run();
            view.run(id).orElseThrow(LedgerApi::unknown);
            return Map.of(
                    "items",
                    database.sql("list-items")
                            .set("run_id", id)
                            .set(
                                    "state",
                                    in.oneOf(ItemState.class, "state")
                                            .map(Enum::name)
                                            .orElse(null))
                            .set("row_limit", in.limit())
                            .list(row -> new Row(row)
                                    .text("symbol", "stock_code")
                                    .text("name", "name")
                                    .text("state", "state")
                                    .number("rows", "row_count")
                                    .number("attempts", "attempts")
                                    .day("first_date", "first_date")
                                    .day("last_date", "last_date")
                                    .text("error_code", "error_code")
                                    .text("error_text", "error_text")
                                    .text("reread_reason", "reread_reason")
                                    .moment("updated_at", "updated_at")
                                    .values()));
        });
    }

    static RefusedException unknown() {
        return new RefusedException(404, "There is no such run; GET /api/v1/runs lists those that there are.");
    }
}
