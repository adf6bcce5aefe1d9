package io.github.kisroutes.collection.check;

import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.evidence.CandleDays;
import io.github.kisroutes.collection.evidence.Evidence;
import io.github.kisroutes.collection.evidence.ObligationKind;
import io.github.kisroutes.collection.evidence.SeriesLedger;
import io.github.kisroutes.collection.evidence.SeriesState;
import io.github.kisroutes.collection.ledger.ItemLedger;
import io.github.kisroutes.collection.ledger.RunLedger;
import io.github.kisroutes.collection.outcome.SymbolFailure;
import io.github.kisroutes.collection.range.MissingRanges;
import io.github.kisroutes.collection.range.PendingRanges;
import io.github.kisroutes.collection.range.Question;
import io.github.kisroutes.collection.range.Series;
import io.github.kisroutes.collection.run.CollectionRun;
import io.github.kisroutes.collection.run.SymbolItem;
import io.github.kisroutes.collection.stock.KnownListing;
import io.github.kisroutes.database.DatabaseTransaction;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Explains what looks wrong by what KIS says of the stock itself: it is delisted, halted, not traded on this market, or was
 * listed on the very day on which its rows begin. What is explained is no longer red.
 */
public final class Explanations {
    private static final Set<ObligationKind> ABSENT = EnumSet.of(ObligationKind.UNANSWERED, ObligationKind.BEGINNING);

    private final SeriesLedger series;
    private final ItemLedger items;
    private final Suspensions suspensions;
    private final Absences absences;
    private final DatabaseTransaction transaction;

    public Explanations(SeriesLedger series, RunLedger ledger, CandleDays days, DatabaseTransaction transaction) {
        this.series = series;
        this.items = ledger.items();
        this.suspensions = new Suspensions(series, days);
        this.absences = new Absences(series, transaction);
        this.transaction = transaction;
    }

    /** Looks at a symbol again, now that more may be known of its stock. */
    public void explain(SymbolItem item) throws Exception {
        item.run().stocks().refresh(item.code());
        Optional<KnownListing> listing = item.stock().listing();
        if (listing.isEmpty()) {
            return;
        }
        beginnings(item);
        if (item.progress().outcome().filter(how -> !how.state().equals("DONE")).isPresent()) {
            absent(item, listing.get());
        }
    }

    /** Where a series begins on the day of its listing, one answer was right; where it begins later, rows are missing. */
    private void beginnings(SymbolItem item) throws Exception {
        for (SeriesState state : item.stock().series()) {
            Optional<LocalDate> begins = state.beginsOn();
            Optional<LocalDate> listed = item.stock().listing().flatMap(KnownListing::listedOn);
            if (begins.isPresent()
                    && listed.isPresent()
                    && !state.evidence().orElse(Evidence.LEGACY).isEnough()) {
                begins(item, state, begins.get(), listed.get());
            }
        }
    }

    private void begins(SymbolItem item, SeriesState state, LocalDate begins, LocalDate listed) throws Exception {
        NavigableSet<LocalDate> between = new TreeSet<>();
        if (listed.isBefore(begins)) {
            between.addAll(item.run().known().openIn(new DateWindow(listed, begins.minusDays(1))));
            between.removeIf(day -> !item.stock().mayTrade(day));
        }
        PendingRanges missing = MissingRanges.of(
                state.basis(), between, item.run().known().openIn(item.run().window()));
        transaction.call(() -> {
            series.obligations()
                    .met(
                            item.code(),
                            state.basis(),
                            new DateWindow(LocalDate.EPOCH, begins),
                            EnumSet.of(ObligationKind.BEGINNING));
            series.states()
                    .begins(new SeriesState(
                            item.code(),
                            state.basis(),
                            Optional.of(listed.isAfter(begins) ? begins : listed),
                            Optional.of(Evidence.LISTING_DATE),
                            state.seenOn()));
            return null;
        });
        item.run().stocks().refresh(item.code());
        if (!missing.isEmpty()) {
            SymbolFailure trouble = PageCheck.missing(between.size(), between.first());
            items.owe(item, missing, trouble);
            if (item.ended("DONE")) {
                items.reopen(item, missing, trouble);
                item.reopen(missing, trouble);
            }
        }
    }

    /** Days without a row after a delisting, in a suspension, or on a market that does not trade the stock. */
    private void absent(SymbolItem item, KnownListing listing) throws Exception {
        PendingRanges lacking = item.progress().remaining().isEmpty()
                ? item.planned()
                : item.progress().remaining();
        for (Question range : lacking.ranges()) {
            absences.resolve(item, range, listing);
        }
        item.run().stocks().refresh(item.code());
        PendingRanges left = PendingRanges.NOTHING;
        for (Question range : item.planned().plus(lacking).ranges()) {
            PendingRanges missing = PageCheck.lacking(
                    item,
                    range,
                    series.candles()
                            .rows(new Series(item.code(), range.basis()), range.days())
                            .keySet());
            left = left.plus(missing);
            if (missing.isEmpty()) {
                transaction.call(() -> {
                    series.obligations().met(item.code(), range.basis(), range.days(), ABSENT);
                    return null;
                });
            }
        }
        if (left.isEmpty()) {
            items.explained(item);
            item.explained();
        }
    }

    /** Notes why stocks that are suspended by the master files lack days of a run. */
    public void suspended(CollectionRun run) {
        suspensions.explain(run);
    }
}
