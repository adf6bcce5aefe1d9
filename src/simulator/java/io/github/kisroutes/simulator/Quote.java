package io.github.kisroutes.simulator;

import io.github.kisroutes.simulator.market.CandleRows;
import io.github.kisroutes.simulator.market.CandleSource;
import io.github.kisroutes.simulator.market.CandleSource.Series;
import io.github.kisroutes.simulator.market.DayBar;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the broker shows as a stock's price now: its last trading day up to the clock's day in Seoul.
 *
 * @param last the last trading day; a suspended one with price 0 for a code that nobody knows
 * @param before the close of the day before it
 */
record Quote(DayBar last, long before) {

    /** Looked back at first: longer than any holiday. */
    private static final int DAYS_BEFORE = 20;

    private static final LocalDate EXCHANGE_OPENED = LocalDate.of(1956, 3, 3);

    static Quote now(CandleSource source, Series series, Clock clock) {
        LocalDate today = LocalDate.now(clock.withZone(DailyCandlesEndpoint.SEOUL));
        List<DayBar> bars = source.name(series.code()).isEmpty()
                ? List.of()
                : source.bars(series, today.minusDays(DAYS_BEFORE), today);
        if (bars.size() < 2 && source.name(series.code()).isPresent()) {
            bars = source.bars(series, EXCHANGE_OPENED, today);
        }
        DayBar last = bars.isEmpty() ? DayBar.suspended(today, 0) : bars.get(bars.size() - 1);
        return new Quote(
                last, bars.size() < 2 ? last.close() : bars.get(bars.size() - 2).close());
    }

    /** The fields that the daily answer's {@code output1} and the current price have in common. */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("stck_prpr", CandleRows.text(last.close()));
        fields.put("prdy_vrss", CandleRows.text(last.close() - before));
        fields.put("prdy_vrss_sign", CandleRows.sign(last.close() - before));
        fields.put("prdy_ctrt", CandleRows.percent(last.close() - before, before));
        fields.put("acml_tr_pbmn", CandleRows.turnover(last));
        fields.put("acml_vol", CandleRows.text(last.volume()));
        fields.put("stck_oprc", CandleRows.text(last.open()));
        fields.put("stck_hgpr", CandleRows.text(last.high()));
        fields.put("stck_lwpr", CandleRows.text(last.low()));
        return fields;
    }
}
