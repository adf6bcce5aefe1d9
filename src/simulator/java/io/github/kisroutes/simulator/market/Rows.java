package io.github.kisroutes.simulator.market;

import io.github.kisroutes.simulator.http.Fault;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Ways to spoil {@code output2}, for {@link Fault#rows}. */
public final class Rows {

    private Rows() {}

    /** All rows, in another order than newest first; the same seed gives the same order. */
    public static UnaryOperator<List<Map<String, Object>>> shuffled(long seed) {
        return rows -> {
            List<Map<String, Object>> mixed = new ArrayList<>(rows);
            Collections.shuffle(mixed, new Random(seed));
            return mixed;
        };
    }

    /** Every row twice. */
    public static UnaryOperator<List<Map<String, Object>>> doubled() {
        return rows -> rows.stream().flatMap(row -> List.of(row, row).stream()).toList();
    }

    /** No rows: an empty array. */
    public static UnaryOperator<List<Map<String, Object>>> none() {
        return rows -> List.of();
    }

    /** One empty object, as the broker sends instead of no rows. */
    public static UnaryOperator<List<Map<String, Object>>> emptyObject() {
        return rows -> List.of(Map.of());
    }

    /** An empty object behind the rows. */
    public static UnaryOperator<List<Map<String, Object>>> withEmptyObject() {
        return rows -> with(rows, Map.of());
    }

    /** One more row, a copy of the oldest, for another day: outside the window, say. */
    public static UnaryOperator<List<Map<String, Object>>> withDay(String yyyyMMdd) {
        return rows -> {
            Map<String, Object> copy = new LinkedHashMap<>(rows.get(rows.size() - 1));
            copy.put("stck_bsop_date", yyyyMMdd);
            return with(rows, copy);
        };
    }

    /** Every row moved this many years back: the answer to another question. */
    public static UnaryOperator<List<Map<String, Object>>> yearsEarlier(int years) {
        return rows -> {
            rows.forEach(row -> row.computeIfPresent(
                    "stck_bsop_date", (name, day) -> LocalDate.parse(day.toString(), CandleRows.DAY)
                            .minusYears(years)
                            .format(CandleRows.DAY)));
            return rows;
        };
    }

    /** One more row, for the newest day a second time, with another close. */
    public static UnaryOperator<List<Map<String, Object>>> withSecondClose() {
        return rows -> {
            Map<String, Object> copy = new LinkedHashMap<>(rows.get(0));
            copy.computeIfPresent("stck_clpr", (name, close) -> String.valueOf(Long.parseLong(close.toString()) + 1));
            return with(rows, copy);
        };
    }

    /** One more row with a blank day. */
    public static UnaryOperator<List<Map<String, Object>>> withBlankDay() {
        return withDay("");
    }

    /** A field of the newest row set to something else, of any JSON type: a word in a number, a number, null. */
    public static UnaryOperator<List<Map<String, Object>>> withField(String name, Object value) {
        return rows -> {
            rows.get(0).put(name, value);
            return rows;
        };
    }

    private static List<Map<String, Object>> with(List<Map<String, Object>> rows, Map<String, Object> another) {
        List<Map<String, Object>> more = new ArrayList<>(rows);
        more.add(another);
        return more;
    }
}
