package io.github.kisroutes.collection.fast;

import io.github.kisroutes.candle.Candle;
import io.github.kisroutes.candle.CandlePage;
import io.github.kisroutes.candle.DailyCandles;
import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.candle.UnreadableAnswerException;
import io.github.kisroutes.candle.quote.StockQuote;
import io.github.kisroutes.collection.range.Question;
import io.github.kisroutes.collection.range.Series;
import io.github.kisroutes.collection.run.SymbolItem;
import io.github.kisroutes.market.PriceBasis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes today's candle of a price, by the rules of the daily candles.
 *
 * @param candles the rules
 */
public record QuoteReading(DailyCandles candles) {
    /** The series that were to be asked for of a symbol. */
    static Stream<PriceBasis> bases(SymbolItem item) {
        return item.planned().ranges().stream().map(Question::basis).distinct();
    }

    /** One page per series; none when a price is missing or wrong, or does not continue the close before. */
    List<CandlePage> pages(Lane lane, SymbolItem item, StockQuote quote) throws UnreadableAnswerException {
        List<CandlePage> pages = new ArrayList<>();
        for (PriceBasis basis : bases(item).toList()) {
            CandlePage page = page(lane, quote, basis);
            boolean fits = lane.closeBefore(new Series(item.code(), basis))
                    .map(quote::continues)
                    .orElse(true);
            boolean whole = candle(page)
                    .filter(candle -> candle.session().isPresent() || candle.volume() == 0)
                    .isPresent();
            if (!fits || !whole) {
                return List.of();
            }
            pages.add(page);
        }
        return pages;
    }

    /** Today's candle, if the price were today's; empty when it breaks a rule. */
    Optional<Candle> candle(Lane lane, StockQuote quote) throws UnreadableAnswerException {
        return candle(page(lane, quote, PriceBasis.RAW));
    }

    private CandlePage page(Lane lane, StockQuote quote, PriceBasis basis) throws UnreadableAnswerException {
        String day = DateWindow.KIS_DATE.format(lane.day());
        return candles.page(quote.asCandles(lane.day()), quote.code(), day, day, basis);
    }

    private static Optional<Candle> candle(CandlePage page) {
        return page.rejected().isEmpty() ? page.candles().stream().findFirst() : Optional.empty();
    }
}
