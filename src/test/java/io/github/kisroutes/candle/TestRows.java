package io.github.kisroutes.candle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.kisroutes.market.PriceBasis;
import io.github.kisroutes.simulator.market.DayBar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Answers as the broker writes them, for tests of what reads them. */
final class TestRows {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TestRows() {}

    static String row(String day, String open, String high, String low, String close, String volume) {
        return """
                {"stck_bsop_date":"%s","stck_oprc":"%s","stck_hgpr":"%s","stck_lwpr":"%s","stck_clpr":"%s",\
                "acml_vol":"%s","acml_tr_pbmn":"","mod_yn":"N","flng_cls_code":"00","prtt_rate":"0.00",\
                "revl_issu_reas":""}""".formatted(day, open, high, low, close, volume);
    }

    static String row(DayBar bar) {
        return row(
                DateWindow.KIS_DATE.format(bar.date()),
                Long.toString(bar.open()),
                Long.toString(bar.high()),
                Long.toString(bar.low()),
                Long.toString(bar.close()),
                Long.toString(bar.volume()));
    }

    static JsonNode answer(List<String> rows) {
        return json("{\"output1\":{\"stck_prpr\":\"58300\"},\"output2\":[" + String.join(",", rows) + "]}");
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** Of a calendar that is certain of nothing, and without any resolution. */
    static CandleReader reader(PriceBasis basis) {
        return new CandleReader(basis, day -> false, (code, day) -> false);
    }

    /** A row with another value of one field. */
    static String with(String row, String field, String value) {
        return row.replaceFirst(",?\"" + field + "\":\"[^\"]*\"", "")
                .replaceFirst("}$", ",\"" + field + "\":\"" + value + "\"}");
    }

    /** The same rows, newest first. */
    static <T> List<T> newestFirst(List<T> rows) {
        List<T> turned = new ArrayList<>(rows);
        Collections.reverse(turned);
        return turned;
    }

    /** So many weekdays in a row. */
    static List<LocalDate> weekdays(LocalDate first, int count) {
        return first.datesUntil(first.plusDays(2L * count + 3))
                .filter(day -> day.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue())
                .limit(count)
                .toList();
    }
}
