package io.github.kisroutes.collection.check;

import io.github.kisroutes.calendar.TradingCalendar;
import io.github.kisroutes.calendar.TradingDay;
import io.github.kisroutes.candle.Candle;
import io.github.kisroutes.candle.CandlePage;
import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.evidence.CandleDays;
import io.github.kisroutes.collection.evidence.Comparison;
import io.github.kisroutes.collection.evidence.Obligation;
import io.github.kisroutes.collection.evidence.ObligationKind;
import io.github.kisroutes.collection.evidence.SeriesLedger;
import io.github.kisroutes.collection.outcome.SymbolProgress;
import io.github.kisroutes.collection.range.Gap;
import io.github.kisroutes.collection.range.KnownDays;
import io.github.kisroutes.collection.range.Series;
import io.github.kisroutes.collection.run.CollectionRun;
import io.github.kisroutes.collection.run.SymbolItem;
import io.github.kisroutes.collection.run.SymbolQuestion;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Rows of days on which the exchange was closed, or may have been. A day is lone when one stock has a row of it, and others that
 * were asked for it have none. Such a row is in doubt until an answer of a later trading day has it again and nothing speaks
 * against it any more, or another stock has one. Rule 8 of {@code docs/adr/0006-what-green-means.md}.
 */
public final class PhantomRows {
    private final CandleDays days;
    private final SeriesLedger ledger;
    private final TradingCalendar calendar;
    private final Clock clock;

    public PhantomRows(CandleDays days, SeriesLedger ledger, TradingCalendar calendar, Clock clock) {
        this.days = days;
        this.ledger = ledger;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * Notes the rows of an answer that are in doubt, before they are written.
     *
     * @param stored the days of the answer of which a row is stored already; one that was in doubt before may still be
     * @param today the session day
     * @return their days
     */
    List<LocalDate> owe(
            SymbolQuestion asked,
            CandlePage page,
            Collection<LocalDate> stored,
            List<Obligation> open,
            LocalDate today) {
        List<LocalDate> candidates = page.candles().stream()
                .map(Candle::tradeDate)
                .filter(day -> isOwed(open, day) || !stored.contains(day))
                .toList();
        List<LocalDate> doubtful = candidates.isEmpty() ? candidates : unwitnessed(candidates, open);
        if (doubtful.isEmpty()) {
            return doubtful;
        }
        Series series = new Series(asked.item().code(), page.basis());
        List<LocalDate> lone = days.lone(series.code(), doubtful);
        ledger.obligations()
                .owe(
                        lone.stream().map(day -> owed(series, day, today)).toList(),
                        asked.item().run().id());
        return lone;
    }

    private static Obligation owed(Series series, LocalDate day, LocalDate today) {
        return new Obligation(
                series.code(),
                series.basis(),
                ObligationKind.CHANGED,
                new DateWindow(day, day),
                Obligation.LONE,
                today);
    }

    /** Whether a row is in doubt since this session day: the same answer on the same day would prove nothing. */
    boolean isFresh(List<Obligation> open, LocalDate day, LocalDate today) {
        return open.stream()
                .anyMatch(owed -> owed.isLone()
                        && owed.days().contains(day)
                        && !owed.dueOn().isBefore(today));
    }

    /**
     * Removes the rows that an answer has told of without one, where the exchange was closed; that it was, the answers of two
     * trading days tell as well, when no other stock has a row.
     *
     * @param stored the days of the answer of which a row is stored; those of the removed rows are taken out
     */
    void remove(
            SymbolQuestion asked,
            CandlePage page,
            Collection<LocalDate> stored,
            List<Obligation> open,
            LocalDate today) {
        KnownDays known = asked.item().run().known();
        DateWindow told = SymbolProgress.answered(asked.question(), page, known).days();
        Set<LocalDate> unseen = unseen(asked, page, stored, open, today);
        unseen.forEach(day -> calendar.observeClosure(day, true));
        Set<LocalDate> gone = new TreeSet<>(stored);
        page.candles().forEach(candle -> gone.remove(candle.tradeDate()));
        gone.removeIf(day -> !told.contains(day) || !known.isClosed(day) && !unseen.contains(day));
        if (!gone.isEmpty() && page.known()) {
            Series series = new Series(asked.item().code(), page.basis());
            ledger.candles().remove(series, gone, asked.item().run().id(), clock.instant());
            unseen.forEach(day -> met(series, day));
            stored.removeAll(unseen);
        }
    }

    /** Stored lone days that this answer lacks as one of an earlier trading day did. */
    private Set<LocalDate> unseen(
            SymbolQuestion asked,
            CandlePage page,
            Collection<LocalDate> stored,
            List<Obligation> open,
            LocalDate today) {
        List<LocalDate> unseen = new ArrayList<>();
        for (Gap gap : Gap.in(page, PageCheck.missing(page, asked, stored))) {
            boolean before = open.stream()
                    .anyMatch(owed -> owed.kind() == ObligationKind.UNANSWERED
                            && owed.dueOn().isBefore(today)
                            && gap.isIn(owed.days()));
            stored.stream()
                    .filter(day -> before && gap.days().contains(day) && isOwed(open, day))
                    .forEach(unseen::add);
        }
        return unseen.isEmpty() ? Set.of() : new TreeSet<>(lone(asked.item().code(), unseen));
    }

    /** Takes back what was noted of the stocks of a run, where another stock has a row of the day by now. */
    void clear(CollectionRun run) {
        List<String> codes =
                run.items().stream().map(SymbolItem::code).distinct().toList();
        for (Obligation owed : ledger.obligations().open(codes)) {
            if (owed.isLone()) {
                List<LocalDate> all = owed.days()
                        .from()
                        .datesUntil(owed.days().to().plusDays(1))
                        .toList();
                List<LocalDate> lone = lone(owed.code(), all);
                all.stream()
                        .filter(day -> !lone.contains(day))
                        .forEach(day -> met(new Series(owed.code(), owed.basis()), day));
            }
        }
    }

    private void met(Series series, LocalDate day) {
        ledger.obligations().met(series.code(), series.basis(), new DateWindow(day, day), Obligation::isLone);
    }

    /** Those of which somebody has said, not for certain, that the exchange was closed, or which were in doubt before. */
    private List<LocalDate> unwitnessed(List<LocalDate> some, List<Obligation> open) {
        Map<LocalDate, TradingDay> known = known(some);
        return some.stream()
                .filter(day -> !known.get(day).certain())
                .filter(day -> known.get(day).isEvidence() && !known.get(day).open() || isOwed(open, day))
                .toList();
    }

    private Map<LocalDate, TradingDay> known(List<LocalDate> some) {
        DateWindow span = Comparison.span(some).orElseThrow();
        return calendar.days(span.from(), span.to());
    }

    /** @param some at least one */
    private List<LocalDate> lone(String code, List<LocalDate> some) {
        Map<LocalDate, TradingDay> known = known(some);
        List<LocalDate> uncertain =
                some.stream().filter(day -> !known.get(day).certain()).toList();
        return uncertain.isEmpty() ? List.of() : days.lone(code, uncertain);
    }

    private static boolean isOwed(List<Obligation> open, LocalDate day) {
        return open.stream().anyMatch(owed -> owed.isLone() && owed.days().contains(day));
    }
}
