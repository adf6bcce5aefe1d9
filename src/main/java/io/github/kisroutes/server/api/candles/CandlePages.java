package io.github.kisroutes.server.api.candles;

import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads candles page by page. Each page is a query of its own that begins behind the last row, so that between two pages no
 * connection, no cursor and no transaction is held: a slow reader costs the collection nothing.
 *
 * @param market {@code J}, {@code NX} or {@code UN}
 * @param basis {@code ADJUSTED} or {@code RAW}
 */
record CandlePages(Database database, String market, String basis) {
    /** About 200 kB as JSON. */
    static final int PAGE_ROWS = 1_000;

    /** Pages of one stock, oldest first; each call gives the next one, an empty one at the end. */
    Supplier<List<CandleEntry>> ofStock(String symbol, DateWindow days) {
        return new Supplier<>() {
            private LocalDate after = days.from().minusDays(1);
            private boolean ended;

            @Override
            public List<CandleEntry> get() {
                List<CandleEntry> page = ended
                        ? List.of()
                        : series("candles-of-stock")
                                .set("stock_code", symbol)
                                .set("after_date", after)
                                .set("to_date", days.to())
                                .set("row_limit", PAGE_ROWS)
                                .list(CandleEntry::stored);
                ended = page.size() < PAGE_ROWS;
                after = page.isEmpty() ? after : page.get(page.size() - 1).day();
                return page;
            }
        };
    }

    /** Pages of one day, by stock. */
    Supplier<List<CandleEntry>> ofDay(LocalDate day) {
        return new Supplier<>() {
            private String after = "";

            @Override
            public List<CandleEntry> get() {
                List<CandleEntry> page = series("candles-of-day")
                        .set("trade_date", day)
                        .set("after_code", after)
                        .set("row_limit", PAGE_ROWS)
                        .list(CandleEntry::stored);
                after = page.isEmpty() ? after : page.get(page.size() - 1).symbol();
                return page;
            }
        };
    }

    /** Pages of all stocks, one after the other. */
    Supplier<List<CandleEntry>> ofAll(DateWindow days) {
        return new Supplier<>() {
            private Supplier<List<CandleEntry>> stock = List::of;
            private Optional<String> symbol = Optional.of("");

            @Override
            public List<CandleEntry> get() {
                List<CandleEntry> page = new ArrayList<>();
                while (page.size() < PAGE_ROWS && symbol.isPresent()) {
                    List<CandleEntry> more = stock.get();
                    if (more.isEmpty()) {
                        symbol = nextSymbol(symbol.get());
                        stock = symbol.map(code -> ofStock(code, days)).orElse(List::of);
                    }
                    page.addAll(more);
                }
                return page;
            }
        };
    }

    private Optional<String> nextSymbol(String after) {
        return database.sql("next-stock-with-rows").set("after_code", after).one(row -> row.getString(1));
    }

    /** Those of one stock all at once, as they were known at a moment. */
    Supplier<List<CandleEntry>> ofStockKnownAt(Instant asOf, String symbol, DateWindow days) {
        return once(() -> series("candles-of-stock-known-at")
                .set("as_of", asOf)
                .set("stock_code", symbol)
                .set("from_date", days.from())
                .set("to_date", days.to())
                .list(CandleEntry::known));
    }

    /** Those of one day all at once, as they were known at a moment. */
    Supplier<List<CandleEntry>> ofDayKnownAt(Instant asOf, LocalDate day) {
        return once(() -> series("candles-of-day-known-at")
                .set("as_of", asOf)
                .set("trade_date", day)
                .list(CandleEntry::known));
    }

    private static Supplier<List<CandleEntry>> once(Supplier<List<CandleEntry>> all) {
        Iterator<Supplier<List<CandleEntry>>> left = List.of(all).iterator();
        return () -> left.hasNext() ? left.next().get() : List.of();
    }

    /** Why candles of a page are in doubt, by {@link #key}. */
    Map<String, String> doubts(List<CandleEntry> page) {
        LocalDate from =
                page.stream().map(CandleEntry::day).min(LocalDate::compareTo).orElseThrow();
        LocalDate to =
                page.stream().map(CandleEntry::day).max(LocalDate::compareTo).orElseThrow();
        Map<String, String> doubts = new HashMap<>();
        series("doubts-of-candles")
                .set("from_code", page.get(0).symbol())
                .set("to_code", page.get(page.size() - 1).symbol())
                .set("from_date", from)
                .set("to_date", to)
                .list(row -> doubts.merge(
                        row.getString("stock_code") + " " + row.getObject("trade_date", LocalDate.class),
                        row.getString("reason"),
                        (one, other) -> one + "; " + other));
        return doubts;
    }

    static String key(CandleEntry row) {
        return row.symbol() + " " + row.day();
    }

    private Sql series(String statement) {
        return database.sql(statement).set("market", market).set("price_basis", basis);
    }
}
