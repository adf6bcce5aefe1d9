package io.github.kisroutes.collection.schedule;

import io.github.kisroutes.collection.plan.RunPlan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How the collection of a planned time stands.
 *
 * @param id its key in the ledger
 * @param job its name, see {@link RunPlan#job()}
 * @param day the newest day it collects
 * @param state as in {@code collection_run.state}
 * @param firstStart when the first attempt at the planned time's collection began
 * @param finishedAt when it ended the last time; empty while it runs
 * @param interrupted whether it runs and nobody works on it
 * @param faults the codes that its symbols failed with
 */
record ScheduledRun(
        String id,
        String job,
        LocalDate day,
        String state,
        Instant firstStart,
        Optional<Instant> finishedAt,
        boolean interrupted,
        List<String> faults) {

    ScheduledRun with(List<String> codes) {
        return new ScheduledRun(id, job, day, state, firstStart, finishedAt, interrupted, codes);
    }

    boolean isRunning() {
        return state.equals("RUNNING");
    }

    boolean hasFailed() {
        return state.equals("FAILED");
    }

    /** Whether it got as far as to know its symbols; each that has failed has left its fault. */
    boolean wasPlanned() {
        return !faults.isEmpty();
    }

    /** Whether it ended, and something of it failed in a way that another attempt may mend. */
    boolean isUnfinished() {
        return hasFailed() || state.equals("PARTIAL") && PassingFaults.mayPass(faults);
    }

    /** Whether another attempt makes sense before a person has done something. */
    boolean mayPass() {
        return isUnfinished() && !PassingFaults.needPerson(faults);
    }
}
