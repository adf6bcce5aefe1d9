package io.github.kisroutes.server.api;

import io.github.kisroutes.calendar.TradingCalendar;
import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.market.Market;
import io.github.kisroutes.server.http.HttpAnswer;
import io.github.kisroutes.server.http.HttpRequest;
import io.github.kisroutes.server.http.RefusedException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Variable;

/** What there is to know besides the candles: stocks, trading days, corporate actions, earlier values. */
public final class StocksApi {
    private static final int LONGEST_YEARS = 20;

    private final Database database;
    private final TradingCalendar calendar;
    private final Market market;

    public StocksApi(Database database, TradingCalendar calendar, Market market) {
        this.database = database;
        this.calendar = calendar;
        this.market = market;
    }

    /** {@code GET /symbols}. */
    public HttpAnswer symbols(@Variable(HttpRequest.VARIABLE) HttpRequest request) {
        return ApiAnswer.of(() -> {
            Parameters in = new Parameters(request);
            return Map.of(
                    "symbols",
                    database.sql("find-stocks")
                            .set("query", in.text("query"))
                            .set("market", market.name())
                            .set("row_limit", in.limit())
                            .list(row -> new Row(row)
                                    .text("symbol", "stock_code")
                                    .text("name", "name")
                                    .text("market", "market")
                                    .truth("listed", "is_listed")
                                    .truth("halted", "is_halted")
                                    .day("listed_on", "listed_on")
                                    .day("delisted_on", "delisted_on")
                                    .day("first_day", "first_day")
                                    .day("last_day", "last_day")
                                    .values()));
        });
    }

    /** {@code GET /days}. */
    public HttpAnswer days(@Variable(HttpRequest.VARIABLE) HttpRequest request) {
        return ApiAnswer.of(() -> {
            Parameters in = new Parameters(request);
            DateWindow days = asked(in);
            Optional<Boolean> open = request.parameter("open").map(text -> Parameters.truth("open", text));
            List<Map<String, Object>> found = calendar.days(days.from(), days.to()).values().stream()
                    .filter(day -> open.isEmpty() || open.get() == day.open())
                    .map(day -> {
                        Map<String, Object> values = new LinkedHashMap<>();
                        values.put("date", day.date().toString());
                        values.put("open", day.open());
                        values.put("certain", day.certain());
                        values.put("reason", day.open() ? null : day.reason());
                        return values;
                    })
                    .toList();
            return Map.of("days", found);
        });
    }

    private static DateWindow asked(Parameters in) {
        LocalDate from = in.day("from").orElseThrow(StocksApi::noRange);
        LocalDate to = in.day("to").orElseThrow(StocksApi::noRange);
        if (from.plusYears(LONGEST_YEARS).isBefore(to)) {
            throw new RefusedException(400, "from and to may be " + LONGEST_YEARS + " years apart at most.");
        }
        return Parameters.window(from, to);
    }

    private static RefusedException noRange() {
        return new RefusedException(400, "from and to are needed: days such as 2026-11-27.");
    }

    /** {@code GET /actions/{symbol}}. */
    public HttpAnswer actions(@Variable(HttpRequest.VARIABLE) HttpRequest request) {
        return ApiAnswer.of(() -> Map.of(
                "actions",
                database.sql("list-actions")
                        .set("stock_code", new Parameters(request).symbol())
                        .list(row -> new Row(row)
                                .text("symbol", "stock_code")
                                .day("action_date", "action_date")
                                .text("kind", "kind")
                                .price("ratio", "ratio")
                                .text("source", "source")
                                .moment("seen_at", "seen_at")
                                .values())));
    }

    /** {@code GET /revisions/{symbol}}. */
    public HttpAnswer revisions(@Variable(HttpRequest.VARIABLE) HttpRequest request) {
        return ApiAnswer.of(() -> {
            Parameters in = new Parameters(request);
            DateWindow days = in.days();
            return Map.of(
                    "revisions",
                    database.sql("list-revisions")
                            .set("stock_code", in.symbol())
                            .set("from_date", days.from())
                            .set("to_date", days.to())
                            .set("row_limit", in.limit())
                            .list(row -> new Row(row)
                                    .day("trade_date", "trade_date")
                                    .text("market", "market")
                                    .text("basis", "price_basis")
                                    .price("open", "open_price")
                                    .price("high", "high_price")
                                    .price("low", "low_price")
                                    .price("close", "close_price")
                                    .number("volume", "volume")
                                    .number("turnover", "turnover")
                                    .truth("is_final", "is_final")
                                    .text("reason", "reason")
                                    .moment("collected_at", "collected_at")
                                    .text("run_id", "run_id")
                                    .moment("replaced_at", "replaced_at")
                                    .text("replaced_run_id", "replaced_run_id")
                                    .values()));
        });
    }
}
