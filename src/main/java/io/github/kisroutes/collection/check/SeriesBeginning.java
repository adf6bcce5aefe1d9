package io.github.kisroutes.collection.check;

import io.github.kisroutes.calendar.TradingCalendar;
import io.github.kisroutes.candle.Candle;
import io.github.kisroutes.candle.CandlePage;
import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.evidence.Evidence;
import io.github.kisroutes.collection.evidence.Obligation;
import io.github.kisroutes.collection.evidence.ObligationKind;
import io.github.kisroutes.collection.evidence.Obligations;
import io.github.kisroutes.collection.evidence.SeriesLedger;
import io.github.kisroutes.collection.evidence.SeriesState;
import io.github.kisroutes.collection.evidence.SeriesStates;
import io.github.kisroutes.collection.evidence.StoredCandles;
import io.github.kisroutes.collection.range.KnownDays;
import io.github.kisroutes.collection.range.Question;
import io.github.kisroutes.collection.range.Series;
import io.github.kisroutes.collection.run.SymbolQuestion;
import io.github.kisroutes.collection.stock.KnownListing;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Learns where a series begins from an answer that has nothing of the first days it was asked for. One such answer is not
 * enough: the stock may have been listed then, or the answer may have been cut. See {@code docs/adr/0006-what-green-means.md}.
 */
public final class SeriesBeginning {
    /** A trading day follows within so many days. */
    private static final int DAYS_AHEAD = 14;

    /** A second answer about the hundred trading days before a beginning is enough. */
    private static final int DAYS_BEFORE = 140;

    /** No closure has had more weekdays. */
    private static final int LONGEST_CLOSURE = 10;

    private final SeriesStates states;
    private final Obligations obligations;
    private final StoredCandles candles;
    private final TradingCalendar calendar;

    public SeriesBeginning(SeriesLedger ledger, TradingCalendar calendar) {
        this.states = ledger.states();
        this.obligations = ledger.obligations();
        this.candles = ledger.candles();
        this.calendar = calendar;
    }

    /**
     * Learns from an answer, in its transaction.
     *
     * @param answered the days of the question that it has told of
     * @param today the session day of the answer
     */
    public void learn(SymbolQuestion asked, CandlePage page, Question answered, LocalDate today) {
        Series series = new Series(asked.item().code(), answered.basis());
        LocalDate from = answered.days().from();
        Optional<LocalDate> first =
                page.candles().stream().map(Candle::tradeDate).findFirst();
        first.ifPresent(day -> refute(series, day));
        if (first.filter(day -> !day.isAfter(from)).isPresent()) {
            return;
        }
        Optional<LocalDate> listed = asked.item().stock().listing().flatMap(KnownListing::listedOn);
        if (listed.isPresent()) {
            learn(
                    asked.item().run().known(),
                    series,
                    first.filter(day -> !listed.get().isBefore(from)),
                    listed.get(),
                    today);
            return;
        }
        LocalDate begins = first.orElse(answered.days().to().plusDays(1));
        if (state(series)
                .flatMap(SeriesState::beginsOn)
                .filter(begins::isBefore)
                .isPresent()) {
            return; // without any row, it tells of days before a beginning that another answer has shown
        }
        if (isTold(asked.item().run().known(), new DateWindow(from, begins.minusDays(1)))
                && candles.neighbours(series, new DateWindow(begins, begins))
                        .before()
                        .isEmpty()) {
            LocalDate asFarBack = begins.minusDays(DAYS_BEFORE);
            DateWindow before = new DateWindow(from.isBefore(asFarBack) ? asFarBack : from, begins.minusDays(1));
            note(
                    series,
                    begins,
                    before,
                    !from.isAfter(before.from()) && !answered.days().to().isBefore(before.to()),
                    today,
                    asked.item().run().id());
        }
    }

    /** Where the listing date is known, only an answer about that day tells that the series begins there. */
    private void learn(KnownDays known, Series series, Optional<LocalDate> first, LocalDate listed, LocalDate today) {
        // Versions before 1.0 took the first row of a later question for the beginning.
        state(series)
                .filter(state ->
                        state.evidence().filter(Evidence.LISTING_DATE::equals).isPresent())
                .flatMap(SeriesState::beginsOn)
                .filter(begins -> isLate(begins, listed, known))
                .ifPresent(begins -> refute(series, listed));
        first.filter(day -> state(series).flatMap(SeriesState::beginsOn).isEmpty())
                .filter(day -> !isLate(day, listed, known))
                .filter(day -> candles.neighbours(series, new DateWindow(day, day))
                        .before()
                        .isEmpty())
                .ifPresent(day -> listed(series, day, today));
    }

    private static boolean isLate(LocalDate first, LocalDate listed, KnownDays known) {
        return first.isAfter(listed) && known.mayTrade(new DateWindow(listed, first.minusDays(1)));
    }

    /** Days without a row tell something when the exchange was open on one of them: known, or for they are too many for a closure. */
    private static boolean isTold(KnownDays known, DateWindow without) {
        return !known.openIn(without).isEmpty() || known.unknownIn(without) > LONGEST_CLOSURE;
    }

    /** The answer is complete, and begins where the stock was listed. */
    private void listed(Series series, LocalDate first, LocalDate today) {
        states.begins(new SeriesState(
                series.code(),
                series.basis(),
                Optional.of(first),
                Optional.of(Evidence.LISTING_DATE),
                Optional.of(today)));
    }

    /** A row from before the beginning: it was none. */
    private void refute(Series series, LocalDate first) {
        if (state(series).flatMap(SeriesState::beginsOn).filter(first::isBefore).isPresent()) {
            states.begins(new SeriesState(
                    series.code(), series.basis(), Optional.empty(), Optional.empty(), Optional.empty()));
        }
    }

    private Optional<SeriesState> state(Series series) {
        return states.of(List.of(series.code())).stream()
                .filter(each -> each.basis() == series.basis())
                .findFirst();
    }

    /**
     * @param told whether the answer has told of all days before
     * @return whether the beginning is confirmed now
     */
    private boolean note(
            Series series, LocalDate begins, DateWindow before, boolean told, LocalDate today, String runId) {
        Optional<SeriesState> known = state(series);
        boolean same =
                known.flatMap(SeriesState::beginsOn).filter(begins::equals).isPresent();
        Optional<LocalDate> seenOn = known.filter(each -> same).flatMap(SeriesState::seenOn);
        boolean confirmed = told && seenOn.filter(today::isAfter).isPresent();
        states.begins(new SeriesState(
                series.code(),
                series.basis(),
                Optional.of(begins),
                Optional.of(confirmed ? Evidence.CONFIRMED : Evidence.UNCONFIRMED),
                Optional.of(seenOn.orElse(today))));
        obligations.met(series.code(), series.basis(), before, Set.of(ObligationKind.BEGINNING));
        if (!confirmed) {
            obligations.owe(List.of(obligation(series, before, begins, due(seenOn.orElse(today), today))), runId);
        }
        return confirmed;
    }

    private Obligation obligation(Series series, DateWindow before, LocalDate begins, LocalDate dueOn) {
        return new Obligation(
                series.code(),
                series.basis(),
                ObligationKind.BEGINNING,
                before,
                "one answer has no row before " + begins + ", and the listing date is unknown",
                dueOn);
    }

    /** The pause is as long as the question has stood by now: it doubles each time. */
    private LocalDate due(LocalDate seenOn, LocalDate today) {
        return nextSession(today.plusDays(Math.max(0, ChronoUnit.DAYS.between(seenOn, today) - 1)));
    }

    /** The first trading day after a day, as far as is known. */
    private LocalDate nextSession(LocalDate day) {
        return calendar.openDays(day.plusDays(1), day.plusDays(DAYS_AHEAD)).stream()
                .findFirst()
                .orElse(day.plusDays(1));
    }
}
