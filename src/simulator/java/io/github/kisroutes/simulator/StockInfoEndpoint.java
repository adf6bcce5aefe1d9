package io.github.kisroutes.simulator;

import io.github.kisroutes.simulator.http.BrokerError;
import io.github.kisroutes.simulator.http.Call;
import io.github.kisroutes.simulator.http.Endpoint;
import io.github.kisroutes.simulator.http.Incoming;
import io.github.kisroutes.simulator.http.Reply;
import io.github.kisroutes.simulator.market.CandleRows;
import io.github.kisroutes.simulator.market.Listing;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code CTPF1002R}, search-stock-info: the master data of one stock, listed or not, from {@link Listings}. Shaped after the
 * published answer of 000660, without the fields that nobody here asks for.
 */
final class StockInfoEndpoint implements Endpoint {

    static final String TR_ID = "CTPF1002R";
    static final String PATH = "/uapi/domestic-stock/v1/quotations/search-stock-info";

    private static final String SUCCESS = "KIOK0530";
    private static final String NO_SUCH_CODE = "KIOK0560";

    /** The width of {@code msg1}. */
    private static final int PADDED = 80;

    private final Listings listings;

    StockInfoEndpoint(Listings listings) {
        this.listings = listings;
    }

    @Override
    public Reply answer(Incoming incoming) {
        Call call = incoming.call();
        for (String name : List.of("PRDT_TYPE_CD", "PDNO")) {
            if (call.parameter(name).isBlank()) {
                return Reply.error(BrokerError.missing(name), call);
            }
        }
        // 300 is stocks, ETF, ETN; bonds, futures and foreign stocks are not simulated.
        Optional<BrokerError> defect = DailyCandlesEndpoint.allowed(call, "PRDT_TYPE_CD", "300");
        return defect.map(error -> Reply.error(error, call)).orElseGet(() -> answer(call.parameter("PDNO")));
    }

    private Reply answer(String code) {
        Optional<Listing> listing = listings.find(code);
        Map<String, Object> body = new LinkedHashMap<>();
        listing.ifPresent(known -> body.put("output", output(known)));
        body.put("rt_cd", listing.isPresent() ? "0" : "7");
        body.put("msg_cd", listing.isPresent() ? SUCCESS : NO_SUCH_CODE);
        String message = listing.isPresent() ? "조회되었습니다" : "조회할 내용이 없습니다";
        body.put("msg1", message + " ".repeat(PADDED - message.length()));
        return Reply.json(200, (String) body.get("msg_cd"), body);
    }

    private static Map<String, Object> output(Listing stock) {
        boolean kospi = stock.board().equals("KOSPI");
        String listed = CandleRows.DAY.format(stock.listed());
        String delisted =
                stock.standing().delisted().map(StockInfoEndpoint::text).orElse("");
        String number = stock.code().length() == 6 ? "A" + stock.code() : stock.code();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("pdno", "0".repeat(Math.max(0, 12 - number.length())) + number);
        fields.put("prdt_type_cd", "300");
        fields.put("mket_id_cd", kospi ? "STK" : "KSQ");
        fields.put("scty_grp_id_cd", stock.group());
        fields.put("excg_dvsn_cd", kospi ? "02" : "03");
        fields.put("lstg_stqt", CandleRows.text(stock.thousands() * 1_000));
        fields.put("papr", "5000");
        fields.put("scts_mket_lstg_dt", kospi ? listed : "");
        fields.put("scts_mket_lstg_abol_dt", kospi ? delisted : "");
        fields.put("kosdaq_mket_lstg_dt", kospi ? "" : listed);
        fields.put("kosdaq_mket_lstg_abol_dt", kospi ? "" : delisted);
        // The broker was seen to repeat the listing date here, for stocks that were never on that market.
        fields.put("frbd_mket_lstg_dt", listed);
        fields.put("frbd_mket_lstg_abol_dt", "");
        fields.put("prdt_name", stock.name());
        fields.put("prdt_abrv_name", stock.name());
        fields.put("std_pdno", stock.isin());
        fields.put("lstg_abol_dt", delisted);
        fields.put("tr_stop_yn", flag(stock.halted()));
        fields.put("admn_item_yn", "N");
        fields.put("cptt_trad_tr_psbl_yn", flag(stock.standing().nextrade()));
        fields.put("nxt_tr_stop_yn", flag(stock.standing().nextradeHalted()));
        return fields;
    }

    private static String text(LocalDate day) {
        return CandleRows.DAY.format(day);
    }

    private static String flag(boolean set) {
        return set ? "Y" : "N";
    }
}
