package io.github.kisroutes.collection;

import io.github.kisroutes.candle.DateWindow;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One collection while it runs: what it shall do, how far it is, and whether it has to stop early. Shared by all worker
 * threads.
 */
public final class CollectionRun {
    private final String id;
    private final String kind;
    private final DateWindow window;
    private final List<Symbol> symbols;
    private final Instant startedAt;
    private final RunTally tally = new RunTally();
    private final AtomicReference<String> stopReason = new AtomicReference<>("");

    /**
     * @param id sortable and unique, see {@code collection_run.run_id}
     * @param kind {@code DAILY} or {@code BACKFILL}
     * @param window the days to collect
     * @param symbols the stocks, in the order they are asked for
     */
    public CollectionRun(String id, String kind, DateWindow window, List<Symbol> symbols, Instant startedAt) {
        this.id = id;
        this.kind = kind;
        this.window = window;
        this.symbols = List.copyOf(symbols);
        this.startedAt = startedAt;
    }

    /** Its key in the ledger. */
    public String id() {
        return id;
    }

    /** {@code DAILY} or {@code BACKFILL}. */
    public String kind() {
        return kind;
    }

    /** The days it collects. */
    public DateWindow window() {
        return window;
    }

    /** The stocks it collects. */
    public List<Symbol> symbols() {
        return symbols;
    }

    /** When it began. */
    public Instant startedAt() {
        return startedAt;
    }

    /** What came so far. */
    public RunTally tally() {
        return tally;
    }

    /** The first symbol: collected alone, so that token, connections and classes are ready before the burst. */
    public SymbolItem first() {
        return new SymbolItem(this, symbols.get(0));
    }

    /** All symbols but the first, handed out one by one until the run has to stop. */
    public Iterator<SymbolItem> others() {
        Iterator<Symbol> rest = symbols.subList(1, symbols.size()).iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rest.hasNext() && stopReason().isEmpty();
            }

            @Override
            public SymbolItem next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return new SymbolItem(CollectionRun.this, rest.next());
            }
        };
    }

    /** Hands out no further symbol: what went wrong would hit every one of them. The first reason stays. */
    public void stop(String reason) {
        stopReason.compareAndSet("", reason);
    }

    /** Why the run stops early, or empty. */
    public Optional<String> stopReason() {
        return Optional.of(stopReason.get()).filter(reason -> !reason.isEmpty());
    }

    @Override
    public String toString() {
        return "Collection " + id + ": " + symbols.size() + " symbols, " + window;
    }
}
