package io.github.kisroutes.collection;

import io.github.kisroutes.collection.check.Explanations;
import io.github.kisroutes.collection.check.RunCheck;
import io.github.kisroutes.collection.check.RunDoubts;
import io.github.kisroutes.collection.ledger.RunLease;
import io.github.kisroutes.collection.ledger.RunLedger;
import io.github.kisroutes.collection.ledger.RunTakenOverException;
import io.github.kisroutes.collection.outcome.SymbolFailure;
import io.github.kisroutes.collection.outcome.SymbolOutcome;
import io.github.kisroutes.collection.plan.RunKind;
import io.github.kisroutes.collection.report.RunSummary;
import io.github.kisroutes.collection.run.CollectionRun;
import io.github.kisroutes.collection.run.SymbolItem;
import io.github.kisroutes.crosscheck.CrossCheck;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a run in the ledger: what was never asked for has failed, what is in doubt is told, and the state follows. */
public final class RunClosing {
    private static final Logger LOG = LoggerFactory.getLogger(RunClosing.class);

    private final RunLedger ledger;
    private final RunCheck check;
    private final RunDoubts doubts;
    private final Explanations explanations;
    private final CrossCheck crossCheck;

    /**
     * @param doubts what makes a run incomplete although every symbol was answered
     * @param explanations why what is wrong may be in order
     * @param crossCheck whether the stored candles fit each other; a report of the settling runs
     */
    public RunClosing(
            RunLedger ledger, RunCheck check, RunDoubts doubts, Explanations explanations, CrossCheck crossCheck) {
        this.ledger = ledger;
        this.check = check;
        this.doubts = doubts;
        this.explanations = explanations;
        this.crossCheck = crossCheck;
    }

    /** Tells the views up to which day rows are due, before a run asks anything. */
    void tellSettled() {
        doubts.tellSettled();
    }

    /** Looks at a symbol again, once KIS was asked about its stock. */
    void explain(CollectionRun run, SymbolItem item) {
        check.orLeave(run, () -> explanations.explain(item));
    }

    /** Gives a run up, to be resumed. */
    void release(CollectionRun run, RunLease lease) {
        try {
            ledger.release(run.header(), lease.end());
        } catch (RuntimeException e) {
            LOG.debug("The lease of {} expires by itself.", run.id(), e); // the database may be what the run ends for
        }
    }

    /** Closes a run whose process died: nobody comes back to it, and what it had left must not be forgotten. */
    void giveUp(CollectionRun run, RunLease lease) {
        run.end().stop("its process ended before the run was finished; the next runs request what was left");
        close(run, lease);
    }

    /** Closes a run. */
    void close(CollectionRun run, RunLease lease) {
        abandon(run, run.stopReason().orElse("KIS had not answered for the symbols before it"));
        check.learnDays(run);
        doubts.tellExpected(run);
        explanations.suspended(run);
        run.doubts(doubts.of(run));
        if (run.header().kind() == RunKind.SETTLE) {
            run.findings(Stream.concat(
                            doubts.unproven().stream(),
                            crossCheck.of(run.header().days()).stream().map(Object::toString))
                    .toList());
        }
        if (!ledger.close(run, RunSummary.state(run), lease.end())) {
            run.end().handOver(new RunTakenOverException(run.id()).getMessage());
        }
    }

    private void abandon(CollectionRun run, String reason) {
        SymbolFailure trouble =
                new SymbolFailure(SymbolFailure.NOT_ASKED, "not asked for: " + reason, true, false, false);
        ledger.items().abandon(run, trouble);
        run.items().stream()
                .filter(item -> item.outcome().isEmpty())
                .forEach(item ->
                        item.end(new SymbolOutcome.Failed(item.progress().rows(), trouble)));
    }
}
