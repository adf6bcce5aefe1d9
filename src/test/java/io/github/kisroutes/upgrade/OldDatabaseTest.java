package io.github.kisroutes.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.Product;
import io.github.kisroutes.collection.report.RunSummary;
import io.github.kisroutes.database.TestDatabases;
import io.github.kisroutes.simulator.MutableClock;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import io.github.kisroutes.simulator.http.Calls;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Database files that the product wrote on an earlier day are opened, migrated and collected into. Each holds 70 trading days
 * of three stocks, up to 2025-06-16, read once.
 */
class OldDatabaseTest {
    /** The last version that kept no evidence, and the last one that said {@code struck_rows}. */
    private static final String WITHOUT_EVIDENCE = "2026-11-25";

    private static final String WITH_EVIDENCE = "2026-11-27";

    private static final String CANDLES =
            "SELECT stock_code, trade_date, open_price, high_price, low_price, close_price, volume"
                    + " FROM daily_price ORDER BY stock_code, trade_date";

    /**
     * For mornings that follow each other within seconds: the minute between two tokens goes by the time of the store, and that
     * of the database is real.
     */
    private static final Map<String, String> TOKEN_OF_ITS_OWN = Map.of("kis.token.store", "memory");

    @TempDir
    Path folder;

    private final MutableClock clock = MutableClock.atSeoul("2025-06-16T18:00:00");
    private final Simulator broker =
            Simulator.start(SimulatorOptions.demo().withQuota(0).withClock(clock));

    @AfterEach
    void stop() {
        broker.close();
    }

    private Product upgraded(String version) throws IOException {
        copy(version);
        return start();
    }

    private void copy(String version) throws IOException {
        try (InputStream old = getClass().getResourceAsStream("/old-databases/" + version + ".mv.db.gz")) {
            Files.copy(new GZIPInputStream(old), folder.resolve("kis.mv.db"));
        }
    }

    private Product start() {
        return start(Map.of());
    }

    private Product start(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of("kis.collect.symbols", "005930,000660,035420"));
        settings.putAll(more);
        return Product.start(broker, folder, settings);
    }

    @ParameterizedTest
    @ValueSource(strings = {WITHOUT_EVIDENCE, WITH_EVIDENCE})
    void every_row_is_kept_and_the_daily_run_goes_on_from_it(String version) throws IOException {
        try (Product product = upgraded(version)) {
            List<Map<String, Object>> before = product.rows(CANDLES);
            assertThat(before).hasSize(210);

            RunSummary daily = product.collect();

            assertThat(daily.exitCode()).as(daily.toString()).isZero();
            assertThat(product.rows(CANDLES)).isEqualTo(before);
            assertThat(product.rows("SELECT * FROM missing_daily_price")).isEmpty();
            assertThat(product.rows("SELECT * FROM doubtful_daily_price")).isEmpty();
            assertThat(broker.record().matching(Calls.trId("FHKST03010100")))
                    .as("one call per stock: nothing is read again because of the upgrade")
                    .hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = WITHOUT_EVIDENCE)
    void a_row_without_evidence_stays_final_makes_nothing_red_and_is_not_called_confirmed(String version)
            throws IOException {
        try (Product product = upgraded(version)) {
            assertThat(product.rows("SELECT DISTINCT evidence FROM daily_price WHERE is_final"))
                    .containsExactly(Map.of("evidence", "LEGACY"));
            assertThat(finalRows(product)).isEqualTo(207);
            assertThat(product.rows("SELECT * FROM candle_final")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = WITHOUT_EVIDENCE)
    void settling_runs_confirm_rows_without_evidence_little_by_little(String version) throws IOException {
        try (Product product = upgraded(version)) {
            product.collect();
        }
        clock.set(Instant.parse("2025-06-17T00:00:00Z"));
        try (Product product = start(TOKEN_OF_ITS_OWN)) {
            RunSummary morning = product.ask("kis-collect", Map.of("runKind", "SETTLE"))
                    .getMessage()
                    .getBody(RunSummary.class);
            assertThat(morning.toString()).contains("rows of an older version are not proven yet (LEGACY)");
        }
        settle("18", "19", "20");
        try (Product product = start()) {
            assertThat(product.rows("SELECT * FROM candle_final")).hasSizeGreaterThan(140);
        }
    }

    private void settle(String... mornings) {
        for (String morning : mornings) {
            clock.set(Instant.parse("2025-06-" + morning + "T00:00:00Z"));
            try (Product product = start(TOKEN_OF_ITS_OWN)) {
                product.ask("kis-collect", Map.of("runKind", "SETTLE"));
            }
        }
    }

    @Test
    void a_day_without_trade_that_an_overlap_alone_has_proven_is_read_again_little_by_little() throws Exception {
        copy(WITH_EVIDENCE);
        try (Connection old = DriverManager.getConnection(TestDatabases.h2(folder), "sa", "");
                Statement statement = old.createStatement()) {
            statement.execute(
                    "UPDATE daily_price SET is_final = TRUE, evidence = 'SEAMS' WHERE trade_date < DATE '2025-06-13'");
            statement.execute(
                    "UPDATE daily_price SET open_price = NULL, high_price = NULL, low_price = NULL, volume = 0,"
                            + " turnover = 0 WHERE trade_date = DATE '2025-05-20'");
        }
        String days = "SELECT * FROM daily_price WHERE trade_date = DATE '2025-05-20'";
        try (Product product = start()) {
            assertThat(product.rows(days + " AND is_final AND evidence = 'LEGACY'"))
                    .hasSize(3);
            assertThat(product.collect().exitCode()).isZero();
            assertThat(broker.record().matching(Calls.trId("FHKST03010100")))
                    .as("a daily run asks nothing more")
                    .hasSize(3);
            assertThat(product.rows("SELECT * FROM candle_final WHERE trade_date = DATE '2025-05-20'"))
                    .isEmpty();
        }
        settle("17", "18", "19", "20");
        try (Product product = start()) {
            assertThat(product.rows(days + " AND is_final AND open_price IS NOT NULL AND evidence = 'REREAD'"))
                    .as("there was trade, as the broker says now")
                    .hasSize(3);
            assertThat(product.rows("SELECT * FROM candle_final WHERE trade_date = DATE '2025-05-20'"))
                    .hasSize(3);
        }
    }

    private static int finalRows(Product product) {
        return product.rows("SELECT * FROM daily_price WHERE is_final").size();
    }
}
