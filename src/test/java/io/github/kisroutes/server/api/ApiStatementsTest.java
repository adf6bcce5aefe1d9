package io.github.kisroutes.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.PostgresServer;
import io.github.kisroutes.database.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The statements of the API on PostgreSQL; the other tests use H2. */
class ApiStatementsTest {
    private static final Map<String, List<String>> STATEMENTS = Map.ofEntries(
            Map.entry(
                    "candles-of-stock",
                    List.of("stock_code", "market", "price_basis", "after_date", "to_date", "row_limit")),
            Map.entry("candles-of-day", List.of("after_code", "market", "price_basis", "trade_date", "row_limit")),
            Map.entry(
                    "candles-of-stock-known-at",
                    List.of("as_of", "stock_code", "market", "price_basis", "from_date", "to_date")),
            Map.entry("candles-of-day-known-at", List.of("as_of", "market", "price_basis", "trade_date")),
            Map.entry(
                    "doubts-of-candles",
                    List.of("from_code", "to_code", "market", "price_basis", "from_date", "to_date")),
            Map.entry("next-stock-with-rows", List.of("after_code")),
            Map.entry("find-stocks", List.of("query", "market", "row_limit")),
            Map.entry("missing-by-day", List.of("stock_code", "market", "from_date", "to_date")),
            Map.entry("list-missing-rows", List.of("stock_code", "market", "from_date", "to_date", "row_limit")),
            Map.entry("list-revisions", List.of("stock_code", "from_date", "to_date", "row_limit")),
            Map.entry("list-actions", List.of("stock_code")),
            Map.entry("list-alerts", List.of("only_open", "row_limit")),
            Map.entry("list-runs", List.of("run_id", "state", "kind", "before", "row_limit")),
            Map.entry("list-items", List.of("run_id", "state", "row_limit")));

    private static final Map<String, Object> VALUES = Map.of(
            "market",
            "J",
            "price_basis",
            "ADJUSTED",
            "query",
            "삼성",
            "only_open",
            true,
            "row_limit",
            10,
            "as_of",
            Instant.EPOCH,
            "before",
            Instant.EPOCH);

    @Test
    void each_runs_with_all_its_limits_and_without_those_that_may_be_left_out() throws Exception {
        try (Database database = Database.open(PostgresServer.newDatabase(), PostgresServer.USERNAME, "")) {
            STATEMENTS.forEach((statement, names) -> {
                Map<String, Object> values = new HashMap<>();
                names.forEach(name -> values.put(
                        name,
                        VALUES.getOrDefault(name, name.endsWith("_date") ? LocalDate.of(2024, 12, 30) : "005930")));
                assertThat(rows(database, statement, values)).as(statement).isEmpty();
                for (String optional : List.of("stock_code", "state", "kind", "before", "run_id")) {
                    values.replace(optional, null);
                }
                assertThat(rows(database, statement, values)).as(statement).isEmpty();
            });
        }
    }

    private static List<Object> rows(Database database, String statement, Map<String, Object> values) {
        Sql sql = database.sql(statement);
        values.forEach(sql::set);
        return sql.list(row -> row.getObject(1));
    }
}
