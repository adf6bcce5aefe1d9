package io.github.kisroutes.collection.run;

import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.outcome.SymbolOutcome;
import io.github.kisroutes.collection.plan.RunPlan;
import io.github.kisroutes.collection.range.KnownDays;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/**
 * One collection while it runs: what it shall do, how far it is, and whether it has to stop early. Shared by all worker
 * threads.
 */
public final class CollectionRun extends RunContext {
    /** How often failed symbols are tried again. */
    private static final int ROUNDS = 3;

    private final List<SymbolItem> items;
    private final DateWindow window;
    private final RunTally tally;
    private final BrokerOutageDetector silence = new BrokerOutageDetector();
    private volatile List<String> doubts = List.of();
    private volatile List<String> findings = List.of();
    private volatile int round = -1;
    private volatile boolean goesAhead;

    /**
     * @param header what it is about, and whose it is
     * @param known the trading days of its range, as far as anybody has told
     * @param knowledge what else is known
     * @param items makes its symbols, in the order they are asked for
     */
    public CollectionRun(
            RunHeader header, KnownDays known, RunKnowledge knowledge, Function<RunContext, List<SymbolItem>> items) {
        super(header, known, knowledge);
        this.items = List.copyOf(items.apply(this));
        this.window = RunPlan.hull(
                header.days(), this.items.stream().map(SymbolItem::planned).toList());
        this.tally = new RunTally(this.items);
    }

    /** From the first to the last day that it asks for: those it collects, and what is owed from before. */
    @Override
    public DateWindow window() {
        return window;
    }

    /** The stocks it collects. */
    public List<SymbolItem> items() {
        return items;
    }

    /** What came so far. */
    public RunTally tally() {
        return tally;
    }

    /** Why it is not complete although every symbol was answered, one line each; empty while it is. */
    public List<String> doubts() {
        return doubts;
    }

    /** What does not fit among the stored candles of its days; a report, nothing is red because of it. */
    public List<String> findings() {
        return findings;
    }

    public void findings(List<String> found) {
        findings = List.copyOf(found);
    }

    public void doubts(List<String> found) {
        doubts = List.copyOf(found);
    }

    /** Whether there is anything to ask. */
    public boolean isDue() {
        return items.stream().anyMatch(SymbolItem::isDue);
    }

    /** The first symbol: collected alone, so that token, connections and classes are ready before the burst. */
    public SymbolItem first() {
        return items.stream().filter(SymbolItem::isDue).findFirst().orElseThrow();
    }

    /** Whether symbols are to be asked for, for the first time or again. */
    public boolean isRoundDue() {
        return !isStopping() && (rounds() < 0 || rounds() < ROUNDS && isDue());
    }

    /** The last round; one in which a single symbol went ahead and was answered does not count. */
    private int rounds() {
        return goesAhead && !silence.isSuspected() ? round - 1 : round;
    }

    /**
     * The symbols of the next round, handed out one by one until the run has to stop or nobody answers any more: in the first
     * all that were not taken up yet, in the three that follow those which failed in a way that may pass. While KIS seems to be
     * away, one symbol goes ahead: the others follow when it is answered.
     */
    public Iterator<SymbolItem> round() {
        round = rounds() + 1;
        goesAhead = silence.isSuspected();
        Iterator<SymbolItem> due = items.stream()
                .filter(item -> item.isDue() && (round > 0 || item.outcome().isEmpty()))
                .limit(goesAhead ? 1 : items.size())
                .iterator();
        return new StoppableIterator<>(due, () -> !isStopping() && (goesAhead || !silence.isSuspected()));
    }

    /**
     * How long to wait before the next round.
     *
     * @param pause the length before the first repetition; each further one waits that much longer
     */
    public Duration pauseBeforeRound(Duration pause) {
        return pause.multipliedBy(rounds() + 1L);
    }

    /** Notes how a symbol ended: what would hit every other one stops the run. */
    @Override
    public void ended(SymbolOutcome outcome) {
        if (outcome instanceof SymbolOutcome.Failed failed) {
            silence.ended(failed.trouble().answered());
            if (failed.trouble().everywhere()) {
                end().stop(failed.text());
            }
        } else {
            silence.ended(true);
        }
    }

    @Override
    public String toString() {
        return "Collection " + id() + ": " + items.size() + (items.size() == 1 ? " symbol, " : " symbols, ")
                + header().days() + (header().resumed() ? ", resumed: " + tally.ended() + " are done already" : "");
    }
}
