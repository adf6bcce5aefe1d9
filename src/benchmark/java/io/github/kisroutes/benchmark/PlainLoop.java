package io.github.kisroutes.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/**
 * What a programmer would write in an afternoon: ask, read, store, no token renewal, no pace, no checks, no ledger. The same
 * answers go into the same table by as many threads, a commit per answer, and doing it twice changes nothing.
 */
final class PlainLoop {
    private static final String TABLE = " INTO daily_price (stock_code, trade_date, market, price_basis, open_price,"
            + " high_price, low_price, close_price, volume, turnover, is_final, source, run_id, collected_at)";
    private static final String VALUES =
            " VALUES (?, ?, 'J', 'ADJUSTED', ?, ?, ?, ?, ?, ?, TRUE, 'FHKST03010100', ?, ?)";
    private static final String H2 = "MERGE" + TABLE + " KEY (stock_code, trade_date, market, price_basis)" + VALUES;
    private static final String POSTGRESQL = "INSERT" + TABLE + VALUES
            + " ON CONFLICT (stock_code, trade_date, market, price_basis) DO UPDATE SET open_price = EXCLUDED.open_price,"
            + " high_price = EXCLUDED.high_price, low_price = EXCLUDED.low_price, close_price = EXCLUDED.close_price,"
            + " volume = EXCLUDED.volume, turnover = EXCLUDED.turnover, is_final = EXCLUDED.is_final,"
            + " source = EXCLUDED.source, run_id = EXCLUDED.run_id, collected_at = EXCLUDED.collected_at";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final String address;
    private final Map<String, String> headers;
    private final DataSource database;
    private final String upsert;

    /** @param headers of every call, the token among them */
    PlainLoop(String address, Map<String, String> headers, DataSource database) throws SQLException {
        this.address = address;
        this.headers = headers;
        this.database = database;
        try (Connection connection = database.getConnection()) {
            upsert = connection.getMetaData().getDatabaseProductName().equals("H2") ? H2 : POSTGRESQL;
        }
    }

    /** Collects the symbols 1 to {@code symbols} in one window each. */
    void collect(int symbols, int threads, LocalDate from, LocalDate to) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int number = 1; number <= symbols; number++) {
                String code = "%06d".formatted(number);
                all.add(pool.submit(() -> {
                    store(code, ask(code, from, to));
                    return null;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private JsonNode ask(String code, LocalDate from, LocalDate to) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address
                + "/uapi/domestic-stock/v1/quotations/inquire-daily-itemchartprice?FID_COND_MRKT_DIV_CODE=J&FID_INPUT_ISCD="
                + code + "&FID_INPUT_DATE_1=" + from.format(DateTimeFormatter.BASIC_ISO_DATE) + "&FID_INPUT_DATE_2="
                + to.format(DateTimeFormatter.BASIC_ISO_DATE) + "&FID_PERIOD_DIV_CODE=D&FID_ORG_ADJ_PRC=0"));
        headers.forEach(request::header);
        JsonNode answer = json.readTree(
                http.send(request.build(), BodyHandlers.ofInputStream()).body());
        if (!answer.path("rt_cd").asText().equals("0")) {
            throw new IllegalStateException(code + ": " + answer);
        }
        return answer.path("output2");
    }

    private void store(String code, JsonNode rows) throws Exception {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(upsert)) {
            connection.setAutoCommit(false);
            for (JsonNode row : rows) {
                statement.setString(1, code);
                statement.setObject(
                        2, LocalDate.parse(row.get("stck_bsop_date").asText(), DateTimeFormatter.BASIC_ISO_DATE));
                statement.setBigDecimal(3, number(row, "stck_oprc"));
                statement.setBigDecimal(4, number(row, "stck_hgpr"));
                statement.setBigDecimal(5, number(row, "stck_lwpr"));
                statement.setBigDecimal(6, number(row, "stck_clpr"));
                statement.setLong(7, number(row, "acml_vol").longValueExact());
                statement.setLong(8, number(row, "acml_tr_pbmn").longValueExact());
                statement.setString(9, "plain");
                statement.setObject(10, now);
                statement.addBatch();
            }
            statement.executeBatch();
            connection.commit();
        }
    }

    private static BigDecimal number(JsonNode row, String field) {
        return new BigDecimal(row.get(field).asText());
    }
}
