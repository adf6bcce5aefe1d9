package io.github.kisroutes.collection.check;

import io.github.kisroutes.candle.Candle;
import io.github.kisroutes.candle.CandlePage;
import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.evidence.Comparison;
import io.github.kisroutes.collection.evidence.Obligation;
import io.github.kisroutes.collection.evidence.ObligationKind;
import io.github.kisroutes.collection.evidence.Obligations;
import io.github.kisroutes.collection.evidence.Quoted;
import io.github.kisroutes.collection.evidence.SeriesLedger;
import io.github.kisroutes.collection.evidence.SeriesStates;
import io.github.kisroutes.collection.evidence.StoredCandles;
import io.github.kisroutes.collection.evidence.StoredRow;
import io.github.kisroutes.collection.outcome.Reread;
import io.github.kisroutes.collection.outcome.SymbolFailure;
import io.github.kisroutes.collection.outcome.SymbolProgress;
import io.github.kisroutes.collection.range.MissingRanges;
import io.github.kisroutes.collection.range.PendingRanges;
import io.github.kisroutes.collection.range.Question;
import io.github.kisroutes.collection.range.Series;
import io.github.kisroutes.collection.run.ItemEvidence;
import io.github.kisroutes.collection.run.SymbolItem;
import io.github.kisroutes.collection.run.SymbolQuestion;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What an answer proves, and what it casts doubt on; both written in the transaction that stores its rows. The rules:
 * {@code docs/adr/0006-what-green-means.md}.
 */
public final class PageEvidence {
    private static final Set<ObligationKind> ANSWERED =
            EnumSet.of(ObligationKind.BASE, ObligationKind.UNANSWERED, ObligationKind.BEGINNING);

    private static final Set<ObligationKind> CHANGED = EnumSet.of(ObligationKind.CHANGED);

    /** An answer that reaches so near to today tells of the corporate actions of these days. */
    private static final int RECENT_DAYS = 7;

    private final StoredCandles candles;
    private final Obligations obligations;
    private final SeriesStates states;
    private final ResolvedDays resolved;
    private final DoubtLedger doubts;
    private final StoredBase base;
    private final AnswerProof proof;
    private final PhantomRows phantoms;
    private final Function<Instant, LocalDate> settledAt;
    private final Clock clock;

    /**
     * @param phantoms rows of days on which the exchange was closed, or may have been
     * @param settledAt up to which day a row could no longer move at a moment
     */
    public PageEvidence(
            SeriesLedger series, PhantomRows phantoms, Function<Instant, LocalDate> settledAt, Clock clock) {
        this.candles = series.candles();
        this.obligations = series.obligations();
        this.states = series.states();
        this.resolved = new ResolvedDays(series);
        this.doubts = new DoubtLedger(series, clock);
        this.base = new StoredBase(series.candles());
        this.proof = new AnswerProof(series, settledAt, clock);
        this.phantoms = phantoms;
        this.settledAt = settledAt;
        this.clock = clock;
    }

    /** Compares an answer with what is stored, before it is written, and meets what it was owed for. */
    public void before(SymbolQuestion asked, CandlePage page, LocalDate today) {
        Series series = new Series(asked.item().code(), page.basis());
        candles.lock(series);
        Map<LocalDate, StoredRow> stored = candles.rows(series, asked.question().days());
        List<Obligation> open = open(series);
        Set<LocalDate> own = asked.item().evidence().toldBefore(asked);
        Predicate<LocalDate> based = day -> isOwed(open, ObligationKind.BASE, day) && !own.contains(day);
        Comparison comparison = Comparison.of(page.candles(), stored, based, settledAt);
        asked.item().evidence().judged(asked.question(), Quoted.of(page, stored));
        base.meet(asked, page, stored, comparison, based);
        phantoms.remove(asked, page, stored.keySet(), open, today);
        if (resolved.confirmed(asked, page, stored.keySet(), open, today)) {
            asked.item().run().stocks().refresh(series.code());
        }
        Optional<SymbolFailure> wrong = PageCheck.of(page, asked, stored.keySet(), today);
        // An answer without any row tells of no day: where it is wrong, all of them are left to ask.
        NavigableSet<LocalDate> missing =
                page.candles().isEmpty() ? new TreeSet<>() : PageCheck.missing(page, asked, stored.keySet());
        boolean rebased = stored.keySet().stream().anyMatch(based);
        boolean moved = page.candles().stream()
                .filter(candle -> stored.containsKey(candle.tradeDate()) && based.test(candle.tradeDate()))
                .anyMatch(candle -> !stored.get(candle.tradeDate()).hasOpeningOf(candle));
        if (!open.isEmpty()) {
            DateWindow told = SymbolProgress.answered(
                            asked.question(), page, asked.item().run().known())
                    .days();
            if (page.known() && page.rejected().isEmpty() && (wrong.isEmpty() || !missing.isEmpty())) {
                PendingRanges lacking = MissingRanges.of(
                        page.basis(), missing, asked.item().run().known().openIn(page.window()));
                PendingRanges.of(List.of(page.basis()), told)
                        .minus(lacking)
                        .ranges()
                        .forEach(range -> obligations.met(series.code(), series.basis(), range.days(), ANSWERED));
            }
            comparison.equal().stream()
                    .filter(day -> isOwed(open, ObligationKind.CHANGED, day)
                            && !own.contains(day)
                            && !phantoms.isFresh(open, day, today))
                    .forEach(day -> obligations.met(series.code(), series.basis(), new DateWindow(day, day), CHANGED));
        }
        asked.item()
                .evidence()
                .found(
                        asked.question(),
                        new ItemEvidence.Found(
                                comparison,
                                wrong,
                                missing,
                                rebased,
                                moved,
                                phantoms.owe(asked, page, stored.keySet(), open, today)));
    }

    /** A row of a day of which was said that there is none is evidence against that. */
    public void undoResolutions(SymbolItem item, CandlePage page) {
        resolved.undo(item, page);
    }

    private List<Obligation> open(Series series) {
        return obligations.open(List.of(series.code())).stream()
                .filter(each -> each.basis() == series.basis())
                .toList();
    }

    private static boolean isOwed(List<Obligation> open, ObligationKind kind, LocalDate day) {
        return open.stream().anyMatch(each -> each.kind() == kind && each.days().contains(day));
    }

    /**
     * What follows from an answer whose rows are written: which rows are proven, and which are in doubt.
     *
     * @param today the session day
     * @return what has to be read again of it, and why
     */
    public Doubt after(SymbolQuestion asked, CandlePage page, LocalDate today) {
        ItemEvidence evidence = asked.item().evidence();
        Comparison comparison = evidence.of(asked.question()).comparison();
        Series series = new Series(asked.item().code(), page.basis());
        Optional<DateWindow> days = Comparison.span(
                page.candles().stream().map(candle -> candle.tradeDate()).toList());
        if (days.isEmpty()) {
            return Doubt.NONE;
        }
        if (page.window().to().isAfter(today.minusDays(RECENT_DAYS))) {
            evidence.marked(page.candles().stream()
                    .filter(candle -> candle.marks().isMarked())
                    .map(Candle::tradeDate)
                    .toList());
        }
        boolean unmet = base.isUnmet(asked, page);
        proof.of(asked, days.get(), unmet);
        evidence.of(asked.question()).lone().forEach(day -> candles.doubt(series, new DateWindow(day, day)));
        Question told = new Question(page.basis(), days.get());
        if (unmet) {
            boolean complete = evidence.of(asked.question()).wrong().isEmpty();
            doubts.oweUnmet(asked, told, complete, today);
        }
        return doubts.note(asked, comparison, told, today);
    }

    /** A corporate action may have moved the days before it: they are in doubt until they were read again. */
    public void oweHistory(SymbolQuestion asked, Reread reread, LocalDate today) {
        doubts.oweHistory(asked, reread, today);
    }

    /** Nothing is left to ask of a symbol: its series stand on one base each, unless something is owed. */
    public void oneBase(SymbolItem item) {
        for (Question range : item.planned().ranges()) {
            states.onOneBase(item.code(), range.basis(), clock.instant());
        }
    }
}
