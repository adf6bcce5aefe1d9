package io.github.kisroutes.collection;

import io.github.kisroutes.collection.ledger.ItemLedger;
import io.github.kisroutes.collection.ledger.RunLedger;
import io.github.kisroutes.collection.ledger.RunTakenOverException;
import io.github.kisroutes.collection.outcome.SymbolFailure;
import io.github.kisroutes.collection.outcome.SymbolOutcome;
import io.github.kisroutes.collection.range.PendingRanges;
import io.github.kisroutes.collection.report.OutcomeText;
import io.github.kisroutes.collection.run.RunEnd;
import io.github.kisroutes.collection.run.SymbolItem;
import io.github.kisroutes.collection.run.SymbolQuestion;
import io.github.kisroutes.database.DatabaseTransaction;
import io.github.kisroutes.database.fault.DatabaseFault;
import io.github.kisroutes.message.Messages;
import java.sql.SQLException;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;
import org.apache.camel.Variable;

/** The steps of {@code kis-collect-symbol} and {@code kis-collect-window} that begin and end symbols. */
public final class SymbolSteps {
    private final ItemLedger ledger;
    private final DatabaseTransaction transaction;
    private final Messages messages;
    private final OutcomeText outcomes;

    /** @param messages the language in which a person is told how a symbol ended */
    public SymbolSteps(RunLedger ledger, DatabaseTransaction transaction, Messages messages) {
        this.ledger = ledger.items();
        this.transaction = transaction;
        this.messages = messages;
        this.outcomes = new OutcomeText(messages);
    }

    /**
     * Waits while the database is away: no question whose answer could not be stored. What an earlier question met does not
     * belong to this one.
     *
     * @throws SQLException when it stays away for too long
     */
    public void awaitDatabase(Exchange exchange) throws Exception {
        exchange.removeProperty(Exchange.EXCEPTION_CAUGHT);
        try {
            transaction.awaitDatabase();
        } catch (SQLException e) {
            throw DatabaseFault.alone(e);
        }
    }

    /** Takes a symbol up, for the first time or again. */
    public SymbolItem begin(@Body SymbolItem item) throws Exception {
        boolean again = item.attempts() > 0;
        item.begin();
        if (again) {
            ledger.takeUp(item);
        }
        return item;
    }

    /** Reads again what is known of a stock, once KIS was asked about it; days on which it was not listed are not asked for. */
    public void learned(@Variable("item") SymbolItem item) throws Exception {
        item.run().stocks().refresh(item.code());
        PendingRanges unlisted = item.unlisted();
        if (!unlisted.isEmpty()) {
            ledger.without(item, unlisted);
            item.without(unlisted);
        }
    }

    /**
     * Notes a question that met a fault; the others of its symbol go on. In a run that is left nothing is noted: whoever resumes
     * it asks again.
     */
    public void failed(@Variable("asked") SymbolQuestion question, @ExchangeException Exception fault) {
        if (fault instanceof RunTakenOverException) {
            question.item().run().end().handOver(fault.getMessage());
        }
        if (!question.item().run().end().is(RunEnd.Consequence.LEAVE)) {
            question.item().failed(question.question(), SymbolFailure.of(fault, question));
        }
    }

    /**
     * The name of {@link #failed} in route files that were edited before version 1.0; see {@code docs/old-names.md}.
     *
     * @deprecated for {@link #failed}; goes with version 2.0
     */
    @Deprecated
    public void struck(@Variable("asked") SymbolQuestion question, @ExchangeException Exception fault) {
        failed(question, fault);
    }

    /**
     * Ends a symbol for now. The ledger knows since its last candles were committed, unless something went wrong.
     *
     * @return how it ended or why it has not ended yet, for a person
     */
    public String finish(@Variable("item") SymbolItem item) {
        Optional<SymbolOutcome> outcome = item.result();
        if (outcome.isEmpty() || item.run().end().is(RunEnd.Consequence.HANDS_OFF)) {
            return outcomes.unfinished(item.run().stopReason().orElseGet(() -> messages.text("symbol.ends-early")));
        }
        try {
            if (outcome.get() instanceof SymbolOutcome.Failed failed) {
                ledger.fail(item, failed.trouble());
            }
            item.end(outcome.get());
            item.run().ended(outcome.get());
            return outcome.get() instanceof SymbolOutcome.Failed failed
                            && failed.trouble().everywhere()
                    ? messages.text("symbol.failed-as-all", failed.code())
                    : outcomes.of(outcome.get());
        } catch (RunTakenOverException e) {
            item.run().end().handOver(e.getMessage());
            return outcomes.unfinished(e.getMessage());
        } catch (Exception e) {
            String why = DatabaseFault.in(e).map(DatabaseFault::text).orElse(String.valueOf(e.getMessage()));
            item.run()
                    .end()
                    .leave("its outcomes cannot be recorded (" + why + "); the next start resumes this collection");
            return outcomes.unfinished(item.run().stopReason().orElseThrow());
        }
    }
}
