package io.github.kisroutes.collection.check;

import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.evidence.Evidence;
import io.github.kisroutes.collection.evidence.ObligationKind;
import io.github.kisroutes.collection.evidence.Resolution;
import io.github.kisroutes.collection.evidence.SeriesLedger;
import io.github.kisroutes.collection.outcome.SymbolOutcome;
import io.github.kisroutes.collection.range.Question;
import io.github.kisroutes.collection.range.Series;
import io.github.kisroutes.collection.run.SymbolItem;
import io.github.kisroutes.collection.stock.KnownListing;
import io.github.kisroutes.database.DatabaseTransaction;
import io.github.kisroutes.market.PriceBasis;
import io.github.kisroutes.market.Seoul;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Why a stock has no rows of some days, by what KIS says of the stock itself. */
final class Absences {
    private static final Set<ObligationKind> ABSENT = EnumSet.of(ObligationKind.UNANSWERED, ObligationKind.BEGINNING);

    /** Of a stock that is gone nothing can be read again: its rows that are not final stay so. */
    private static final Set<ObligationKind> ALL = EnumSet.allOf(ObligationKind.class);

    private final SeriesLedger series;
    private final DatabaseTransaction transaction;

    Absences(SeriesLedger series, DatabaseTransaction transaction) {
        this.series = series;
        this.transaction = transaction;
    }

    /** Keeps the reason, if there is one; what was owed because of it is met. */
    void resolve(SymbolItem item, Question range, KnownListing listing) throws Exception {
        boolean gone = isGone(item, listing);
        boolean unknown = listing.unknown() && !item.progress().known();
        if (gone || unknown) {
            Optional<DateWindow> stored = series.candles().stored(new Series(item.code(), range.basis()));
            if (stored.isPresent()) {
                Resolution said =
                        said(item, range.days(), Resolution.Reason.DELISTED, listing, "KIS no longer knows the code");
                keep(item, range.basis(), said, listing, gone ? ALL : ABSENT);
                return;
            }
        }
        Optional<Resolution> said = unknown ? Optional.empty() : resolution(item, range.days(), listing);
        if (said.isPresent()) {
            keep(item, range.basis(), said.get(), listing, ABSENT);
        }
    }

    /**
     * Two services say so: the candles of no answer of this run, and search-stock-info, which does not know the code or has the
     * day of the delisting. What is not stored by now cannot be had any more.
     */
    private static boolean isGone(SymbolItem item, KnownListing listing) {
        LocalDate today = LocalDate.ofInstant(item.run().startedAt(), Seoul.ZONE);
        boolean unknown = item.progress()
                .outcome()
                .map(SymbolOutcome::code)
                .filter("UNKNOWN_CODE"::equals)
                .isPresent();
        return unknown
                && (listing.unknown()
                        || listing.delistedOn()
                                .filter(day -> !day.isAfter(today))
                                .isPresent());
    }

    private static Optional<Resolution> resolution(SymbolItem item, DateWindow asked, KnownListing listing) {
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

    private void keep(SymbolItem item, PriceBasis basis, Resolution said, KnownListing listing, Set<ObligationKind> met)
            throws Exception {
        transaction.call(() -> {
            series.resolutions().say(said);
            series.obligations().met(item.code(), basis, said.days(), met);
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
}
