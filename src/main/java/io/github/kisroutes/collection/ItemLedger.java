package io.github.kisroutes.collection;

import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.ledger.Obligations;
import io.github.kisroutes.database.Database;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

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
    RejectedRows rejected() {
        return rejected;
    }

    /** The stocks of a run. */
    List<String> codes(String runId) {
        return database.sql("codes-of-run").set("run_id", runId).list(row -> row.getString(1));
    }

    /** What is left to ask of the symbols of a run. */
    List<Remaining> remaining(String runId) {
        return database.sql("codes-of-run")
                .set("run_id", runId)
                .list(row -> Remaining.parse(row.getString("remaining")));
    }

    /** The symbols of a run as they are recorded. */
    List<SymbolItem> read(CollectionRun run) {
        return database.sql("read-items").set("run_id", run.id()).list(row -> ItemRow.item(run, row));
    }

    /**
     * How far a symbol is by the ledger, locked until the end of the transaction.
     *
     * @throws RunTakenOverException when the run belongs to another process; nothing may be written
     */
    SymbolProgress hold(SymbolItem item) {
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
    void advance(SymbolItem item, SymbolProgress progress, String state) {
        Optional<SymbolOutcome> outcome = progress.outcome().filter(how -> !state.equals("DONE"));
        int written = database.sql("advance-item")
                .set("run_id", item.run().id())
                .set("stock_code", item.code())
                .set("owner", item.run().header().owner())
                .set("state", state)
                .set("row_count", progress.rows())
                .set("struck_rows", progress.struckRows())
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
    void takeUp(SymbolItem item) throws Exception {
        Callable<Void> work = () -> {
            advance(item, hold(item).again(), "PENDING");
            return null;
        };
        database.transaction().call(work);
    }

    /** Records that a symbol has failed for now, from what is in the ledger and what went wrong. */
    void fail(SymbolItem item, Trouble trouble) throws Exception {
        Callable<Void> work = () -> {
            SymbolProgress failed = hold(item).struck(trouble);
            advance(item, failed, "FAILED");
            unanswered.owe(item, failed.remaining(), trouble);
            return null;
        };
        database.transaction().call(work);
    }

    /** Records that a symbol which had ended is to be asked for more. */
    void reopen(SymbolItem item, Remaining missing, Trouble trouble) throws Exception {
        Callable<Void> work = () -> {
            SymbolProgress reopened = hold(item).reopened(missing, trouble);
            advance(item, reopened, "FAILED");
            unanswered.owe(item, reopened.remaining(), trouble);
            return null;
        };
        database.transaction().call(work);
    }

    /** Records days of a symbol that are to be asked for by whichever run comes next. */
    void owe(SymbolItem item, Remaining missing, Trouble trouble) {
        unanswered.owe(item, missing, trouble);
    }

    /** Records that there is nothing to ask of some days of a symbol. */
    void without(SymbolItem item, Remaining days) throws Exception {
        Callable<Void> work = () -> {
            SymbolProgress left = hold(item).without(days);
            advance(item, left, left.remaining().isEmpty() ? "DONE" : "PENDING");
            return null;
        };
        database.transaction().call(work);
    }

    /** Records that what a symbol lacks is in order. */
    void explained(SymbolItem item) throws Exception {
        Callable<Void> work = () -> {
            SymbolProgress progress = hold(item).explained();
            advance(item, progress, "DONE");
            return null;
        };
        database.transaction().call(work);
    }

    /** What was never asked for has failed, with the reason; whichever run comes next has to ask for it. */
    void abandon(CollectionRun run, Trouble trouble) {
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
