package io.github.kisroutes.collection;

import io.github.kisroutes.collection.ledger.RunLease;
import io.github.kisroutes.collection.ledger.RunLedger;
import io.github.kisroutes.collection.report.RunSummary;
import io.github.kisroutes.collection.run.CallCount;
import io.github.kisroutes.collection.run.CollectionRun;
import io.github.kisroutes.message.Messages;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The collections that this process works on now, and how far they are. */
public final class RunningCollections {
    private static final Logger LOG = LoggerFactory.getLogger(CollectionRuns.class);

    /** A shorter run says what came of it before anybody wonders. */
    private static final Duration LONG = Duration.ofSeconds(10);

    /** More do not end within a moment. */
    private static final int REMEMBERED = 20;

    private final RunLedger ledger;
    private final Supplier<CallCount> calls;
    private final Duration lease;
    private final Messages messages;
    private final Map<String, RunProgress> running = new ConcurrentHashMap<>();

    private final Queue<String> ended = new ConcurrentLinkedQueue<>();

    /** Tokens that the summaries so far have told of. */
    private volatile long toldIssues;

    private volatile boolean leaving;

    /** @param calls the calls to the broker so far */
    RunningCollections(RunLedger ledger, Supplier<CallCount> calls, Duration lease, Messages messages) {
        this.ledger = ledger;
        this.calls = calls;
        this.lease = lease;
        this.messages = messages;
    }

    /** A token that was asked for since the last summary, for the calendar say, belongs to this run. */
    void begin(CollectionRun run) {
        CallCount before = calls.get().withTokenIssues(toldIssues);
        running.put(run.id(), new RunProgress(run, lease(run), before, System.nanoTime(), new RunStage()));
    }

    RunLease lease(CollectionRun run) {
        return new RunLease(run, ledger, calls, lease.dividedBy(3));
    }

    RunProgress of(CollectionRun run) {
        return running.get(run.id());
    }

    RunSummary summary(CollectionRun run, long rejected) {
        CallCount now = calls.get();
        toldIssues = now.tokenIssues();
        return of(run).summary(now, System.nanoTime(), rejected, messages);
    }

    void end(CollectionRun run) {
        ended.add(run.id());
        running.remove(run.id());
        if (ended.size() > REMEMBERED) {
            ended.poll();
        }
    }

    /** The last runs that this process has ended, oldest first. */
    public List<String> ended() {
        return List.copyOf(ended);
    }

    /** Notes what a run does besides asking; of a long one it is said at once, for no symbol ends meanwhile. */
    void doing(CollectionRun run, String what, int steps) {
        RunProgress progress = of(run);
        if (progress != null) {
            progress.stage().begin(what, steps);
            if (!what.isEmpty()
                    && !run.isStopping()
                    && progress.elapsed(System.nanoTime()).compareTo(LONG) > 0) {
                LOG.info("{}", progress.line(calls.get(), System.nanoTime(), messages));
            }
        }
    }

    /** One step of it is done. */
    void stepped(CollectionRun run) {
        RunProgress progress = of(run);
        if (progress != null) {
            progress.stage().step();
        }
    }

    /** The program ends: they hand out nothing more, and stay open to be resumed; no further one begins. */
    void leave() {
        leaving = true;
        running.values()
                .forEach(each ->
                        each.run().end().leave("the program is ending; the next start resumes this collection"));
    }

    boolean isLeaving() {
        return leaving;
    }

    /** How they are at this moment. */
    public List<RunningRun> now() {
        CallCount sent = calls.get();
        long nanos = System.nanoTime();
        return running.values().stream()
                .map(each -> each.at(sent, nanos, messages))
                .toList();
    }

    /**
     * Cancels one: no further call begins, what is under way is stored, and what was not asked for has failed.
     *
     * @return false when this process does not work on it
     */
    public boolean cancel(String runId, String reason) {
        RunProgress progress = running.get(runId);
        if (progress == null || progress.run().isStopping()) {
            return false;
        }
        progress.run().end().stop(reason);
        return true;
    }

    /** How much of what runs now is done, from 0 to 1; empty while nothing runs. */
    OptionalDouble progress() {
        List<CollectionRun> runs =
                running.values().stream().map(RunProgress::run).toList();
        long symbols = runs.stream().mapToLong(run -> run.items().size()).sum();
        long ended = runs.stream().mapToLong(run -> run.tally().ended()).sum();
        return symbols == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) ended / symbols);
    }

    /** One line each, or blank. */
    String lines() {
        return running.values().stream()
                .filter(each -> !each.run().items().isEmpty())
                .map(each -> each.line(calls.get(), System.nanoTime(), messages))
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
