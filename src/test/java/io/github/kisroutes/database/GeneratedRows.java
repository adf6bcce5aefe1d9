package io.github.kisroutes.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A whole market in {@code daily_price}, made by the database itself: stocks from 000001 on, days from 2015-01-02 on, one after the other. */
public final class GeneratedRows {
    /** When all of them were read. */
    public static final String READ = "2025-06-13T07:00:00Z";

    private GeneratedRows() {}

    /** Makes a row of each stock on each day, adjusted and of the KRX. */
    public static void fill(Database database, int stocks, int days) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(insert(database.dialect(), stocks, days));
            if (database.dialect() == Dialect.POSTGRESQL) {
                statement.execute("ANALYZE daily_price");
            }
        }
    }

    /** The statement that does so. */
    public static String insert(Dialect dialect, int stocks, int days) {
        return insert(dialect, 1, stocks, days);
    }

    /** The same for the stocks from one number to another. */
    public static String insert(Dialect dialect, int first, int last, int days) {
        return "INSERT INTO daily_price (stock_code, trade_date, market, price_basis, open_price, high_price, low_price,"
                + " close_price, volume, turnover, is_final, source, run_id, collected_at, evidence)"
                + " SELECT LPAD(CAST(s.x AS VARCHAR(6)), 6, '0'), DATE '2015-01-01' + CAST(d.x AS INTEGER), 'J', 'ADJUSTED',"
                + " 51000 + d.x, 52000 + d.x, 50000 + d.x, 51500 + d.x, 1000000 + d.x, 51500000000 + d.x, TRUE, 'TEST',"
                + " 'run', TIMESTAMP WITH TIME ZONE '" + READ.replace("T", " ").replace("Z", "+00:00")
                + "', 'SEAMS' FROM " + range(dialect, first, last) + " AS s(x) CROSS JOIN " + range(dialect, 1, days)
                + " AS d(x)";
    }

    private static String range(Dialect dialect, int first, int last) {
        return (dialect == Dialect.H2 ? "SYSTEM_RANGE(" : "generate_series(") + first + ", " + last + ")";
    }
}
