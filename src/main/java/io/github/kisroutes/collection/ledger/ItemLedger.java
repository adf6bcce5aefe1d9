package io.github.kisroutes.collection.ledger;

import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.evidence.Obligations;
import io.github.kisroutes.collection.outcome.SymbolFailure;
import io.github.kisroutes.collection.outcome.SymbolOutcome;
import io.github.kisroutes.collection.outcome.SymbolProgress;
import io.github.kisroutes.collection.plan.RunPlan;
import io.github.kisroutes.collection.range.PendingRanges;
import io.github.kisroutes.collection.run.CollectionRun;
import io.github.kisroutes.collection.run.RunContext;
import io.github.kisroutes.collection.run.RunHeader;
import io.github.kisroutes.collection.run.SymbolItem;
import io.github.kisroutes.database.Database;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The tables {@code collection_item} and {@code rejected_row}: how far each symbol of a run is. Every write names the owner
 * that the run had when it was opened, and does nothing once the run belongs to another process.
 */
public final class ItemLedger {
    private final Database database;
    private final UnansweredDays unanswered;
    private final RejectedRows rejected;
    private final Clock clock;

    ItemLedger(Database database, Obligations obligations, Clock clock) {
        this.database = database;
        this.unanswered = new UnansweredDays(obligations, clock);
        this.rejected = new RejectedRows(database, clock);
        this.clock = clock;
    }

    void open(RunHeader header, List<RunPlan.Planned> symbols) {
        database.sql("claim-items")
                .set("run_id", header.id())
                .set("owner", header.owner())
                .set("updated_at", clock.instant())
                .set(
                        "stock_code",
                        column(symbols, planned -> planned.symbol().code().value()))
                .set("name", column(symbols, planned -> planned.symbol().name()))
                .set("remaining", column(symbols, planned -> planned.remaining().text()))
                .update();
    }

    void takeOver(String runId, String owner) {
        database.sql("take-over-items").set("run_id", runId).set("owner", owner).update();
    }

    /** The rows that broke a rule. */
    public RejectedRows rejected() {
        return rejected;
    }

    /** The stocks of a run. */
    public List<String> codes(String runId) {
        return database.sql("codes-of-run").set("run_id", runId).list(row -> row.getString(1));
    }

    /** What is left to ask of the symbols of a run. */
    public List<PendingRanges> remaining(String runId) {
        return database.sql("codes-of-run")
                .set("run_id", runId)
                .list(row -> PendingRanges.parse(row.getString("remaining")));
    }

    /** The symbols of a run as they are recorded. */
    public List<SymbolItem> read(RunContext run) {
        return database.sql("read-items").set("run_id", run.id()).list(row -> ItemRow.item(run, row));
    }

    /**
     * How far a symbol is by the ledger, locked until the end of the transaction.
     *
     * @throws RunTakenOverException when the run belongs to another process; nothing may be written
     */
    public SymbolProgress hold(SymbolItem item) {
        return database.sql("hold-item")
                .set("run_id", item.run().id())
                .set("stock_code", item.code())
                .set("owner", item.run().header().owner())
                .one(ItemRow::progress)
                .orElseThrow(() -> new RunTakenOverException(item.run().id()));
    }

    /**
     * Writes how far a symbol is.
     *
     * @param state {@code PENDING}, {@code DONE}, {@code EMPTY} or {@code FAILED}
     * @throws RunTakenOverException when the run belongs to another process; nothing is written
     */
    public void advance(SymbolItem item, SymbolProgress progress, String state) {
        Optional<SymbolOutcome> outcome = progress.outcome().filter(how -> !state.equals("DONE"));
        int written = database.sql("advance-item")
                .set("run_id", item.run().id())
                .set("stock_code", item.code())
                .set("owner", item.run().header().owner())
                .set("state", state)
                .set("row_count", progress.rows())
                .set("reread_rows", progress.rereadRows())
                .set("new_rows", progress.stored().fresh())
                .set("changed_rows", progress.stored().changed())
                .set("unchanged_rows", progress.stored().unchanged())
                .set("attempts", item.attempts())
                .set("remaining", progress.remaining().text())
                .set("first_date", progress.days().map(DateWindow::from).orElse(null))
                .set("last_date", progress.days().map(DateWindow::to).orElse(null))
                .set("reread_reason", blankToNull(progress.rereadReason()))
                .set(
                        "error_code",
                        outcome.map(SymbolOutcome::code)
                                .map(ItemLedger::blankToNull)
                                .orElse(null))
                .set(
                        "error_text",
                        outcome.map(SymbolOutcome::text)
                                .map(ItemLedger::blankToNull)
                                .orElse(null))
                .set("updated_at", clock.instant())
                .update();
        if (written == 0) {
            throw new RunTakenOverException(item.run().id());
        }
    }

    /** Records that a symbol is asked for again. */
    public void takeUp(SymbolItem item) throws Exception {
        change(item, SymbolProgress::again, progress -> "PENDING");
    }

    /** Records that a symbol has failed for now, from what is in the ledger and what went wrong. */
    public void fail(SymbolItem item, SymbolFailure trouble) throws Exception {
        failed(item, progress -> progress.failed(trouble), trouble);
    }

    /** Records that a symbol which had ended is to be asked for more. */
    public void reopen(SymbolItem item, PendingRanges missing, SymbolFailure trouble) throws Exception {
        failed(item, progress -> progress.reopened(missing, trouble), trouble);
    }

    private void failed(SymbolItem item, UnaryOperator<SymbolProgress> step, SymbolFailure trouble) throws Exception {
        database.transaction().call(() -> {
            SymbolProgress failed = change(item, step, progress -> "FAILED");
            unanswered.owe(item, failed.remaining(), trouble);
            return null;
        });
    }

    /** Records days of a symbol that are to be asked for by whichever run comes next. */
    public void owe(SymbolItem item, PendingRanges missing, SymbolFailure trouble) {
        unanswered.owe(item, missing, trouble);
    }

    /** Records that there is nothing to ask of some days of a symbol. */
    public void without(SymbolItem item, PendingRanges days) throws Exception {
        change(
                item,
                progress -> progress.without(days),
                progress -> progress.remaining().isEmpty() ? "DONE" : "PENDING");
    }

    /** Records that what a symbol lacks is in order. */
    public void explained(SymbolItem item) throws Exception {
        change(item, SymbolProgress::explained, progress -> "DONE");
    }

    private SymbolProgress change(
            SymbolItem item, UnaryOperator<SymbolProgress> step, Function<SymbolProgress, String> state)
            throws Exception {
        return database.transaction().call(() -> {
            SymbolProgress changed = step.apply(hold(item));
            advance(item, changed, state.apply(changed));
            return changed;
        });
    }

    /** What was never asked for has failed, with the reason; whichever run comes next has to ask for it. */
    public void abandon(CollectionRun run, SymbolFailure trouble) {
        unanswered.oweAll(run, trouble);
        database.sql("abandon-items")
                .set("run_id", run.id())
                .set("owner", run.header().owner())
                .set("error_text", trouble.text())
                .set("updated_at", clock.instant())
                .update();
    }

    private static <T> String[] column(List<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static String blankToNull(String text) {
        return text.isBlank() ? null : text;
    }
}
