package io.github.kisroutes.export;

import io.github.kisroutes.database.Database;
import io.github.kisroutes.market.Market;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;

/** Rows for an export, straight into the tables. */
record StoredSeries(Database database) {
    static final LocalDate FIRST = LocalDate.of(2025, 6, 2);

    /** A stock with a row a day in both series; the second of its days is one without trades. */
    StoredSeries stock(String code, String name, int days, Market market) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement row = connection.prepareStatement("INSERT INTO daily_price (stock_code, trade_date,"
                        + " market, price_basis, open_price, high_price, low_price, close_price, volume, turnover,"
                        + " is_final, source, run_id, collected_at, evidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                        + " TRUE, 'TEST', 'run', CURRENT_TIMESTAMP, 'SEAMS')")) {
            for (int day = 0; day < days; day++) {
                for (String basis : new String[] {"ADJUSTED", "RAW"}) {
                    row.setString(3, market.name());
                    row.setString(4, basis);
                    fill(row, code, day);
                    row.addBatch();
                }
            }
            row.executeBatch();
        }
        return named(code, name);
    }

    private static void fill(PreparedStatement row, String code, int day) throws SQLException {
        BigDecimal close = new BigDecimal("71000.05").add(BigDecimal.valueOf(day));
        boolean traded = day != 1;
        row.setString(1, code);
        row.setObject(2, FIRST.plusDays(day));
        row.setBigDecimal(5, traded ? close : null);
        row.setBigDecimal(6, traded ? close.add(BigDecimal.TEN) : null);
        row.setBigDecimal(7, traded ? close.subtract(BigDecimal.ONE) : null);
        row.setBigDecimal(8, close);
        row.setLong(9, traded ? 3_000_000_000L + day : 0);
        row.setObject(10, traded ? Long.MAX_VALUE - day : null);
    }

    private StoredSeries named(String code, String name) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement listed =
                        connection.prepareStatement("INSERT INTO instrument VALUES (?, '', ?, 'KOSPI',"
                                + " 'ST', NULL, 1, 1, FALSE, FALSE, FALSE, FALSE, FALSE, 'NONE', CURRENT_TIMESTAMP,"
                                + " CURRENT_TIMESTAMP, NULL, CURRENT_TIMESTAMP, NULL, NULL)")) {
            listed.setString(1, code);
            listed.setString(2, name);
            listed.executeUpdate();
        }
        return this;
    }
}
