package io.github.kisroutes.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kisroutes.ProductProcess;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import io.github.kisroutes.simulator.market.CandleSource.Series;
import io.github.kisroutes.simulator.market.GeneratedCandles;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed between the commit of candles and their sending. */
class CandleEventsCrashIT {
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final LocalDate FROM = LocalDate.of(2025, 5, 1);
    private static final LocalDate TO = LocalDate.of(2025, 6, 16);
    private static final GeneratedCandles MARKET = GeneratedCandles.of(5, FROM, TO);

    @TempDir
    Path folder;

    @Test
    void what_it_had_stored_and_not_sent_is_sent_by_the_next_one() throws Exception {
        try (Receiver receiver = new Receiver();
                Simulator broker =
                        Simulator.start(SimulatorOptions.defaults().withQuota(0).withCandles(MARKET))) {
            Map<String, String> settings = settings(receiver);
            receiver.answersNothing();
            try (ProductProcess killed = ProductProcess.start(broker, folder, settings)) {
                await().atMost(LONG)
                        .until(() ->
                                receiver.bodies().size() == 1 && killed.said().contains("5 ok, 0 empty, 0 failed"));
                killed.kill();
            }
            assertThat(receiver.accepted()).isEmpty();

            receiver.answers(204);
            try (ProductProcess next = ProductProcess.start(broker, folder, settings)) {
                assertThat(next.exitCode(LONG)).as(next::said).isZero();
            }

            List<String> told = receiver.accepted().stream()
                    .map(event -> event.get("symbol").asText() + " "
                            + event.get("date").asText())
                    .toList();
            assertThat(told).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(stored());
        }
    }

    private Map<String, String> settings(Receiver receiver) throws Exception {
        Map<String, String> settings = new HashMap<>(
                Subscribed.toExample("candle-events-webhook", folder, Map.of("8085/", receiver.port() + "/"))
                        .settings());
        settings.putAll(Map.of(
                "kis.routes.allowed-hosts", "127.0.0.1",
                "kis.collect.symbols", String.join(",", MARKET.codes()),
                "kis.collect.from", FROM.toString(),
                "kis.collect.to", TO.toString(),
                "kis.collect.lease", "2s"));
        return settings;
    }

    private static Set<String> stored() {
        Set<String> days = new TreeSet<>();
        for (String code : MARKET.codes()) {
            MARKET.bars(Series.adjusted(code), FROM, TO).forEach(bar -> days.add(code + " " + bar.date()));
        }
        return days;
    }
}
