package io.github.kisroutes.collection;

import io.github.kisroutes.candle.Basis;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * One series of candles.
 *
 * @param code the stock
 * @param basis adjusted or raw prices
 */
record Series(String code, Basis basis) {
    /** From the columns {@code stock_code} and {@code price_basis}. */
    static Series of(ResultSet row) throws SQLException {
        return new Series(row.getString("stock_code"), Basis.valueOf(row.getString("price_basis")));
    }
}
