package io.github.kisroutes.collection;

import io.github.kisroutes.candle.Basis;
import io.github.kisroutes.candle.Candle;
import io.github.kisroutes.candle.CandlePage;
import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.collection.CandleDays.Series;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Notices a corporate action. It rewrites all earlier adjusted rows at the broker, volume included, so the whole history has
 * to be read again.
 */
final class AdjustedHistory {
    private final CandleDays days;

    AdjustedHistory(CandleDays days) {
        this.days = days;
    }

    /**
     * @param reason what gave the corporate action away
     * @param history the stored days that this run would not read otherwise
     */
    record Reread(String reason, Remaining history) {}

    /** Whether a page, stored in the transaction of this thread, tells of a corporate action that nobody has noticed yet. */
    Optional<Reread> after(SymbolItem item, SymbolProgress progress, CandlePage page, StoredRows written) {
        if (page.basis() != Basis.ADJUSTED
                || !progress.rereadReason().isBlank()
                || written.fresh() + written.changed() == 0) {
            return Optional.empty();
        }
        Series series = new Series(item.code(), Basis.ADJUSTED);
        return restated(item, series, written)
                .or(() -> marked(item, series, page))
                .flatMap(reason -> unread(item, series).map(history -> new Reread(reason, history)));
    }

    private Optional<String> restated(SymbolItem item, Series series, StoredRows written) {
        return written.changed() == 0
                ? Optional.empty()
                : days.restated(item.run().id(), series)
                        .map(day -> "the close of " + day + ", which was final, is another one now");
    }

    /** A mark counts once: on the day on which its row is new, or has changed. */
    private Optional<String> marked(SymbolItem item, Series series, CandlePage page) {
        List<LocalDate> marked = page.candles().stream()
                .filter(candle -> candle.marks().isMarked())
                .map(Candle::tradeDate)
                .toList();
        if (marked.isEmpty()) {
            return Optional.empty();
        }
        List<LocalDate> fresh = days.ofRun(item.run().id(), series, marked);
        return page.candles().stream()
                .filter(candle -> candle.marks().isMarked() && fresh.contains(candle.tradeDate()))
                .findFirst()
                .map(candle -> candle.tradeDate() + " is marked: " + candle.marks());
    }

    private Optional<Remaining> unread(SymbolItem item, Series series) {
        return days.first(series)
                .map(first -> new Remaining(List.of(new Question(
                                series.basis(),
                                new DateWindow(first, item.run().window().to()))))
                        .minus(item.planned()))
                .filter(history -> !history.isEmpty());
    }
}
