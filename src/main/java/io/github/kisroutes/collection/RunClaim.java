package io.github.kisroutes.collection;

import io.github.kisroutes.calendar.TradingCalendar;
import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.evidence.StoredCandles;
import io.github.kisroutes.collection.ledger.RunLedger;
import io.github.kisroutes.collection.ledger.RunningJob;
import io.github.kisroutes.collection.outcome.SymbolOutcome;
import io.github.kisroutes.collection.outcome.SymbolProgress;
import io.github.kisroutes.collection.plan.RunKind;
import io.github.kisroutes.collection.plan.RunPlan;
import io.github.kisroutes.collection.plan.RunScope;
import io.github.kisroutes.collection.range.KnownDays;
import io.github.kisroutes.collection.run.CollectionRun;
import io.github.kisroutes.collection.run.RunContext;
import io.github.kisroutes.collection.run.RunHeader;
import io.github.kisroutes.collection.run.RunKnowledge;
import io.github.kisroutes.collection.run.SymbolItem;
import io.github.kisroutes.collection.stock.KnownStocks;
import io.github.kisroutes.market.Seoul;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes this process the only one that works on a job: by opening a run, or by taking over one whose owner is dead. */
public final class RunClaim {
    private static final Logger LOG = LoggerFactory.getLogger(RunClaim.class);
    private static final DateTimeFormatter RUN_ID = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    /** How often another process may be a moment quicker. */
    private static final int ATTEMPTS = 5;

    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);

    private final RunLedger ledger;
    private final TradingCalendar calendar;
    private final RunScope scope;
    private final Knowing knowing;
    private final String owner;
    private final Clock clock;

    /**
     * Where a run finds out what is known of its stocks.
     *
     * @param stocks besides their rows
     * @param candles their rows
     */
    public record Knowing(KnownStocks.Source stocks, StoredCandles candles) {
        public RunKnowledge of(List<String> codes) {
            return new RunKnowledge(stocks.of(codes), candles);
        }
    }

    /**
     * @param scope whose candles this installation collects
     * @param owner the name of this process; no other one has it
     */
    public RunClaim(
            RunLedger ledger, TradingCalendar calendar, RunScope scope, Knowing knowing, String owner, Clock clock) {
        this.ledger = ledger;
        this.calendar = calendar;
        this.scope = scope;
        this.knowing = knowing;
        this.owner = owner;
        this.clock = clock;
    }

    /** The name and the owner of a run that begins now. */
    RunHeader header(RunKind kind, DateWindow days, String job) {
        Instant now = clock.instant();
        String id = RUN_ID.format(now.atZone(Seoul.ZONE))
                + String.format("-%04x", ThreadLocalRandom.current().nextInt(0x10000));
        return new RunHeader(id, kind, days, job, owner, now, false);
    }

    /** The name of a run without symbols: of a closed day, or of one that cannot be planned. */
    RunHeader withoutSymbols(RunKind kind, DateWindow days, String why) {
        return header(kind, days, scope.jobStart() + why);
    }

    /** The jobs in which this installation was interrupted. */
    List<String> interrupted() {
        return ledger.interrupted(scope.jobStart());
    }

    /**
     * Opens a run; where the job was interrupted, its run is resumed instead.
     *
     * @throws AlreadyRunningException when another process works on the job
     */
    CollectionRun claim(RunPlan plan) {
        RunHeader header = header(plan.kind(), plan.days(), plan.job());
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (ledger.claim(header, plan)) {
                return opened(header, plan);
            }
            Optional<RunningJob> other = ledger.running(plan.job());
            if (other.isPresent() && other.get().header().id().equals(header.id())) {
                return opened(header, plan); // written, but the answer of the database was lost
            }
            Optional<CollectionRun> resumed = other.flatMap(this::resume);
            if (resumed.isPresent()) {
                return resumed.get();
            }
        }
        throw new IllegalStateException("The job " + plan.job() + " could not be claimed in " + ATTEMPTS
                + " attempts: other processes keep starting and ending it. No call was made.");
    }

    /** Resumes an interrupted job; empty when another process does, or works on it. */
    Optional<CollectionRun> resume(String job) {
        return ledger.running(job)
                .filter(running -> running.left().isNegative() || running.isImpossible(ledger.lease()))
                .flatMap(this::dead)
                .flatMap(this::takeOver);
    }

    /** Takes the run of another process over when that is dead; empty when somebody was quicker. */
    private Optional<CollectionRun> resume(RunningJob other) {
        return takeOver(dead(other).orElseThrow(() -> new AlreadyRunningException(other.header())));
    }

    /** Waits until it shows whether the owner is alive: whether it renews its lease, or ends its run; empty when it is. */
    private Optional<RunningJob> dead(RunningJob first) {
        if (first.left().isNegative()) {
            return Optional.of(first);
        }
        Duration patience = first.patience(ledger.lease());
        LOG.info(
                "Collection {} was started by {}; waiting up to {} s for its heartbeat.",
                first.header().id(),
                first.header().owner(),
                patience.toSeconds() + 1);
        Instant end = first.storeTime().plus(patience);
        Optional<RunningJob> now = Optional.of(first);
        while (now.filter(first::isUnchanged).isPresent()
                && !now.get().storeTime().isAfter(end)) {
            pause();
            now = ledger.running(first.header().job());
        }
        // An owner that has left in order has ended its lease itself.
        return now.filter(job -> job.left().isNegative() || first.isUnchanged(job));
    }

    private Optional<CollectionRun> takeOver(RunningJob dead) {
        if (!ledger.takeOver(dead, owner)) {
            return Optional.empty();
        }
        LOG.info(
                "Collection {} ended early in {}; this process continues it.",
                dead.header().id(),
                dead.header().owner());
        RunHeader old = dead.header();
        RunHeader ours = new RunHeader(old.id(), old.kind(), old.days(), old.job(), owner, old.startedAt(), true);
        return Optional.of(new CollectionRun(
                ours,
                KnownDays.of(calendar, RunPlan.hull(ours.days(), ledger.items().remaining(ours.id()))),
                knowing.of(ledger.items().codes(ours.id())),
                run -> ledger.items().read(run)));
    }

    private CollectionRun opened(RunHeader header, RunPlan plan) {
        List<String> codes = plan.symbols().stream()
                .map(planned -> planned.symbol().code().value())
                .toList();
        return new CollectionRun(
                header, KnownDays.of(calendar, header.days()), knowing.of(codes), run -> plan.symbols().stream()
                        .map(planned -> item(run, planned))
                        .toList());
    }

    /** A run without symbols, for when there is nothing to do. */
    CollectionRun nothing(RunHeader header) {
        return new CollectionRun(header, KnownDays.NONE, knowing.of(List.of()), run -> List.of());
    }

    private static SymbolItem item(RunContext run, RunPlan.Planned planned) {
        Optional<SymbolOutcome> complete =
                planned.remaining().isEmpty() ? Optional.of(new SymbolOutcome.Complete()) : Optional.empty();
        return new SymbolItem(run, planned.symbol(), SymbolProgress.start(planned.remaining()), 0, complete);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_INTERVAL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The program is ending; no call was made.", e);
        }
    }
}
