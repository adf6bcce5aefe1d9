package io.github.kisroutes.collection;

import io.github.kisroutes.calendar.TradingDay;
import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.check.RunCheck;
import io.github.kisroutes.collection.ledger.RunLease;
import io.github.kisroutes.collection.ledger.RunLedger;
import io.github.kisroutes.collection.plan.RunKind;
import io.github.kisroutes.collection.plan.RunOrder;
import io.github.kisroutes.collection.plan.RunPlanner;
import io.github.kisroutes.collection.report.RunSummary;
import io.github.kisroutes.collection.run.CallCount;
import io.github.kisroutes.collection.run.CollectionRun;
import io.github.kisroutes.collection.run.RunEnd;
import io.github.kisroutes.collection.run.SymbolItem;
import io.github.kisroutes.message.Messages;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of {@code kis-collect} and {@code kis-resume} that begin and end runs. */
public final class CollectionRuns {
    private static final Logger LOG = LoggerFactory.getLogger(CollectionRuns.class);

    private final RunOpening opening;
    private final RunLedger ledger;
    private final RunClaim claim;
    private final RunCheck check;
    private final RunClosing closing;
    private final RunTiming timing;
    private final Messages messages;
    private final RunningCollections running;

    /**
     * @param check what is wrong with what came
     * @param ledger where runs and symbols are recorded
     * @param calls the calls to the broker so far
     * @param messages the language in which a person is told
     */
    public CollectionRuns(
            RunPlanner planner,
            RunClaim claim,
            RunCheck check,
            RunClosing closing,
            RunLedger ledger,
            Supplier<CallCount> calls,
            RunTiming timing,
            Messages messages) {
        this.claim = claim;
        this.check = check;
        this.closing = closing;
        this.ledger = ledger;
        this.timing = timing;
        this.messages = messages;
        this.running = new RunningCollections(ledger, calls, timing.lease(), messages);
        this.opening = new RunOpening(planner, claim, closing, ledger, running);
    }

    /**
     * Opens a run: it and all its symbols stand in the ledger before the broker is asked anything. An interrupted run of the
     * same job is resumed instead.
     *
     * @param kind why it runs; null for the usual reason
     * @param job an interrupted job to resume; null for a run of its own
     * @param order a run that somebody asks for; null for any other
     * @param opened is told of the run; null when nobody waits for it
     * @return perhaps a run without symbols, when there is nothing to do or the stocks cannot be told
     * @throws AlreadyRunningException when another process does the same at this moment
     */
    public CollectionRun open(
            @Variable("runKind") String kind,
            @Variable("job") String job,
            @Variable("order") RunOrder order,
            @Variable("opened") CompletableFuture<String> opened) {
        CollectionRun run = order == null ? opening.open(kind, job) : opening.open(order);
        running.begin(run);
        if (opened != null) {
            opened.complete(run.id());
        }
        return run;
    }

    /** The collections that this process works on now. */
    public RunningCollections running() {
        return running;
    }

    /** What a run is about to do, for a person. */
    public String describe(@Variable("run") CollectionRun run) {
        boolean resumed = run.header().resumed();
        return messages.text(
                resumed ? "run.resumed" : "run.opened",
                run.id(),
                run.items().size(),
                run.header().days(),
                resumed ? run.tally().ended() : 0);
    }

    /** Notes the collection of a day on which the exchange is closed. */
    public String skip(@Body TradingDay day) {
        DateWindow days = new DateWindow(day.date(), day.date());
        ledger.skip(claim.withoutSymbols(RunKind.DAILY, days, "closed " + day.date()), day.toString());
        return "No collection: " + day + ".";
    }

    /** The jobs that this installation was interrupted in. */
    public List<String> interrupted() {
        return claim.interrupted();
    }

    /** Learns the calendar from the candles that are there by now, so that the other symbols are asked in exact windows. */
    public void learn(@Variable("run") CollectionRun run) {
        check.learn(run);
    }

    /** Looks over the symbols of a round, by all that the trading days are known from by now. */
    public void check(@Variable("run") CollectionRun run) {
        running.doing(run, "progress.answers", 0);
        check.check(run);
    }

    /** The symbols that lack something which KIS may explain by what it says of the stock itself. */
    public List<SymbolItem> unexplained(@Variable("run") CollectionRun run) {
        List<SymbolItem> unexplained =
                run.isStopping() ? List.of() : run.tally().unexplained();
        running.doing(run, "progress.reasons", unexplained.size());
        return unexplained;
    }

    /** Looks at a symbol again, once KIS was asked about its stock. */
    public void explain(@Variable("run") CollectionRun run, @Variable("item") SymbolItem item) {
        closing.explain(run, item);
        running.stepped(run);
    }

    /** Lets failed symbols rest before they are tried again; not before the first round, and not when the run has to end. */
    public void rest(@Variable("run") CollectionRun run) throws InterruptedException {
        Duration pause = run.pauseBeforeRound(timing.retryPause());
        if (!pause.isZero()) {
            LOG.info("{}", messages.text("run.again", run.id(), messages.span(pause)));
            run.end().pause(pause);
        }
        running.doing(run, "", 0);
    }

    /** Closes a run, or leaves it to be resumed, and gives its summary. */
    public RunSummary close(@Variable("run") CollectionRun run) {
        running.doing(run, "progress.doubts", 0);
        try (RunLease lease = running.of(run).lease()) {
            if (run.header().resumed() && !run.isStopping()) {
                check.check(run); // all that was left of it may have been this
            }
            long rejected = 0;
            if (run.end().is(RunEnd.Consequence.LEAVE)) {
                closing.release(run, lease);
            } else if (!run.end().is(RunEnd.Consequence.HANDS_OFF) && !run.end().is(RunEnd.Consequence.NOT_PLANNED)) {
                closing.close(run, lease);
                rejected = ledger.items().rejected().count(run.id());
            }
            return running.summary(run, rejected);
        } finally {
            running.end(run);
        }
    }

    /** The program ends: runs hand out nothing more, and stay open to be resumed; no further one begins. */
    public void leave() {
        running.leave();
    }

    /** How much of what runs now is done, from 0 to 1; empty while nothing runs. */
    public OptionalDouble progressRatio() {
        return running.progress();
    }

    /** One line per running collection, or blank. */
    public String progress() {
        return running.lines();
    }
}
