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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code FHKST11300006}: the prices now of up to 30 stocks, in the order of the question. The answer has no day: before the
 * opening and on a closed day it holds the last session. Only fields that daily candles can tell have a value.
 */
public final class MultiPrice implements Endpoint {

    public static final String TR_ID = "FHKST11300006";
    static final String PATH = "/uapi/domestic-stock/v1/quotations/intstock-multprice";

    /** The broker knows no further number in the names of its parameters. */
    private static final int MOST_CODES = 30;

    private static final String MARKET = "FID_COND_MRKT_DIV_CODE_";
    private static final String CODE = "FID_INPUT_ISCD_";

    private final CandleSource source;
    private final Clock clock;

    MultiPrice(CandleSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public Reply answer(Incoming incoming) {
        Call call = incoming.call();
        for (String name : List.of(MARKET + 1, CODE + 1)) {
            if (call.parameter(name).isBlank()) {
                return Reply.error(BrokerError.missing(name), call);
            }
        }
        List<Map<String, Object>> prices = new ArrayList<>();
        for (int number = 1; number <= MOST_CODES; number++) {
            String code = call.parameter(CODE + number);
            String market = call.parameter(MARKET + number);
            if (!code.isBlank() && !market.matches("J|NX")) {
                return Reply.error(BrokerError.invalid(MARKET + number), call);
            }
            if (!code.isBlank()) {
                prices.add(source.name(code).isEmpty() ? blank() : price(code, market));
            }
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("output", prices);
        return DailyCandlesEndpoint.success(body);
    }

    private Map<String, Object> price(String code, String market) {
        Quote quote = Quote.now(source, new Series(code, market, false), clock);
        // What an action of today has made of the close before.
        Series adjusted = new Series(code, market, true);
        long base = source.base(adjusted, quote.last().date())
                .orElseGet(() -> Quote.now(source, adjusted, clock).before());
        long change = quote.last().close() - base;
        Map<String, Object> fields = blank();
        fields.put("kospi_kosdaq_cls_name", source.board(code));
        fields.put("inter_shrn_iscd", code);
        fields.put("inter_kor_isnm", source.name(code).orElse(""));
        fields.put("inter2_prpr", CandleRows.text(quote.last().close()));
        // As users report: without a sign, which stands beside it.
        fields.put("inter2_prdy_vrss", CandleRows.text(Math.abs(change)));
        fields.put("prdy_vrss_sign", CandleRows.sign(change));
        fields.put("prdy_ctrt", CandleRows.percent(change, base));
        fields.put("acml_vol", CandleRows.text(quote.last().volume()));
        fields.put("inter2_oprc", CandleRows.text(quote.last().open()));
        fields.put("inter2_hgpr", CandleRows.text(quote.last().high()));
        fields.put("inter2_lwpr", CandleRows.text(quote.last().low()));
        fields.put("acml_tr_pbmn", CandleRows.turnover(quote.last()));
        fields.put("inter2_prdy_clpr", CandleRows.text(quote.before()));
        fields.put("inter2_sdpr", CandleRows.text(base));
        return fields;
    }

    /** What the broker sends for a code that it does not know: every field blank. */
    private static Map<String, Object> blank() {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String name : List.of(
                "kospi_kosdaq_cls_name",
                "mrkt_trtm_cls_name",
                "hour_cls_code",
                "inter_shrn_iscd",
                "inter_kor_isnm",
                "inter2_prpr",
                "inter2_prdy_vrss",
                "prdy_vrss_sign",
                "prdy_ctrt",
                "acml_vol",
                "inter2_oprc",
                "inter2_hgpr",
                "inter2_lwpr",
                "inter2_llam",
                "inter2_mxpr",
                "inter2_askp",
                "inter2_bidp",
                "seln_rsqn",
                "shnu_rsqn",
                "total_askp_rsqn",
                "total_bidp_rsqn",
                "acml_tr_pbmn",
                "inter2_prdy_clpr",
                "oprc_vrss_hgpr_rate",
                "intr_antc_cnpr",
                "intr_antc_cntg_vrss",
                "intr_antc_cntg_vrss_sign",
                "intr_antc_cntg_prdy_ctrt",
                "intr_antc_vol",
                "inter2_sdpr")) {
            fields.put(name, "");
        }
        return fields;
    }
}
