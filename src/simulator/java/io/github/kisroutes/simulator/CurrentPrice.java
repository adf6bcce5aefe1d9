package io.github.kisroutes.simulator;

import io.github.kisroutes.simulator.http.BrokerError;
import io.github.kisroutes.simulator.http.Call;
import io.github.kisroutes.simulator.http.Endpoint;
import io.github.kisroutes.simulator.http.Incoming;
import io.github.kisroutes.simulator.http.Reply;
import io.github.kisroutes.simulator.market.CandleRows;
import io.github.kisroutes.simulator.market.CandleSource;
import io.github.kisroutes.simulator.market.CandleSource.Series;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code FHKST01010100}: the price of one stock now. Only fields that daily candles can tell; no name, as the broker. */
public final class CurrentPrice implements Endpoint {

    public static final String TR_ID = "FHKST01010100";
    static final String PATH = "/uapi/domestic-stock/v1/quotations/inquire-price";

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
        Optional<BrokerError> defect = DailyCandlesEndpoint.allowed(call, "FID_COND_MRKT_DIV_CODE", "J|NX|UN");
        if (defect.isPresent()) {
            return Reply.error(defect.get(), call);
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("output", price(new Series(call.code(), call.parameter("FID_COND_MRKT_DIV_CODE"), true)));
        return DailyCandlesEndpoint.success(body);
    }

    private Map<String, Object> price(Series series) {
        Quote quote = Quote.now(source, series, clock);
        Map<String, Object> fields = quote.fields();
        boolean halted = !quote.last().traded() && quote.last().close() > 0;
        fields.put("iscd_stat_cls_code", halted ? "58" : "55");
        fields.put("stck_sdpr", CandleRows.text(quote.before()));
        fields.put("stck_shrn_iscd", series.code());
        return fields;
    }
}
