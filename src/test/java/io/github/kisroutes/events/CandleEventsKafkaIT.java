package io.github.kisroutes.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.kisroutes.Product;
import io.github.kisroutes.simulator.Simulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example that sends candles to Kafka, run as its first lines say, against a real broker. */
class CandleEventsKafkaIT {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    @Test
    void the_topic_has_every_candle_keyed_by_its_symbol() throws Exception {
        try (KafkaBroker kafka = new KafkaBroker(Files.createDirectory(folder.resolve("kafka")));
                Simulator broker = Simulator.demo();
                Product product = Product.start(broker, folder, settings(kafka))) {
            product.collect();
            await().atMost(MINUTE).until(() -> product.value("SELECT COUNT(*) FROM candle_event")
                    .equals(0L));
            int stored = ((Number) product.value("SELECT COUNT(*) FROM daily_price")).intValue();

            List<String> told = new ArrayList<>();
            for (ConsumerRecord<String, String> message : messages(kafka, stored)) {
                var candle = new ObjectMapper().readTree(message.value());
                assertThat(message.key()).isEqualTo(candle.get("symbol").asText());
                told.add(message.key() + " " + candle.get("date").asText() + " "
                        + candle.get("close").decimalValue());
            }
            assertThat(told).hasSize(stored).doesNotHaveDuplicates().contains("005930 2025-06-16 57200.0");
            assertThat(told.stream().filter(line -> line.startsWith("005930"))).isSorted();
        }
    }

    private Map<String, String> settings(KafkaBroker kafka) throws Exception {
        Map<String, String> settings = new HashMap<>(
                Subscribed.toExample("candle-events-kafka", folder, Map.of("localhost:9092", kafka.address()))
                        .settings());
        settings.putAll(Map.of("kis.collect.symbols", "005930,000660", "kis.collect.days", "4"));
        return settings;
    }

    private static List<ConsumerRecord<String, String>> messages(KafkaBroker kafka, int atLeast) {
        Map<String, Object> reading = Map.of("bootstrap.servers", kafka.address(), "auto.offset.reset", "earliest");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(reading, new StringDeserializer(), new StringDeserializer())) {
            TopicPartition all = new TopicPartition("candle-events", 0);
            consumer.assign(List.of(all));
            consumer.seekToBeginning(List.of(all));
            List<ConsumerRecord<String, String>> messages = new ArrayList<>();
            await().atMost(MINUTE).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(messages::add);
                return messages.size() >= atLeast;
            });
            return messages;
        }
    }
}
