package io.github.kisroutes.collection.run;

import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.outcome.SymbolOutcome;
import io.github.kisroutes.collection.range.KnownDays;
import io.github.kisroutes.collection.stock.KnownStocks;
import java.time.Instant;
import java.util.Optional;

/** A run as its symbols see it: whose it is, what is known, and whether it has to stop early. */
public abstract class RunContext {
    private final RunHeader header;
    private final RunKnowledge knowledge;
    private final RunEnd end = new RunEnd();
    private volatile KnownDays known;

    RunContext(RunHeader header, KnownDays known, RunKnowledge knowledge) {
        this.header = header;
        this.known = known;
        this.knowledge = knowledge;
    }

    /** Its key in the ledger. */
    public String id() {
        return header.id();
    }

    /** What it is about, and whose it is. */
    public RunHeader header() {
        return header;
    }

    /** From the first to the last day that it asks for: those it collects, and what is owed from before. */
    public abstract DateWindow window();

    /** Notes how a symbol ended: what would hit every other one stops the run. */
    public abstract void ended(SymbolOutcome outcome);

    /** When it began. */
    public Instant startedAt() {
        return header.startedAt();
    }

    /** Why it ends early, if it does. */
    public RunEnd end() {
        return end;
    }

    /** The trading days of its range, as far as anybody has told by now. */
    public KnownDays known() {
        return known;
    }

    public void learned(KnownDays days) {
        known = days;
    }

    /** What is known of its stocks besides the trading days. */
    RunKnowledge knowledge() {
        return knowledge;
    }

    /** What is known of its stocks besides their rows. */
    public KnownStocks stocks() {
        return knowledge.stocks();
    }

    /** Hands out no further symbol and asks no further question. */
    public boolean isStopping() {
        return end.isSet();
    }

    /** Why the run stops early, or empty. */
    public Optional<String> stopReason() {
        return end.reason();
    }
}
