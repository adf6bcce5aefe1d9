package io.github.kisroutes.collection.range;

import io.github.kisroutes.market.PriceBasis;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * One series of candles.
 *
 * @param code the stock
 * @param basis adjusted or raw prices
 */
public record Series(String code, PriceBasis basis) {
    /** From the columns {@code stock_code} and {@code price_basis}. */
    public static Series of(ResultSet row) throws SQLException {
        return new Series(row.getString("stock_code"), PriceBasis.valueOf(row.getString("price_basis")));
    }
}
