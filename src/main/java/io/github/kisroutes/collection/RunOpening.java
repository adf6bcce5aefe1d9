package io.github.kisroutes.collection;

import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.ledger.RunLedger;
import io.github.kisroutes.collection.plan.RunKind;
import io.github.kisroutes.collection.plan.RunOrder;
import io.github.kisroutes.collection.plan.RunPlan;
import io.github.kisroutes.collection.plan.RunPlanner;
import io.github.kisroutes.collection.plan.SymbolsUnavailableException;
import io.github.kisroutes.collection.run.CollectionRun;
import io.github.kisroutes.collection.run.RunHeader;
import java.util.Optional;
import java.util.function.Supplier;

/** How a run begins: it is planned, and it and its symbols stand in the ledger before the broker is asked anything. */
final class RunOpening {
    private final RunPlanner planner;
    private final RunClaim claim;
    private final RunClosing closing;
    private final RunLedger ledger;
    private final RunningCollections running;

    RunOpening(RunPlanner planner, RunClaim claim, RunClosing closing, RunLedger ledger, RunningCollections running) {
        this.planner = planner;
        this.claim = claim;
        this.closing = closing;
        this.ledger = ledger;
        this.running = running;
    }

    /**
     * Opens a run of its own, or takes an interrupted job up.
     *
     * @param wanted null for what the settings say
     * @param job null for a run of its own
     * @return perhaps a run without symbols, when there is nothing to do or the stocks cannot be told
     */
    CollectionRun open(String wanted, String job) {
        RunKind kind = wanted == null ? planner.usualKind() : RunKind.valueOf(wanted);
        return open(kind, job, () -> planner.plan(kind));
    }

    /** Opens a run that somebody asks for. */
    CollectionRun open(RunOrder order) {
        return open(order.kind(), null, () -> planner.plan(order));
    }

    private CollectionRun open(RunKind kind, String job, Supplier<RunPlan> planned) {
        if (running.isLeaving()) {
            return nothing(kind, planner.dailyWindow(), "");
        }
        if (job != null) {
            return claim.resume(job).orElseGet(() -> nothing(planner.usualKind(), planner.dailyWindow(), job));
        }
        closing.tellSettled();
        try {
            return open(kind, planned);
        } catch (SymbolsUnavailableException e) {
            return notPlanned(kind, e.getMessage());
        }
    }

    private CollectionRun open(RunKind kind, Supplier<RunPlan> planned) {
        RunPlan plan = planned.get();
        if (giveUpOthers(plan.job())) {
            plan = planned.get(); // what they had left is owed now
        }
        if (!plan.symbols().isEmpty()) {
            return claim.claim(plan);
        }
        CollectionRun nothing = nothing(kind, plan.days(), plan.job());
        ledger.skip(nothing.header(), nothing.stopReason().orElseThrow());
        return nothing;
    }

    /**
     * Closes runs of other jobs whose process died: nobody may come back to them, and what they had left must not be forgotten.
     *
     * @return whether there were any
     */
    private boolean giveUpOthers(String job) {
        boolean any = false;
        for (String other : claim.interrupted()) {
            Optional<CollectionRun> dead = other.equals(job) ? Optional.empty() : claim.resume(other);
            if (dead.isPresent()) {
                closing.giveUp(dead.get(), running.lease(dead.get()));
                any = true;
            }
        }
        return any;
    }

    private CollectionRun nothing(RunKind kind, DateWindow window, String job) {
        CollectionRun run = claim.nothing(claim.header(kind, window, job));
        run.end().handOver(running.isLeaving() ? "not begun, the program ends" : "there is nothing to collect");
        return run;
    }

    /** It stands in the ledger as failed, and is tried again as any other. */
    private CollectionRun notPlanned(RunKind kind, String reason) {
        RunHeader header = claim.withoutSymbols(kind, planner.dailyWindow(), "unplanned " + kind);
        ledger.fail(header, reason);
        CollectionRun run = claim.nothing(header);
        run.end().notPlanned(reason);
        return run;
    }
}
