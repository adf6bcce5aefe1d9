package io.github.kisroutes.simulator;

import io.github.kisroutes.simulator.http.BrokerError;
import io.github.kisroutes.simulator.http.Call;
import io.github.kisroutes.simulator.http.Endpoint;
import io.github.kisroutes.simulator.http.Incoming;
import io.github.kisroutes.simulator.http.Reply;
import io.github.kisroutes.simulator.market.CandleRows;
import io.github.kisroutes.simulator.market.MarketCalendar;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code CTCA0903R}, chk-holiday: 24 calendar days from {@code BASS_DT} on. A next page is asked for with the two
 * {@code CTX_AREA} of the answer before it and the header {@code tr_cont: N}, and begins with that answer's last day. Shaped after the published answer of
 * 2022-12-27, with its padding, its success code and its {@code tr_day_yn}, which is Y on every day.
 */
public final class Holidays implements Endpoint {

    public static final String TR_ID = "CTCA0903R";
    public static final String PATH = "/uapi/domestic-stock/v1/quotations/chk-holiday";

    private static final int DAYS = 24;
    private static final String SUCCESS = "KIOK0500";

    private final MarketCalendar calendar;

    public Holidays(MarketCalendar calendar) {
        this.calendar = calendar;
    }

    @Override
    public Reply answer(Incoming incoming) {
        Call call = incoming.call();
        for (String name : List.of("BASS_DT", "CTX_AREA_NK", "CTX_AREA_FK")) {
            if (!call.parameters().containsKey(name)) {
                return Reply.error(BrokerError.missing(name), call);
            }
        }
        Optional<LocalDate> base = day(call.parameter("BASS_DT"));
        Optional<LocalDate> next = incoming.header("tr_cont").equals("N")
                ? day(call.parameter("CTX_AREA_NK").strip())
                : Optional.empty();
        if (base.isEmpty()) {
            return Reply.error(BrokerError.invalid("BASS_DT"), call);
        }
        return Reply.json(200, SUCCESS, page(base.get(), next.orElse(base.get())))
                .withHeader("tr_cont", "M");
    }

    private Map<String, Object> page(LocalDate base, LocalDate first) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("ctx_area_nk", padded(CandleRows.DAY.format(first.plusDays(DAYS - 1)), 20));
        body.put("ctx_area_fk", padded(CandleRows.DAY.format(base), 20));
        body.put("output", first.datesUntil(first.plusDays(DAYS)).map(this::row).toList());
        body.put("rt_cd", "0");
        body.put("msg_cd", SUCCESS);
        body.put("msg1", padded("조회가 계속됩니다..다음버튼을 Click 하십시오.", 63));
        return body;
    }

    private Map<String, Object> row(LocalDate day) {
        String open = calendar.isOpen(day) ? "Y" : "N";
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("bass_dt", CandleRows.DAY.format(day));
        row.put("wday_dvsn_cd", "0" + (day.getDayOfWeek().getValue() % 7 + 1));
        row.put("bzdy_yn", MarketCalendar.isWeekday(day) ? "Y" : "N");
        row.put("tr_day_yn", "Y");
        row.put("opnd_yn", open);
        row.put("sttl_day_yn", open);
        return row;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text, CandleRows.DAY));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }
}
