package io.github.kisroutes.collection.run;

import io.github.kisroutes.collection.outcome.StoredPage;
import io.github.kisroutes.collection.outcome.SymbolFailure;
import io.github.kisroutes.collection.outcome.SymbolOutcome;
import io.github.kisroutes.collection.outcome.SymbolProgress;
import io.github.kisroutes.collection.range.PendingRanges;
import io.github.kisroutes.collection.range.Question;
import io.github.kisroutes.collection.stock.KnownStock;
import io.github.kisroutes.collection.stock.Symbol;
import io.github.kisroutes.database.fault.StatementException;
import java.util.List;
import java.util.Optional;

/**
 * One symbol of one run. {@code routes/kis-collect-symbol.camel.yaml} carries it as the variable {@code item}; its windows
 * are worked on by several threads at once.
 */
public final class SymbolItem {
    /** One answer holds about as many calendar days: beyond them a listing date saves calls. */
    private static final int LONG_RANGE_DAYS = 150;

    private final RunContext run;
    private final Symbol symbol;
    private final PendingRanges planned;
    private final ItemEvidence evidence = new ItemEvidence();
    private SymbolProgress progress;
    /** What was asked since the symbol was taken up, and has to be asked again the next time. */
    private PendingRanges failed = PendingRanges.NOTHING;

    private boolean anchored;
    private int attempts;
    private Optional<SymbolOutcome> outcome;

    public SymbolItem(
            RunContext run, Symbol symbol, SymbolProgress progress, int attempts, Optional<SymbolOutcome> outcome) {
        this.run = run;
        this.symbol = symbol;
        this.planned = progress.remaining();
        this.progress = progress;
        this.attempts = attempts;
        this.outcome = outcome;
    }

    /** The run this belongs to, as its symbols see it. */
    public RunContext run() {
        return run;
    }

    /** The stock. */
    public Symbol symbol() {
        return symbol;
    }

    /** The stock's code as the broker writes it. */
    public String code() {
        return symbol.code().value();
    }

    /** Which of its answers agree with which. */
    public ItemEvidence evidence() {
        return evidence;
    }

    /** What is known of the stock besides its rows. */
    public KnownStock stock() {
        return run.stocks().of(code());
    }

    /** What was to be asked when this process opened the run. */
    public PendingRanges planned() {
        return planned;
    }

    /** Takes the symbol up, for the first time or again. */
    public synchronized void begin() {
        attempts++;
        failed = PendingRanges.NOTHING;
        progress = progress.again();
        outcome = Optional.empty();
    }

    /** How often it was taken up. */
    public synchronized int attempts() {
        return attempts;
    }

    /** Whether something is left to ask now. */
    public synchronized boolean isOpen() {
        return !run.isStopping() && !progress.remaining().minus(failed).isEmpty();
    }

    /**
     * What to ask next, all at once, newest first: windows of at most 100 trading days where they are known. Neighbours share
     * a day, among each other and with what is stored, so that it shows when they stand on different bases. What meets stored
     * days is asked first: nothing new is stored before that shows.
     */
    public synchronized List<SymbolQuestion> questions() {
        try {
            List<SymbolQuestion> next =
                    SymbolQuestion.next(this, progress.remaining().minus(failed), !anchored);
            anchored = true;
            return next;
        } catch (StatementException e) { // what is stored cannot be read now: the next round asks
            progress = progress.failed(SymbolFailure.of(e, symbol));
            failed = progress.remaining();
            return List.of();
        }
    }

    /** How far it is. */
    public synchronized SymbolProgress progress() {
        return progress;
    }

    /** Moves on, once an answer is stored. */
    public synchronized void stored(StoredPage stored) {
        progress = stored.applyTo(progress);
        if (stored.wrong().isPresent()) {
            failed = failed.plus(stored.answered());
        }
    }

    /** A question that met a fault. */
    public synchronized void failed(Question asked, SymbolFailure fault) {
        progress = progress.failed(fault);
        failed = failed.plus(asked);
    }

    /** Has it asked for days that are missing although it had ended. */
    public synchronized void reopen(PendingRanges missing, SymbolFailure trouble) {
        progress = progress.reopened(missing, trouble);
        outcome = progress.outcome();
    }

    /** What it was to ask of days on which the stock was not listed, as is known now. */
    public synchronized PendingRanges unlisted() {
        return progress.remaining().minus(stock().listed(progress.remaining()));
    }

    /** Does without some days, because there is nothing to ask of them. */
    public synchronized void without(PendingRanges days) {
        progress = progress.without(days);
    }

    /** How it ended, or would if nothing more were asked; empty while days are left and nothing went wrong. */
    public synchronized Optional<SymbolOutcome> result() {
        boolean nothingAsked = progress.remaining().isEmpty() && attempts > 0 && evidence.isUnasked();
        boolean isComplete =
                nothingAsked && progress.trouble().isEmpty() && progress.days().isEmpty();
        return isComplete ? Optional.of(new SymbolOutcome.Complete()) : progress.outcome();
    }

    /** What it lacks is in order. */
    public synchronized void explained() {
        progress = progress.explained();
        outcome = progress.days().isPresent() ? progress.outcome() : Optional.of(new SymbolOutcome.Explained());
    }

    /** Whether a long history is asked for, and nobody has told when it begins. */
    public boolean needsListing() {
        return stock().listing().isEmpty() && planned.isLongerThan(LONG_RANGE_DAYS);
    }

    /** Whether what KIS says of the stock itself may explain what the answers lack. */
    public boolean isUnexplained() {
        return evidence.isBeginningOpen()
                || outcome().filter(SymbolOutcome::isExplainable).isPresent();
    }

    /** Whether it ended, and in this state. */
    public boolean ended(String state) {
        return outcome().map(SymbolOutcome::state).equals(Optional.of(state));
    }

    /** Ends it for now; a later round may take it up again. */
    public synchronized void end(SymbolOutcome how) {
        outcome = Optional.of(how);
    }

    /** How it ended; empty while it has not. */
    public synchronized Optional<SymbolOutcome> outcome() {
        return outcome;
    }

    /** Whether it has to be asked for: not asked yet, or failed in a way that may pass. */
    synchronized boolean isDue() {
        return outcome.isEmpty()
                || outcome.get() instanceof SymbolOutcome.Failed failed
                        && failed.trouble().passing();
    }

    /** Code and name. */
    @Override
    public String toString() {
        return symbol.toString();
    }
}
