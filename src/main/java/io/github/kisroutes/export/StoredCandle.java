package io.github.kisroutes.export;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of {@code daily_price} as text, in the order of {@link #COLUMNS} without the name; an absent value is null, which
 * leaves its cell empty.
 */
record StoredCandle(String code, List<String> values) {
    /** The first line of a CSV, and what the columns of a Parquet file are called. */
    static final List<String> COLUMNS = List.of(
            "symbol",
            "name",
            "trade_date",
            "market",
            "price_basis",
            "open",
            "high",
            "low",
            "close",
            "volume",
            "turnover",
            "is_final",
            "evidence");

    private static final List<String> PRICES = List.of("open_price", "high_price", "low_price", "close_price");

    static StoredCandle read(ResultSet row) throws SQLException {
        List<String> values = new ArrayList<>();
        values.add(row.getString("trade_date"));
        values.add(row.getString("market"));
        values.add(row.getString("price_basis"));
        for (String price : PRICES) {
            values.add(plain(row.getBigDecimal(price)));
        }
        values.add(row.getString("volume"));
        values.add(row.getString("turnover"));
        values.add(String.valueOf(row.getBoolean("is_final")));
        values.add(row.getString("evidence"));
        return new StoredCandle(row.getString("stock_code"), values);
    }

    /** 71000, not 71000.00 nor 7.1E+4. */
    private static String plain(BigDecimal price) {
        return price == null ? null : price.stripTrailingZeros().toPlainString();
    }

    /** A whole line. */
    List<String> line(String name) {
        List<String> line = new ArrayList<>(List.of(code, name));
        line.addAll(values);
        return line;
    }
}
