package io.github.kisroutes.simulator.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;

/** Writes candles with the broker's field names; every value is a text. */
public final class CandleRows {

    public static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private CandleRows() {}

    /**
     * The rows of {@code output2}, newest first.
     *
     * @param bars oldest first; those before {@code from} only tell the change against the day before
     * @param most at most this many rows, the newest ones
     * @param base what the change of a day is measured from, where it is not the close of the row before
     */
    public static List<Map<String, Object>> rows(
            List<DayBar> bars, LocalDate from, int most, Function<LocalDate, OptionalLong> base) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = bars.size() - 1; i >= 0 && rows.size() < most; i--) {
            DayBar bar = bars.get(i);
            if (bar.date().isBefore(from)) {
                break;
            }
            long before = i == 0 ? bar.close() : bars.get(i - 1).close();
            rows.add(row(bar, base.apply(bar.date()).orElse(before)));
        }
        return rows;
    }

    private static Map<String, Object> row(DayBar bar, long closeBefore) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("stck_bsop_date", DAY.format(bar.date()));
        row.put("stck_clpr", text(bar.close()));
        row.put("stck_oprc", text(bar.open()));
        row.put("stck_hgpr", text(bar.high()));
        row.put("stck_lwpr", text(bar.low()));
        row.put("acml_vol", text(bar.volume()));
        row.put("acml_tr_pbmn", turnover(bar));
        row.put("flng_cls_code", bar.exMarker());
        row.put("prtt_rate", bar.splitRatio());
        row.put("mod_yn", bar.traded() ? "N" : "Y");
        row.put("prdy_vrss_sign", sign(bar.close() - closeBefore));
        row.put("prdy_vrss", text(bar.close() - closeBefore));
        row.put("revl_issu_reas", "");
        return row;
    }

    public static String text(long value) {
        return Long.toString(value);
    }

    /** Blank when the source has none: a value is not made up. */
    public static String turnover(DayBar bar) {
        return bar.turnover().isPresent() ? text(bar.turnover().getAsLong()) : "";
    }

    /** {@code prdy_vrss_sign}: 2 up, 3 flat, 5 down. The marks of the daily limits, 1 and 4, are not simulated. */
    public static String sign(long change) {
        return change > 0 ? "2" : change < 0 ? "5" : "3";
    }

    /** {@code prdy_ctrt}: the change in percent, two decimals. */
    public static String percent(long change, long base) {
        return base == 0
                ? "0.00"
                : BigDecimal.valueOf(change * 100)
                        .divide(BigDecimal.valueOf(base), 2, RoundingMode.HALF_UP)
                        .toPlainString();
    }
}
