package io.github.kisroutes.collection.check;

import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.evidence.CandleDays;
import io.github.kisroutes.collection.evidence.Resolution;
import io.github.kisroutes.collection.evidence.SeriesLedger;
import io.github.kisroutes.collection.range.SeriesDay;
import io.github.kisroutes.collection.run.CollectionRun;
import io.github.kisroutes.collection.run.SymbolItem;
import java.util.List;

/** Days without a row of stocks that the master files call halted. */
final class Suspensions {
    private final SeriesLedger series;
    private final CandleDays days;

    Suspensions(SeriesLedger series, CandleDays days) {
        this.series = series;
        this.days = days;
    }

    /** Stocks that the master files call halted are not asked for again because of missing days: those are in order. */
    void explain(CollectionRun run) {
        List<String> halted = run.items().stream()
                .filter(item -> item.symbol().halted() && item.ended("DONE"))
                .map(SymbolItem::code)
                .toList();
        if (halted.isEmpty()) {
            return;
        }
        for (SeriesDay day : days.missing()) {
            if (halted.contains(day.series().code()) && run.window().contains(day.day())) {
                series.resolutions()
                        .say(new Resolution(
                                day.series().code(),
                                new DateWindow(day.day(), day.day()),
                                Resolution.Reason.HALTED,
                                "MASTER_FILE",
                                "the master file says that trading is suspended"));
            }
        }
    }
}
