package io.github.kisroutes.server.api.candles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.database.Database;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A long answer, piece by piece. */
class CandleChunksTest {
    private static final int STOCKS = 7;
    private static final int DAYS = 1_500;
    private static final DateWindow ALL = new DateWindow(LocalDate.of(1990, 1, 1), LocalDate.of(2099, 1, 1));

    @TempDir
    Path folder;

    private Database filled() throws Exception {
        Database database =
                Database.open("jdbc:h2:file:" + folder.resolve("kis") + ";WRITE_DELAY=0;MAX_COMPACT_TIME=0", "sa", "");
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO daily_price (stock_code, trade_date, market, price_basis, open_price,"
                    + " high_price, low_price, close_price, volume, is_final, source, run_id, collected_at)"
                    + " SELECT '00000' || s.x, DATEADD(DAY, d.x, DATE '2010-01-01'), 'J', 'ADJUSTED', 1, 2, 1, 1.50, d.x, TRUE,"
                    + " 'TEST', 'run', CURRENT_TIMESTAMP FROM SYSTEM_RANGE(1, " + STOCKS + ") s, SYSTEM_RANGE(1, "
                    + DAYS
                    + ") d");
        }
        return database;
    }

    @ParameterizedTest
    @EnumSource(CandleFormat.class)
    void every_row_comes_once_in_pieces_of_a_page_and_nothing_is_held_between_two(CandleFormat format)
            throws Exception {
        try (Database database = filled()) {
            CandlePages series = new CandlePages(database, "J", "ADJUSTED");
            CandleChunks chunks = new CandleChunks(series, series.ofAll(ALL), format, false);
            StringBuilder answer = new StringBuilder();
            int pieces = 0;
            for (Optional<byte[]> piece = chunks.next(); piece.isPresent(); piece = chunks.next()) {
                pieces++;
                assertThat(piece.get().length).isLessThan(2 * CandlePages.PAGE_ROWS * 250);
                assertThat(((HikariDataSource) database.dataSource())
                                .getHikariPoolMXBean()
                                .getActiveConnections())
                        .isZero();
                answer.append(new String(piece.get(), StandardCharsets.UTF_8));
            }
            assertThat(pieces).isGreaterThan(STOCKS);
            assertThat(keys(format, answer.toString()))
                    .hasSize(STOCKS * DAYS)
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
    }

    private static List<String> keys(CandleFormat format, String answer) throws Exception {
        List<String> keys = new ArrayList<>();
        if (format == CandleFormat.CSV) {
            answer.lines().skip(1).forEach(line -> keys.add(line.substring(0, 17)));
        } else {
            for (JsonNode candle : new ObjectMapper().readTree(answer).path("candles")) {
                assertThat(candle.path("close").asText()).isEqualTo("1.5");
                keys.add(candle.path("symbol").asText() + ","
                        + candle.path("trade_date").asText());
            }
        }
        return keys;
    }

    @Test
    void a_stock_and_a_day_are_read_alone() throws Exception {
        try (Database database = filled()) {
            CandlePages series = new CandlePages(database, "J", "ADJUSTED");
            var stock = series.ofStock("000003", ALL);
            assertThat(stock.get()).hasSize(CandlePages.PAGE_ROWS);
            assertThat(stock.get()).hasSize(DAYS - CandlePages.PAGE_ROWS);
            assertThat(stock.get()).isEmpty();
            var day = series.ofDay(LocalDate.of(2010, 1, 2));
            assertThat(day.get()).hasSize(STOCKS);
            assertThat(day.get()).isEmpty();
        }
    }

    @Test
    void a_text_that_looks_like_a_formula_is_no_formula_in_a_spreadsheet() {
        for (String text : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1")) {
            assertThat(CandleFormat.cell(text)).matches("(?s)\"?'.*");
        }
        assertThat(CandleFormat.cell("a,\"b\"")).isEqualTo("\"a,\"\"b\"\"\"");
        assertThat(CandleFormat.cell("005930")).isEqualTo("005930");
    }
}
