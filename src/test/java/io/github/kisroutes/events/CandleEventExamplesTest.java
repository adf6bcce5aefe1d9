package io.github.kisroutes.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kisroutes.Product;
import io.github.kisroutes.config.ConfigurationException;
import io.github.kisroutes.simulator.Simulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples that send candles somewhere, run as their first lines say. */
class CandleEventExamplesTest {
    private static final Duration SECONDS = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final Simulator broker = Simulator.demo();

    @AfterEach
    void stop() {
        broker.close();
    }

    private Product start(Subscribed subscribed, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(subscribed.settings());
        settings.putAll(Map.of("kis.collect.symbols", "005930,000660", "kis.collect.days", "4"));
        settings.putAll(more);
        return Product.start(broker, folder, settings);
    }

    @Test
    void the_csv_file_has_a_line_per_candle() throws Exception {
        Subscribed csv = Subscribed.toExample(
                "candle-events-csv", folder, Map.of("directoryName: data", "directoryName: " + folder.resolve("data")));
        try (Product product = start(csv, Map.of())) {
            product.collect();
            await().atMost(SECONDS).until(() -> product.value("SELECT COUNT(*) FROM candle_event")
                    .equals(0L));

            List<String> lines = Files.readAllLines(folder.resolve("data/candle-events.csv"));
            assertThat(lines).hasSize(((Number) product.value("SELECT COUNT(*) FROM daily_price")).intValue());
            assertThat(lines)
                    .anyMatch(line -> line.matches(
                            "\\d+,NEW,005930,2025-06-16,J,ADJUSTED,58000.00,58100.00,56900.00,57200.00,22200872,,,"));
        }
    }

    @Test
    void the_webhook_gets_json_and_again_what_it_did_not_accept() throws Exception {
        try (Receiver receiver = new Receiver()) {
            receiver.answers(503);
            Subscribed webhook = webhook(receiver);
            try (Product product = start(webhook, Map.of("kis.routes.allowed-hosts", "127.0.0.1"))) {
                assertThat(product.collect().exitCode()).isZero();
                await().atMost(SECONDS).until(() -> receiver.bodies().size() >= 2);
                receiver.answers(204);
                await().atMost(SECONDS).until(() -> product.value("SELECT COUNT(*) FROM candle_event")
                        .equals(0L));

                assertThat(receiver.requests()).containsOnly("POST /candles application/json");
                assertThat(receiver.bodies().get(0)).isEqualTo(receiver.bodies().get(1));
                List<JsonNode> accepted = receiver.accepted();
                assertThat(accepted.stream()
                                .map(event -> event.get("symbol").asText()
                                        + event.get("date").asText()))
                        .doesNotHaveDuplicates()
                        .hasSize(((Number) product.value("SELECT COUNT(*) FROM daily_price")).intValue())
                        .contains("0059302025-06-16");
            }
        }
    }

    private Subscribed webhook(Receiver receiver) throws Exception {
        return Subscribed.toExample("candle-events-webhook", folder, Map.of("8085/", receiver.port() + "/"));
    }

    @Test
    void a_host_that_is_not_allowed_stops_the_start_with_the_name_of_the_setting() throws Exception {
        try (Receiver receiver = new Receiver()) {
            Subscribed webhook = webhook(receiver);

            assertThatThrownBy(() -> start(webhook, Map.of()))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("candle-events-webhook.camel.yaml:")
                    .hasMessageContaining("kis.routes.allowed-hosts: add '127.0.0.1' there");
        }
    }
}
