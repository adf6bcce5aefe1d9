package io.github.kisroutes.server.api.candles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.GeneratedRows;
import io.github.kisroutes.database.PostgresServer;
import io.github.kisroutes.database.TestDatabases;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code as_of}: what was known at a moment, and how many rows the database looks at for it. */
class CandlesKnownAtTest {
    private static final int STOCKS = 200;
    private static final int DAYS = 150;

    /** Each third row was another one before. */
    private static final int REVISED = DAYS / 3;

    private static final Instant NOW = Instant.parse(GeneratedRows.READ);
    private static final Instant BEFORE = NOW.minusSeconds(60);
    private static final LocalDate FIRST = LocalDate.of(2015, 1, 2);
    private static final DateWindow ALL = new DateWindow(FIRST, FIRST.plusDays(DAYS));

    /** In the plan of H2: how many rows a part has looked at; it counts the one behind the last, too. */
    private static final Pattern SCANNED = Pattern.compile("scanCount: (\\d+)");

    @TempDir
    Path folder;

    @Test
    void a_stock_is_known_as_it_was_and_H2_looks_at_its_rows_alone() throws Exception {
        try (Database database = filled(Database.open(TestDatabases.h2(folder), "sa", ""))) {
            assertKnown(database);
            String plan = query(database, "EXPLAIN ANALYZE " + ofOneStock());
            List<Integer> scanned = SCANNED.matcher(plan)
                    .results()
                    .map((MatchResult found) -> Integer.valueOf(found.group(1)))
                    .toList();
            assertThat(scanned).as(plan).hasSize(2);
            assertThat(scanned.get(0)).as(plan).isBetween(DAYS, DAYS + 1);
            assertThat(scanned.get(1)).as(plan).isBetween(REVISED, REVISED + 1);
        }
    }

    @Test
    void a_stock_is_known_as_it_was_and_PostgreSQL_looks_at_its_rows_alone() throws Exception {
        String url = PostgresServer.newDatabase();
        try (Database database = filled(Database.open(url, PostgresServer.USERNAME, ""))) {
            assertKnown(database);
            query(database, "ANALYZE daily_price_revision");
            JsonNode plan =
                    new ObjectMapper().readTree(query(database, "EXPLAIN (ANALYZE, FORMAT JSON) " + ofOneStock()));
            assertThat(scanned(plan)).as(plan.toPrettyString()).isEqualTo(DAYS + REVISED);
        }
    }

    private static Database filled(Database database) throws Exception {
        GeneratedRows.fill(database, STOCKS, DAYS);
        query(
                database,
                "INSERT INTO daily_price_revision (stock_code, trade_date, market, price_basis, open_price, high_price,"
                        + " low_price, close_price, volume, turnover, is_final, source, run_id, collected_at, replaced_run_id,"
                        + " replaced_at) SELECT stock_code, trade_date, market, price_basis, open_price, high_price, low_price,"
                        + " 1, volume, turnover, FALSE, 'TEST', 'old', TIMESTAMP WITH TIME ZONE '2025-06-12 07:00:00+00:00',"
                        + " run_id, collected_at FROM daily_price WHERE MOD(volume, 3) = 0");
        return database;
    }

    private static void assertKnown(Database database) {
        CandlePages series = new CandlePages(database, "J", "ADJUSTED");
        assertThat(rows(series.ofStockKnownAt(NOW, "000007", ALL)))
                .hasSize(DAYS)
                .allMatch(row -> row.symbol().equals("000007"))
                .isSortedAccordingTo((one, other) -> one.day().compareTo(other.day()))
                .noneMatch(row -> row.close().intValue() == 1);
        assertThat(rows(series.ofStockKnownAt(BEFORE, "000007", ALL)))
                .hasSize(REVISED)
                .allMatch(row -> row.close().intValue() == 1);
        assertThat(rows(series.ofStockKnownAt(BEFORE.minusSeconds(86_400), "000007", ALL)))
                .isEmpty();
        LocalDate revised =
                rows(series.ofStockKnownAt(BEFORE, "000007", ALL)).get(0).day();
        assertThat(rows(series.ofDayKnownAt(NOW, revised)))
                .hasSize(STOCKS)
                .noneMatch(row -> row.close().intValue() == 1);
        assertThat(rows(series.ofDayKnownAt(BEFORE, revised)))
                .hasSize(STOCKS)
                .allMatch(row -> row.close().intValue() == 1);
        assertThat(rows(series.ofDayKnownAt(BEFORE, revised.plusDays(1)))).isEmpty();
    }

    private static List<CandleEntry> rows(Supplier<List<CandleEntry>> pages) {
        List<CandleEntry> rows = pages.get();
        assertThat(pages.get()).isEmpty();
        return rows;
    }

    /** The statement with the values of a question. */
    private static String ofOneStock() throws Exception {
        try (InputStream file =
                CandlesKnownAtTest.class.getResourceAsStream("/sql/common/candles-of-stock-known-at.sql")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("(?m)^--.*$", "")
                    .replace(":?as_of", "'" + NOW + "'")
                    .replace(":?stock_code", "'000007'")
                    .replace(":?market", "'J'")
                    .replace(":?price_basis", "'ADJUSTED'")
                    .replace(":?from_date", "'" + ALL.from() + "'")
                    .replace(":?to_date", "'" + ALL.to() + "'");
        }
    }

    /** What a statement answers, as text. */
    private static String query(Database database, String sql) throws Exception {
        StringBuilder answer = new StringBuilder();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                try (ResultSet rows = statement.getResultSet()) {
                    while (rows.next()) {
                        answer.append(rows.getString(1)).append('\n');
                    }
                }
            }
        }
        return answer.toString();
    }

    /** Rows that the scans of a plan have looked at, with those that they threw away. */
    private static int scanned(JsonNode plan) {
        int rows = 0;
        if (plan.has("Relation Name")) {
            rows += plan.path("Actual Rows").asInt()
                    + plan.path("Rows Removed by Filter").asInt();
        }
        for (JsonNode part : plan) {
            rows += part.isContainerNode() ? scanned(part) : 0;
        }
        return rows;
    }
}
