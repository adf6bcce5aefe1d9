package io.github.kisroutes.collection.check;

import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.evidence.CandleDays;
import io.github.kisroutes.collection.evidence.Evidence;
import io.github.kisroutes.collection.evidence.ObligationKind;
import io.github.kisroutes.collection.evidence.Resolution;
import io.github.kisroutes.collection.evidence.SeriesLedger;
import io.github.kisroutes.collection.evidence.SeriesState;
import io.github.kisroutes.collection.ledger.ItemLedger;
import io.github.kisroutes.collection.ledger.RunLedger;
import io.github.kisroutes.collection.range.MissingRanges;
import io.github.kisroutes.collection.range.PendingRanges;
import io.github.kisroutes.collection.range.Question;
import io.github.kisroutes.collection.range.Series;
import io.github.kisroutes.collection.run.CollectionRun;
import io.github.kisroutes.collection.run.SymbolFailure;
import io.github.kisroutes.collection.run.SymbolItem;
import io.github.kisroutes.collection.stock.KnownListing;
import io.github.kisroutes.database.DatabaseTransaction;
import io.github.kisroutes.market.PriceBasis;
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
    private final DatabaseTransaction transaction;

    public Explanations(SeriesLedger series, RunLedger ledger, CandleDays days, DatabaseTransaction transaction) {
        this.series = series;
        this.items = ledger.items();
        this.suspensions = new Suspensions(series, days);
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
            Optional<Resolution> said = resolution(item, range, listing);
            if (said.isPresent()) {
                resolve(item, range.basis(), said.get(), listing);
            }
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

    private Optional<Resolution> resolution(SymbolItem item, Question range, KnownListing listing) {
        DateWindow asked = range.days();
        Optional<LocalDate> gone = listing.delistedOn().filter(day -> !day.isAfter(asked.to()));
        if (gone.isPresent()) {
            LocalDate from = gone.get().isAfter(asked.from()) ? gone.get() : asked.from();
            return Optional.of(said(
                    item,
                    new DateWindow(from, asked.to()),
                    Resolution.Reason.DELISTED,
                    listing,
                    "delisted on " + gone.get()));
        }
        if (listing.unknown() && !item.progress().known()) {
            // Two services say so: the candles and search-stock-info. What is not stored by now cannot be had any more.
            return series.candles()
                    .stored(new Series(item.code(), range.basis()))
                    .map(stored ->
                            said(item, asked, Resolution.Reason.DELISTED, listing, "KIS no longer knows the code"));
        }
        boolean newest = item.run().known().newest().filter(asked::contains).isPresent();
        if (!listing.tradedHere()) {
            return Optional.of(
                    said(item, asked, Resolution.Reason.NOT_TRADED_HERE, listing, "not traded on this market"));
        }
        return listing.halted() && newest
                ? Optional.of(said(item, asked, Resolution.Reason.HALTED, listing, "trading is suspended"))
                : Optional.empty();
    }

    private static Resolution said(
            SymbolItem item, DateWindow days, Resolution.Reason reason, KnownListing listing, String text) {
        return new Resolution(item.code(), days, reason, listing.source(), text);
    }

    private void resolve(SymbolItem item, PriceBasis basis, Resolution said, KnownListing listing) throws Exception {
        transaction.call(() -> {
            series.resolutions().say(said);
            series.obligations().met(item.code(), basis, said.days(), ABSENT);
            if (said.reason() == Resolution.Reason.DELISTED
                    && listing.delistedOn().isPresent()) {
                series.states()
                        .ends(
                                item.code(),
                                basis,
                                listing.delistedOn().orElseThrow().minusDays(1),
                                Evidence.valueOf(listing.source()));
            }
            return null;
        });
    }

    /** Notes why stocks that are suspended by the master files lack days of a run. */
    public void suspended(CollectionRun run) {
        suspensions.explain(run);
    }
}
