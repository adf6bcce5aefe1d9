package io.github.kisroutes.collection.check;

import io.github.kisroutes.candle.Candle;
import io.github.kisroutes.candle.CandlePage;
import io.github.kisroutes.collection.evidence.Obligation;
import io.github.kisroutes.collection.evidence.ObligationKind;
import io.github.kisroutes.collection.evidence.Resolution;
import io.github.kisroutes.collection.evidence.SeriesLedger;
import io.github.kisroutes.collection.range.Gap;
import io.github.kisroutes.collection.run.SymbolItem;
import io.github.kisroutes.collection.run.SymbolQuestion;
import io.github.kisroutes.market.PriceBasis;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Days without a row that are in order: what answers tell for that, and against it. */
final class ResolvedDays {
    private static final Set<ObligationKind> ABSENT = EnumSet.of(ObligationKind.UNANSWERED);

    private final SeriesLedger series;

    ResolvedDays(SeriesLedger series) {
        this.series = series;
    }

    /**
     * Days without a row of which an earlier trading day's answer had none either, while the price goes on after them where it
     * stood before: the stock was suspended.
     *
     * @return whether there are any
     */
    boolean confirmed(
            SymbolQuestion asked,
            CandlePage page,
            Collection<LocalDate> stored,
            List<Obligation> open,
            LocalDate today) {
        boolean any = false;
        for (Gap gap : Gap.in(page, PageCheck.missing(page, asked, stored))) {
            boolean before = open.stream()
                    .anyMatch(owed -> owed.kind() == ObligationKind.UNANSWERED
                            && owed.dueOn().isBefore(today)
                            && gap.isIn(owed.days()));
            if (before && gap.isPriceUnmoved()) {
                series.resolutions()
                        .say(new Resolution(
                                asked.item().code(),
                                gap.days(),
                                Resolution.Reason.HALTED,
                                Resolution.TWO_ANSWERS,
                                "no row in two answers on different trading days, and the price continues unchanged"));
                for (PriceBasis basis : PriceBasis.values()) {
                    series.obligations().met(asked.item().code(), basis, gap.days(), ABSENT);
                }
                any = true;
            }
        }
        return any;
    }

    /** A row of a day of which was said that there is none is evidence against that. */
    void undo(SymbolItem item, CandlePage page) {
        boolean any = false;
        for (Candle candle : page.candles()) {
            if (item.stock().isResolved(candle.tradeDate()) && !item.stock().isAccepted(candle.tradeDate())) {
                any |= series.resolutions().undo(item.code(), candle.tradeDate()) > 0;
            }
        }
        if (any) {
            series.states().goesOn(item.code());
            item.run().stocks().refresh(item.code());
        }
    }
}
