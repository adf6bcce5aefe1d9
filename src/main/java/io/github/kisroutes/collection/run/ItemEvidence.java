package io.github.kisroutes.collection.run;

import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.evidence.Comparison;
import io.github.kisroutes.collection.evidence.Quoted;
import io.github.kisroutes.collection.outcome.SymbolFailure;
import io.github.kisroutes.collection.range.Question;
import io.github.kisroutes.market.PriceBasis;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which answers of one symbol in one run agree with which; in memory only: rows that are not final are read again. */
public final class ItemEvidence {
    /** How often an answer that disagrees with what is stored is asked for again in the same run. */
    private static final int MOST_REPEATS = 3;

    /**
     * What was found of an answer before it was written.
     *
     * @param comparison beside what is stored
     * @param wrong why it is not complete
     * @param missing the days that it lacks, when that is all that is wrong with it
     * @param rebased whether some of its days were being read again because their base was in doubt
     * @param moved whether such a day had another opening price before
     * @param lone the days of which this stock alone has a row
     */
    public record Found(
            Comparison comparison,
            Optional<SymbolFailure> wrong,
            NavigableSet<LocalDate> missing,
            boolean rebased,
            boolean moved,
            Collection<LocalDate> lone) {
        /** {@code daily_price_revision.reason} where more is known than whether the old row was final; otherwise null. */
        public String revisionReason() {
            return moved || !comparison.breaks().isEmpty() ? "SPLIT" : null;
        }
    }

    /**
     * An answer with which no other one has agreed yet.
     *
     * @param days from the first to the last of those it has told of
     * @param told those it has told of
     * @param breaks its days on which it disagrees with what was stored
     * @param unmet whether its days are owed, because no answer of the run had met a stored row by then
     */
    public record Alone(
            PriceBasis basis, DateWindow days, Set<LocalDate> told, List<LocalDate> breaks, boolean unmet) {}

    private final Map<Question, Found> found = new HashMap<>();
    private final Map<SymbolQuestion, Set<LocalDate>> told = new IdentityHashMap<>();
    private final Map<PriceBasis, TreeSet<LocalDate>> broken = new EnumMap<>(PriceBasis.class);
    private final Set<PriceBasis> met = EnumSet.noneOf(PriceBasis.class);
    private final List<Alone> alone = new ArrayList<>();
    private final TreeSet<LocalDate> marked = new TreeSet<>();
    private final Map<Question, Quoted> quoted = new HashMap<>();
    private int repeats;
    private boolean beginningOpen;

    /** Notes what an answer has said of rows that the prices of many stocks had given. */
    public synchronized void judged(Question asked, Quoted rows) {
        quoted.put(asked, rows);
    }

    /** What all answers of this run have said of such rows. */
    synchronized Quoted quoted() {
        return quoted.values().stream().reduce(Quoted.NONE, Quoted::plus);
    }

    public synchronized void found(Question asked, Found what) {
        found.put(asked, what);
    }

    public synchronized Found of(Question asked) {
        return Optional.ofNullable(found.get(asked))
                .orElseThrow(() -> new IllegalStateException("The answer to " + asked
                        + " was not compared: candle-store must call hold of kisCandleStore first."));
    }

    /**
     * An answer has told of some days, and was compared with stored rows of others. One that another answer of this run has
     * not told of was stored before: with such a one this run's answers have met the base on which the series stands.
     *
     * @param compared the days on which it agrees with a stored row, or is known to disagree
     * @param breaks those of them on which a price is another one now
     */
    public synchronized void tells(
            SymbolQuestion asked, Set<LocalDate> days, Collection<LocalDate> compared, Collection<LocalDate> breaks) {
        PriceBasis basis = asked.question().basis();
        if (!toldBefore(asked).containsAll(compared)) {
            meetsStored(basis);
        }
        broken.computeIfAbsent(basis, none -> new TreeSet<>()).addAll(breaks);
        told.put(asked, Set.copyOf(days));
    }

    /** The days of which an answer has told. */
    public synchronized Set<LocalDate> toldBy(SymbolQuestion asked) {
        return told.getOrDefault(asked, Set.of());
    }

    /** The days of a series of which other answers of this run have told before. */
    public synchronized Set<LocalDate> toldBefore(SymbolQuestion asked) {
        // The same object asks twice when its transaction is repeated.
        return told(asked.question().basis(), other -> other != asked);
    }

    /** The days of a series of which an answer of this run had a row. */
    synchronized Set<LocalDate> told(PriceBasis basis) {
        return told(basis, any -> true);
    }

    private Set<LocalDate> told(PriceBasis basis, Predicate<SymbolQuestion> which) {
        return told.entrySet().stream()
                .filter(answer -> answer.getKey().question().basis() == basis && which.test(answer.getKey()))
                .flatMap(answer -> answer.getValue().stream())
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** The answers of this run about a series were compared with its stored rows, or nothing is stored. */
    public synchronized void meetsStored(PriceBasis basis) {
        met.add(basis);
    }

    /** Whether they do: until then answers of this run that agree with each other may all stand on another base. */
    public synchronized boolean hasMetStored(PriceBasis basis) {
        return met.contains(basis);
    }

    /**
     * Whether answers of this run that agree with each other prove their rows: what was stored before has been met, and agrees
     * with them, or KIS says why it does not.
     */
    public synchronized boolean isAnchored(PriceBasis basis) {
        Set<LocalDate> breaks = broken.getOrDefault(basis, new TreeSet<>());
        return hasMetStored(basis) && (breaks.isEmpty() || isExplained(breaks));
    }

    public synchronized void isAlone(Alone answer) {
        alone.add(answer);
    }

    /** The answers that one proves which agrees with them on some days. */
    public synchronized List<Alone> provenBy(PriceBasis basis, Collection<LocalDate> fits) {
        List<Alone> proven = alone.stream()
                .filter(each -> each.basis() == basis && fits.stream().anyMatch(each.days()::contains))
                .toList();
        alone.removeAll(proven);
        return proven;
    }

    /** Whether no answer has come. */
    synchronized boolean isUnasked() {
        return found.isEmpty();
    }

    /** One answer alone has shown where a series begins. */
    synchronized void beginningIsOpen() {
        beginningOpen = true;
    }

    synchronized boolean isBeginningOpen() {
        return beginningOpen;
    }

    /** Days on which KIS says that something moved the price besides trading. */
    public synchronized void marked(Collection<LocalDate> days) {
        marked.addAll(days);
    }

    /** Whether such days explain why the prices of some days are others now: each of them has one behind it. */
    public synchronized boolean isExplained(Collection<LocalDate> broken) {
        return broken.stream()
                .max(Comparator.naturalOrder())
                .filter(last -> marked.higher(last) != null)
                .isPresent();
    }

    /** Whether an answer that disagrees may be asked for once more in this run. */
    public synchronized boolean mayRepeat() {
        return repeats++ < MOST_REPEATS;
    }
}
