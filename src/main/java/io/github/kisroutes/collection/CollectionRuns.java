package io.github.kisroutes.collection;

import io.github.kisroutes.broker.BrokerFault;
import io.github.kisroutes.candle.Finality;
import io.github.kisroutes.token.TokenUnavailableException;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.ExchangeException;
import org.apache.camel.Variable;

/** The steps of {@code kis-collect} and {@code kis-collect-symbol} that begin and end runs and symbols. */
public final class CollectionRuns {
    private static final DateTimeFormatter RUN_ID = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private final CollectionPlan plan;
    private final RunLedger ledger;
    private final Supplier<CallCount> calls;
    private final Clock clock;
    private final Map<String, RunProgress> running = new ConcurrentHashMap<>();

    /**
     * @param plan what to collect
     * @param ledger where runs and symbols are recorded
     * @param calls the calls to the broker so far
     */
    public CollectionRuns(CollectionPlan plan, RunLedger ledger, Supplier<CallCount> calls, Clock clock) {
        this.plan = plan;
        this.ledger = ledger;
        this.calls = calls;
        this.clock = clock;
    }

    /** Opens a run: it and all its symbols stand in the ledger before the broker is asked anything. */
    public CollectionRun open() {
        Instant now = clock.instant();
        String id = RUN_ID.format(now.atZone(Finality.SEOUL))
                + String.format("-%04x", ThreadLocalRandom.current().nextInt(0x10000));
        CollectionRun run = new CollectionRun(
                id, plan.kind(), plan.window(now), plan.symbols().get(), now);
        ledger.open(run);
        running.put(id, new RunProgress(run, calls.get(), System.nanoTime()));
        return run;
    }

    /** Counts a symbol that met no fault; the ledger knows its outcome since its last candles were committed. */
    public SymbolOutcome finish(@Variable("item") SymbolItem item) {
        SymbolOutcome outcome = item.progress().outcome().orElseThrow();
        item.run().tally().add(item, outcome);
        return outcome;
    }

    /** Records a symbol that a fault stopped; a fault that would hit every symbol stops the run. */
    public SymbolOutcome fail(@Variable("item") SymbolItem item, @ExchangeException Exception fault) {
        if (fault instanceof BrokerFault.Misconfigured || fault instanceof TokenUnavailableException) {
            item.run().stop(fault.getMessage());
        }
        String code = fault instanceof BrokerFault broker
                ? broker.code()
                : fault.getClass().getSimpleName();
        SymbolOutcome outcome = new SymbolOutcome.Failed(item.progress().rows(), code, fault.getMessage());
        ledger.record(item, outcome);
        item.run().tally().add(item, outcome);
        return outcome;
    }

    /** Closes a run and gives its summary. */
    public RunSummary close(@Body CollectionRun run) {
        RunProgress progress = running.remove(run.id());
        RunSummary summary = progress.summary(calls.get(), System.nanoTime());
        ledger.close(summary);
        return summary;
    }

    /** One line per running collection, or blank. */
    public String progress() {
        return running.values().stream()
                .map(each -> each.line(calls.get(), System.nanoTime()))
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
