package io.github.kisroutes.collection.fast;

import io.github.kisroutes.candle.Candle;
import io.github.kisroutes.candle.quote.StockQuotes;
import io.github.kisroutes.collection.evidence.StoredRow;
import io.github.kisroutes.collection.range.Series;
import io.github.kisroutes.collection.run.CollectionRun;
import io.github.kisroutes.collection.run.SymbolItem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fast lane of one run: which symbols it may serve, and whether the prices are known to be today's. The routes carry it as
 * the variable {@code lane}.
 */
public final class Lane {
    private final CollectionRun run;
    private final LocalDate day;
    private final List<SymbolItem> symbols;
    private final Map<Series, BigDecimal> closeBefore;
    private final Deque<SymbolItem> candidates;
    private Optional<Witness> witness = Optional.empty();
    private List<LanePage> pages = List.of();
    private boolean begun;
    private boolean proven;

    /**
     * @param day today's session
     * @param symbols what it may serve; nothing while the lane is closed
     * @param closeBefore the stored close of the trading day before, of the series that have one
     * @param candidates stocks that may be the witness, the best first
     */
    Lane(
            CollectionRun run,
            LocalDate day,
            List<SymbolItem> symbols,
            Map<Series, BigDecimal> closeBefore,
            List<SymbolItem> candidates) {
        this.run = run;
        this.day = day;
        this.symbols = symbols;
        this.closeBefore = closeBefore;
        this.candidates = new ArrayDeque<>(candidates);
    }

    /** A lane that serves nothing. */
    static Lane closed(CollectionRun run, LocalDate day) {
        return new Lane(run, day, List.of(), Map.of(), List.of());
    }

    private record Witness(String code, StoredRow row) {}

    CollectionRun run() {
        return run;
    }

    LocalDate day() {
        return day;
    }

    Optional<BigDecimal> closeBefore(Series series) {
        return Optional.ofNullable(closeBefore.get(series));
    }

    /** Whether another stock is to be collected in the normal way, for nothing shows yet of which day the prices are. */
    public synchronized boolean needsWitness() {
        return witness.isEmpty() && !candidates.isEmpty() && !run.isStopping();
    }

    /** The stock to collect; {@link #hear} takes what came. */
    public synchronized SymbolItem nextWitness() {
        return candidates.remove();
    }

    /** Takes the candle row of today of a stock: good as a witness when it was traded at more than one price. */
    synchronized void hear(SymbolItem item, StoredRow row) {
        boolean good = !row.quoted()
                && row.volume() > 0
                && row.session().filter(s -> s.high().compareTo(s.low()) > 0).isPresent();
        if (good && witness.isEmpty()) {
            witness = Optional.of(new Witness(item.code(), row));
            pages = cut();
        }
    }

    private List<LanePage> cut() {
        List<SymbolItem> left =
                symbols.stream().filter(item -> item.outcome().isEmpty()).toList();
        List<LanePage> cut = new ArrayList<>();
        for (int from = 0; from < left.size(); ) {
            List<String> first = from == 0 ? witness.map(Witness::code).stream().toList() : List.of();
            int to = Math.min(left.size(), from + StockQuotes.MOST_CODES - first.size());
            cut.add(new LanePage(this, first, left.subList(from, to)));
            from = to;
        }
        return cut;
    }

    /** Whether pages are to be asked for. */
    public synchronized boolean isOpen() {
        return !pages.isEmpty() && (!begun || proven) && !run.isStopping();
    }

    /** The first page alone; all others once it has proven that the prices are today's. */
    public synchronized List<LanePage> nextPages() {
        List<LanePage> next = begun ? pages : pages.subList(0, 1);
        pages = pages.subList(next.size(), pages.size());
        begun = true;
        return next;
    }

    synchronized boolean isProven() {
        return proven;
    }

    /** The witness's code; blank while there is none. */
    synchronized String witnessCode() {
        return witness.map(Witness::code).orElse("");
    }

    /**
     * Judges by the price of the witness whether all prices are today's: its candle row has the same open, high and low, and its
     * volume, which was read before, is not above.
     */
    synchronized boolean prove(Candle price) {
        proven = witness.filter(seen -> price.session().isPresent()
                        && seen.row().hasSession(price.session().get())
                        && seen.row().volume() <= price.volume())
                .isPresent();
        return proven;
    }
}
