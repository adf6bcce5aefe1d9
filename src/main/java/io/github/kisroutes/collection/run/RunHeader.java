package io.github.kisroutes.collection.run;

import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.plan.RunKind;
import io.github.kisroutes.collection.plan.RunPlan;
import java.time.Instant;

/**
 * What a run is about, and whose it is.
 *
 * @param id sortable and unique, see {@code collection_run.run_id}
 * @param kind why it runs
 * @param days the days it collects
 * @param job what must not run twice at a time; see {@link RunPlan#job()}
 * @param owner the process that works on it
 * @param startedAt when it began, perhaps in another process
 * @param resumed whether another process began it
 */
public record RunHeader(
        String id, RunKind kind, DateWindow days, String job, String owner, Instant startedAt, boolean resumed) {}
