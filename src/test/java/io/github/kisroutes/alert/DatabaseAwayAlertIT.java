package io.github.kisroutes.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kisroutes.database.OwnPostgres;
import io.github.kisroutes.database.PostgresServer;
import io.github.kisroutes.simulator.market.GeneratedCandles;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database is away, so that nothing can be claimed: it is told once all the same, and written down when it is back. */
class DatabaseAwayAlertIT {
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final GeneratedCandles MARKET =
            GeneratedCandles.of(2, LocalDate.of(2025, 5, 1), LocalDate.of(2025, 6, 16));

    @TempDir
    Path folder;

    @Test
    void it_is_told_once_while_it_is_away_and_to_be_over_once_it_is_back() throws Exception {
        try (OwnPostgres database = OwnPostgres.start();
                AlertBench bench = new AlertBench(folder, "2025-06-12T15:45:00", MARKET)) {
            bench.with(Map.of(
                            "kis.database.url", database.url(),
                            "kis.database.username", PostgresServer.USERNAME,
                            "kis.collect.symbols", String.join(",", MARKET.codes())))
                    .start()
                    .collect("DAILY");
            database.crash();
            bench.awaitTold("database-away");
            assertThat(bench.told("database-away")).contains("The database stores nothing for pid ");
            await().pollDelay(Duration.ofSeconds(10)).atMost(LONG).until(() -> true);
            assertThat(bench.slackTexts()).hasSize(1);

            database.startAgain();
            bench.awaitOver("database-away");
            assertThat(bench.slackTexts()).hasSize(2);
        }
    }
}
