package io.github.kisroutes.collection;

import io.github.kisroutes.candle.DateWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * One collection while it runs: what it shall do, how far it is, and whether it has to stop early. Shared by all worker
 * threads.
 */
public final class CollectionRun {
    /** How often failed symbols are tried again. */
    private static final int ROUNDS = 3;

    /** So many symbols in a row without an answer, and the others wait for the next round. */
    private static final int SYMBOLS_WITHOUT_ANSWER = 20;

    private final RunHeader header;
    private final List<SymbolItem> items;
    private final RunTally tally;
    private final RunEnd end = new RunEnd();
    private final AtomicInteger withoutAnswer = new AtomicInteger();
    private volatile KnownDays known;
    private volatile int round = -1;

    /**
     * @param header what it is about, and whose it is
     * @param known the trading days of its range, as far as anybody has told
     * @param items makes its symbols, in the order they are asked for
     */
    CollectionRun(RunHeader header, KnownDays known, Function<CollectionRun, List<SymbolItem>> items) {
        this.header = header;
        this.known = known;
        this.items = List.copyOf(items.apply(this));
        this.tally = new RunTally(this.items);
    }

    /** Its key in the ledger. */
    public String id() {
        return header.id();
    }

    /** What it is about, and whose it is. */
    RunHeader header() {
        return header;
    }

    /** The days it collects. */
    public DateWindow window() {
        return header.days();
    }

    /** When it began. */
    public Instant startedAt() {
        return header.startedAt();
    }

    /** The stocks it collects. */
    public List<SymbolItem> items() {
        return items;
    }

    /** What came so far. */
    public RunTally tally() {
        return tally;
    }

    /** Why it ends early, if it does. */
    RunEnd end() {
        return end;
    }

    /** The trading days of its range, as far as anybody has told by now. */
    KnownDays known() {
        return known;
    }

    void learned(KnownDays days) {
        known = days;
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
        return !isStopping() && (round < 0 || round < ROUNDS && isDue());
    }

    /**
     * The symbols of the next round, handed out one by one until the run has to stop or nobody answers any more: in the first
     * all that were not taken up yet, in the three that follow those which failed in a way that may pass.
     */
    public Iterator<SymbolItem> round() {
        round++;
        withoutAnswer.set(0);
        Iterator<SymbolItem> due = items.stream()
                .filter(item -> item.isDue() && (round > 0 || item.outcome().isEmpty()))
                .iterator();
        return new HandingOut<>(due, () -> !isStopping() && withoutAnswer.get() < SYMBOLS_WITHOUT_ANSWER);
    }

    /**
     * How long to wait before the next round.
     *
     * @param pause the length before the first repetition; each further one waits that much longer
     */
    Duration pauseBeforeRound(Duration pause) {
        return pause.multipliedBy(round + 1L);
    }

    /** Notes how a symbol ended: what would hit every other one stops the run. */
    void ended(SymbolItem item, SymbolOutcome outcome) {
        item.end(outcome);
        if (outcome instanceof SymbolOutcome.Failed failed) {
            withoutAnswer.updateAndGet(before -> failed.trouble().answered() ? 0 : before + 1);
            if (failed.trouble().everywhere()) {
                end.stop(failed.text());
            }
        } else {
            withoutAnswer.set(0);
        }
    }

    /** Hands out no further symbol and asks no further question. */
    public boolean isStopping() {
        return end.isSet();
    }

    /** Why the run stops early, or empty. */
    public Optional<String> stopReason() {
        return end.reason();
    }

    @Override
    public String toString() {
        return "Collection " + id() + ": " + items.size() + " symbols, " + window()
                + (header.resumed() ? ", resumed: " + tally.ended() + " are done already" : "");
    }
}
