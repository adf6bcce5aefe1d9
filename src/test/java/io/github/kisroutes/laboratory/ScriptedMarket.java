package io.github.kisroutes.laboratory;

import io.github.kisroutes.simulator.MutableClock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * A market of which a test says what happens in it: three ordinary stocks from October 2024 to October 2025, of which the
 * first is the one that always trades. 5 May and 6 June 2025 are holidays.
 */
final class ScriptedMarket {
    static final String FIRST = MarketMaker.LIQUID;
    static final String STOCK = "000100";
    static final String OTHER = "000200";

    private static final LocalDate BEGINS = LocalDate.of(2024, 10, 1);
    private static final LocalDate ENDS = LocalDate.of(2025, 10, 31);
    private static final List<LocalDate> HOLIDAYS = List.of(LocalDate.of(2025, 5, 5), LocalDate.of(2025, 6, 6));

    private ScriptedMarket() {}

    /** @param fate what happens to {@link #STOCK} */
    static MadeUpMarket with(MutableClock clock, UnaryOperator<StockMaker> fate) {
        return with(clock, fate, Optional.empty());
    }

    /** @param closed a day on which the exchange is closed without a word */
    static MadeUpMarket with(MutableClock clock, UnaryOperator<StockMaker> fate, Optional<LocalDate> closed) {
        NavigableSet<LocalDate> open = new TreeSet<>();
        BEGINS.datesUntil(ENDS)
                .filter(day -> !MarketMaker.isClosedForEver(day) && !HOLIDAYS.contains(day))
                .filter(day -> closed.filter(day::equals).isEmpty())
                .forEach(open::add);
        List<Stock> stocks = new ArrayList<>();
        stocks.add(StockMaker.plain(open, FIRST).made());
        stocks.add(fate.apply(StockMaker.plain(open, STOCK)).made());
        stocks.add(StockMaker.plain(open, OTHER).made());
        return new MadeUpMarket(clock, open, stocks, closed);
    }
}
