package io.github.kisroutes.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/data.md} says of every column of the real schema what it is, and of no other. */
class DataPageTest {
    private static final Pattern TABLE = Pattern.compile("### `([a-z_]+)`");
    private static final Pattern ROW = Pattern.compile("\\| `([a-z_]+)` \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|");

    /** The words of the page for what JDBC calls the types. */
    private static final Map<String, String> WORDS = Map.of(
            "CHARACTER VARYING", "text",
            "VARCHAR", "text",
            "DATE", "day",
            "TIMESTAMP WITH TIME ZONE", "moment",
            "TIMESTAMPTZ", "moment",
            "NUMERIC", "KRW",
            "BOOLEAN", "yes/no",
            "BOOL", "yes/no");

    @TempDir
    Path folder;

    @Test
    void every_column_of_h2_stands_on_the_page() throws Exception {
        try (Database database = Database.open(TestDatabases.withTables(folder), "sa", "")) {
            assertThat(page()).isEqualTo(schema(database, "PUBLIC"));
        }
    }

    @Test
    void every_column_of_postgresql_stands_on_the_page() throws Exception {
        try (Database database = Database.open(PostgresServer.newDatabase(), PostgresServer.USERNAME, "")) {
            Map<String, List<String>> schema = schema(database, "public");
            List<String> ofQuartz =
                    schema.keySet().stream().filter(DataPageTest::isOfQuartz).toList();
            assertThat(Files.readString(Path.of("docs", "data.md")))
                    .contains(ofQuartz.stream().map(table -> "`" + table + "`").toList());
            schema.keySet().removeIf(DataPageTest::isOfQuartz);
            assertThat(page()).isEqualTo(schema);
            assertThat(ofQuartz).hasSize(11);
        }
    }

    /** Its columns are Quartz's business. */
    private static boolean isOfQuartz(String table) {
        return table.startsWith("kis_qrtz_");
    }

    /** By table: its columns with their types, sorted. */
    private static Map<String, List<String>> page() throws IOException {
        Map<String, Map<String, String>> tables = new HashMap<>();
        String table = "";
        for (String line : Files.readAllLines(Path.of("docs", "data.md"))) {
            Matcher heading = TABLE.matcher(line);
            Matcher row = ROW.matcher(line);
            if (heading.matches()) {
                table = heading.group(1);
            } else if (row.matches()) {
                String before =
                        tables.computeIfAbsent(table, none -> new TreeMap<>()).put(row.group(1), row.group(2));
                assertThat(before).as(table + "." + row.group(1) + " twice").isNull();
            }
        }
        return sorted(tables);
    }

    private static Map<String, List<String>> schema(Database database, String name) throws SQLException {
        Map<String, Map<String, String>> tables = new HashMap<>();
        try (Connection connection = database.dataSource().getConnection()) {
            DatabaseMetaData meta = connection.getMetaData();
            ResultSet columns = meta.getColumns(connection.getCatalog(), name, "%", "%");
            while (columns.next()) {
                String type = columns.getString("TYPE_NAME").toUpperCase(Locale.ROOT);
                tables.computeIfAbsent(
                                columns.getString("TABLE_NAME").toLowerCase(Locale.ROOT), none -> new TreeMap<>())
                        .put(
                                columns.getString("COLUMN_NAME").toLowerCase(Locale.ROOT),
                                columns.getInt("DECIMAL_DIGITS") > 2 && type.equals("NUMERIC")
                                        ? "ratio"
                                        : WORDS.getOrDefault(type, "count"));
            }
        }
        tables.remove("flyway_schema_history");
        return sorted(tables);
    }

    private static Map<String, List<String>> sorted(Map<String, Map<String, String>> tables) {
        Map<String, List<String>> sorted = new TreeMap<>();
        tables.forEach((table, columns) -> sorted.put(
                table,
                columns.entrySet().stream()
                        .map(column -> column.getKey() + " " + column.getValue())
                        .sorted(Comparator.naturalOrder())
                        .toList()));
        return sorted;
    }

    @Test
    void the_export_of_the_page_runs_no_formula_in_a_spreadsheet_on_either_database() throws Exception {
        for (String url : List.of(TestDatabases.withTables(folder), PostgresServer.newDatabase())) {
            try (Database database = Database.open(url, url.contains("h2") ? "sa" : PostgresServer.USERNAME, "")) {
                assertThat(exported(database))
                        .containsExactly("'=HYPERLINK(1)", "'+1", "'-1", "'@SUM(1)", "' =1", "A=B", "삼성전자");
            }
        }
    }

    private static List<String> exported(Database database) throws Exception {
        String query = Files.readString(Path.of("docs", "data.md"))
                .replaceFirst("(?s).*## Names in a spreadsheet.*?```sql\\n(.*?)```.*", "$1");
        List<String> names = List.of("=HYPERLINK(1)", "+1", "-1", "@SUM(1)", " =1", "A=B", "삼성전자");
        List<String> exported = new ArrayList<>();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < names.size(); i++) {
                statement.execute("INSERT INTO instrument (stock_code, isin, name, market, group_code, base_price,"
                        + " listed_shares, is_spac, is_preferred, is_halted, is_liquidation, is_administrative, par_change,"
                        + " first_seen, last_seen, updated_at) VALUES ('00000" + i + "', 'KR700000000" + i + "', '"
                        + names.get(i) + "', 'KOSPI', 'ST', 1, 1, FALSE, FALSE, FALSE, FALSE, FALSE, 'NONE',"
                        + " CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP)");
            }
            try (ResultSet rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    exported.add(rows.getString("name"));
                }
            }
        }
        return exported;
    }
}
