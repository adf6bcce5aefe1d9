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
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code FHKST03010100}: at most 100 daily candles of one stock, newest first. */
public final class DailyCandlesEndpoint implements Endpoint {

    public static final String TR_ID = "FHKST03010100";
    public static final String PATH = "/uapi/domestic-stock/v1/quotations/inquire-daily-itemchartprice";

    /** The zone of every day that the broker writes. */
    static final ZoneId SEOUL = SimulatorOptions.SEOUL;

    private static final int MOST_ROWS = 100;

    /** Looked back for the close of the day before: longer than any holiday. */
    private static final int DAYS_BEFORE = 20;

    private final CandleSource source;
    private final Clock clock;

    DailyCandlesEndpoint(CandleSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public Reply answer(Incoming incoming) {
        Call call = incoming.call();
        Optional<BrokerError> defect = defect(call);
        if (defect.isPresent()) {
            return Reply.error(defect.get(), call);
        }
        Series series = new Series(
                call.code(),
                call.parameter("FID_COND_MRKT_DIV_CODE"),
                call.parameter("FID_ORG_ADJ_PRC").equals("0"));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("output1", quote(series));
        body.put("output2", rows(series, call));
        return success(body);
    }

    /** An answer with rt_cd 0 and the broker's words for success. */
    static Reply success(Map<String, Object> body) {
        body.put("rt_cd", "0");
        body.put("msg_cd", "MCA00000");
        body.put("msg1", "정상처리 되었습니다!");
        return Reply.json(200, "MCA00000", body);
    }

    private List<Map<String, Object>> rows(Series series, Call call) {
        LocalDate from = day(call, "FID_INPUT_DATE_1").orElseThrow();
        LocalDate asked = day(call, "FID_INPUT_DATE_2").orElseThrow();
        LocalDate today = LocalDate.now(clock.withZone(SEOUL));
        LocalDate to = asked.isAfter(today) ? today : asked;
        List<Map<String, Object>> rows = source.name(series.code()).isEmpty()
                ? List.of()
                : CandleRows.rows(
                        source.bars(series, from.minusDays(DAYS_BEFORE), to),
                        from,
                        MOST_ROWS,
                        day -> source.base(series, day));
        // The broker was seen to send one empty object instead of no row.
        return rows.isEmpty() ? List.of(Map.of()) : rows;
    }

    /** {@code output1}: today's quote, not the range. An unknown code has the price 0. */
    private Map<String, Object> quote(Series series) {
        Quote quote = Quote.now(source, series, clock);
        Map<String, Object> fields = quote.fields();
        fields.put("hts_kor_isnm", source.name(series.code()).orElse(""));
        fields.put("stck_shrn_iscd", series.code());
        fields.put("stck_prdy_clpr", CandleRows.text(quote.before()));
        // Real name with a space, real field without a value in the KRX data.
        fields.put("itewhol_loan_rmnd_ratem name", "");
        fields.put("lstn_stcn", "");
        return fields;
    }

    private static Optional<BrokerError> defect(Call call) {
        for (String name : List.of(
                "FID_COND_MRKT_DIV_CODE",
                "FID_INPUT_ISCD",
                "FID_INPUT_DATE_1",
                "FID_INPUT_DATE_2",
                "FID_PERIOD_DIV_CODE",
                "FID_ORG_ADJ_PRC")) {
            if (call.parameter(name).isBlank()) {
                return Optional.of(BrokerError.missing(name));
            }
        }
        return allowed(call, "FID_COND_MRKT_DIV_CODE", "J|NX|UN")
                .or(() -> day(call, "FID_INPUT_DATE_1").isEmpty() ? invalid("FID_INPUT_DATE_1") : Optional.empty())
                .or(() -> day(call, "FID_INPUT_DATE_2").isEmpty() ? invalid("FID_INPUT_DATE_2") : Optional.empty())
                // Weeks, months and years exist at the broker and are not simulated.
                .or(() -> allowed(call, "FID_PERIOD_DIV_CODE", "D"))
                .or(() -> allowed(call, "FID_ORG_ADJ_PRC", "[01]"));
    }

    static Optional<BrokerError> allowed(Call call, String name, String pattern) {
        return call.parameter(name).matches(pattern) ? Optional.empty() : invalid(name);
    }

    private static Optional<BrokerError> invalid(String name) {
        return Optional.of(BrokerError.invalid(name));
    }

    private static Optional<LocalDate> day(Call call, String name) {
        try {
            return Optional.of(LocalDate.parse(call.parameter(name), CandleRows.DAY));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }
}
