package io.github.kisroutes.crash;

import io.github.kisroutes.database.Database;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * What stands in the database at one moment.
 *
 * @param prices by code and day: all columns but those that tell when and by which run they were written
 * @param items by run and code: the state
 * @param runs by id: the state
 * @param everything each row of the six tables of a collection, whole, with when and by which run it was written
 */
record Standing(
        Map<String, String> prices, Map<String, String> items, Map<String, String> runs, Set<String> everything) {

    private static final List<String> TABLES = List.of(
            "daily_price",
            "daily_price_revision",
            "collection_run",
            "collection_item",
            "collection_range",
            "rejected_row");

    /**
     * Of a database that no process has open. A file of H2 is opened alone, without the two seconds after which H2 takes a lock
     * for one that a dead process has left; the next product waits for those.
     */
    static Standing read(String url, String username) throws SQLException {
        try (Database database = Database.open(url.replace(";AUTO_SERVER=TRUE", ""), username, "")) {
            return read(database.dataSource());
        }
    }

    static Standing read(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            return new Standing(
                    rows(
                            statement,
                            2,
                            "SELECT stock_code, trade_date, market, price_basis, open_price, high_price, low_price,"
                                    + " close_price, volume, turnover, source FROM daily_price"),
                    rows(statement, 2, "SELECT run_id, stock_code, state FROM collection_item"),
                    rows(statement, 1, "SELECT run_id, state FROM collection_run"),
                    everything(statement));
        }
    }

    private static Set<String> everything(Statement statement) throws SQLException {
        Set<String> all = new TreeSet<>();
        for (String table : TABLES) {
            try (ResultSet row = statement.executeQuery("SELECT * FROM " + table)) {
                while (row.next()) {
                    all.add(table + " " + columns(row, 1, row.getMetaData().getColumnCount()));
                }
            }
        }
        return all;
    }

    private static Map<String, String> rows(Statement statement, int key, String query) throws SQLException {
        Map<String, String> rows = new TreeMap<>();
        try (ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                rows.put(
                        columns(row, 1, key),
                        columns(row, key + 1, row.getMetaData().getColumnCount()));
            }
        }
        return rows;
    }

    private static String columns(ResultSet row, int first, int last) throws SQLException {
        StringBuilder text = new StringBuilder();
        for (int column = first; column <= last; column++) {
            text.append(column == first ? "" : " ").append(row.getObject(column));
        }
        return text.toString();
    }

    /** A digest of {@link #prices}, row by row. */
    String signature() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            prices.forEach((key, row) -> digest.update((key + " " + row + "\n").getBytes(StandardCharsets.UTF_8)));
            return prices.size() + " rows " + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The codes whose symbol has ended well in a run. */
    Set<String> done(String run) {
        return items.entrySet().stream()
                .filter(item -> item.getKey().startsWith(run + " "))
                .filter(item -> Set.of("DONE", "EMPTY").contains(item.getValue()))
                .map(item -> item.getKey().substring(run.length() + 1))
                .collect(Collectors.toSet());
    }
}
