package io.github.kisroutes.server.api.candles;

import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.market.Market;
import io.github.kisroutes.market.PriceBasis;
import io.github.kisroutes.server.api.ApiAnswer;
import io.github.kisroutes.server.api.Parameters;
import io.github.kisroutes.server.http.HttpAnswer;
import io.github.kisroutes.server.http.HttpRequest;
import io.github.kisroutes.server.http.RefusedException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.Variable;

/** Candles of a stock, of a day, of everything. */
public final class CandlesApi {
    private final Database database;
    private final Market market;
    private final PriceBasis basis;

    /**
     * @param market whose candles a request means that does not say
     * @param basis which prices it means
     */
    public CandlesApi(Database database, Market market, PriceBasis basis) {
        this.database = database;
        this.market = market;
        this.basis = basis;
    }

    /** {@code GET /candles/{symbol}}. */
    public HttpAnswer ofSymbol(@Variable(HttpRequest.VARIABLE) HttpRequest request) {
        return ApiAnswer.safely(() -> {
            Parameters in = new Parameters(request);
            String symbol = in.symbol();
            DateWindow days = in.days();
            CandlePages series = series(in);
            Optional<Instant> asOf = in.moment("as_of");
            return streamed(
                    in,
                    series,
                    asOf.map(moment -> series.ofStockKnownAt(moment, symbol, days))
                            .orElseGet(() -> series.ofStock(symbol, days)),
                    asOf.isPresent());
        });
    }

    /** {@code GET /candles}. */
    public HttpAnswer ofAll(@Variable(HttpRequest.VARIABLE) HttpRequest request) {
        return ApiAnswer.safely(() -> {
            Parameters in = new Parameters(request);
            Optional<LocalDate> date = in.day("date");
            boolean range = in.day("from").isPresent() && in.day("to").isPresent();
            if (date.isPresent() == range) {
                throw new RefusedException(400, "Give date, or from and to: which days the candles are to be of.");
            }
            CandlePages series = series(in);
            Optional<Instant> asOf = in.moment("as_of");
            if (asOf.isPresent() && range) {
                throw new RefusedException(
                        400, "as_of goes with a symbol or with date, not with a range of all stocks.");
            }
            Supplier<List<CandleEntry>> pages = date.map(day ->
                            asOf.map(moment -> series.ofDayKnownAt(moment, day)).orElseGet(() -> series.ofDay(day)))
                    .orElseGet(() -> series.ofAll(in.days()));
            return streamed(in, series, pages, asOf.isPresent());
        });
    }

    private CandlePages series(Parameters in) {
        return new CandlePages(
                database,
                in.oneOf(Market.class, "market").orElse(market).name(),
                in.oneOf(PriceBasis.class, "basis").orElse(basis).name());
    }

    private static HttpAnswer streamed(
            Parameters in, CandlePages series, Supplier<List<CandleEntry>> pages, boolean past) {
        CandleFormat format = format(in);
        // Read before the status is sent: that the database is away is told by it.
        Iterator<List<CandleEntry>> first = List.of(pages.get()).iterator();
        Supplier<List<CandleEntry>> all = () -> first.hasNext() ? first.next() : pages.get();
        return new HttpAnswer(
                200,
                Map.of("Content-Type", format.type()),
                new HttpAnswer.Content.Streamed(new CandleChunks(series, all, format, past)));
    }

    private static CandleFormat format(Parameters in) {
        boolean csv = in.request().accept().toLowerCase(Locale.ROOT).startsWith("text/csv");
        return in.oneOf(CandleFormat.class, "format").orElse(csv ? CandleFormat.CSV : CandleFormat.JSON);
    }
}
