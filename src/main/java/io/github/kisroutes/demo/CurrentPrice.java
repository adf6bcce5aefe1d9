package io.github.kisroutes.demo;

import io.github.kisroutes.demo.CandleSource.Series;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code FHKST01010100}: the price of one stock now. Only fields that daily candles can tell; no name, as the broker. */
final class CurrentPrice implements Endpoint {

    static final String TR_ID = "FHKST01010100";
    static final String PATH = "/uapi/domestic-stock/v1/quotations/inquire-price";

    private static final int DAYS_BEFORE = 20;

    private final CandleSource source;
    private final Clock clock;

    CurrentPrice(CandleSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public Reply answer(Incoming incoming) {
        Call call = incoming.call();
        for (String name : List.of("FID_COND_MRKT_DIV_CODE", "FID_INPUT_ISCD")) {
            if (call.parameter(name).isBlank()) {
                return Reply.error(BrokerError.missing(name), call);
            }
        }
        Optional<BrokerError> defect = DailyCandles.allowed(call, "FID_COND_MRKT_DIV_CODE", "J|NX|UN");
        if (defect.isPresent()) {
            return Reply.error(defect.get(), call);
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("output", price(new Series(call.code(), call.parameter("FID_COND_MRKT_DIV_CODE"), true)));
        return DailyCandles.success(body);
    }

    private Map<String, Object> price(Series series) {
        LocalDate today = LocalDate.now(clock.withZone(DailyCandles.SEOUL));
        List<DayBar> bars = source.name(series.code()).isEmpty()
                ? List.of()
                : source.bars(series, today.minusDays(DAYS_BEFORE), today);
        DayBar last = bars.isEmpty() ? DayBar.suspended(today, 0) : bars.get(bars.size() - 1);
        long before = bars.size() < 2 ? last.close() : bars.get(bars.size() - 2).close();
        Map<String, Object> price = new LinkedHashMap<>();
        price.put("iscd_stat_cls_code", last.traded() || bars.isEmpty() ? "55" : "58");
        price.put("stck_prpr", CandleRows.text(last.close()));
        price.put("prdy_vrss", CandleRows.text(last.close() - before));
        price.put("prdy_vrss_sign", CandleRows.sign(last.close() - before));
        price.put("prdy_ctrt", CandleRows.percent(last.close() - before, before));
        price.put("acml_tr_pbmn", CandleRows.turnover(last));
        price.put("acml_vol", CandleRows.text(last.volume()));
        price.put("stck_oprc", CandleRows.text(last.open()));
        price.put("stck_hgpr", CandleRows.text(last.high()));
        price.put("stck_lwpr", CandleRows.text(last.low()));
        price.put("stck_sdpr", CandleRows.text(before));
        price.put("stck_shrn_iscd", series.code());
        return price;
    }
}
