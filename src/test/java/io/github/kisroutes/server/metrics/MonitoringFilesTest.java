package io.github.kisroutes.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.kisroutes.config.Environment;
import io.github.kisroutes.config.key.RuntimeKeys;
import io.github.kisroutes.server.Served;
import io.github.kisroutes.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard and the rules, as far as they can be held against the product without a Prometheus. */
class MonitoringFilesTest {
    private static final Path DASHBOARD = Path.of("config", "grafana", "kis.json");
    private static final Path RULES = Path.of("config", "prometheus", "rules.yml");
    private static final Path RULE_TESTS = Path.of("config", "prometheus", "rules-test.yml");
    private static final Path PROMETHEUS = Path.of("config", "prometheus", "prometheus.yml");

    private static final Pattern METRIC = Pattern.compile("\\b(?:kis|camel)_[a-z_]+\\b");
    private static final Pattern ALERT = Pattern.compile("alert: (\\w+)");

    @TempDir
    Path folder;

    @Test
    void every_metric_that_is_named_there_is_in_a_real_scrape() throws IOException {
        try (Simulator broker = Simulator.demo();
                Served served = Served.start(broker, folder, Map.of())) {
            served.product().collect();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> served.scrape().contains("kis_collection_last_success_timestamp_seconds{"));
            Set<String> scraped = served.scrape()
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("[{ ]")[0])
                    .collect(Collectors.toSet());

            assertThat(queries()).hasSizeGreaterThan(20);
            assertThat(metrics(String.join("\n", queries()))).isNotEmpty().isSubsetOf(scraped);
            assertThat(metrics(Files.readString(RULES))).isNotEmpty().isSubsetOf(scraped);
            assertThat(metrics(Files.readString(RULE_TESTS))).isNotEmpty().isSubsetOf(scraped);
        }
    }

    private static Set<String> metrics(String text) {
        return METRIC.matcher(text).results().map(hit -> hit.group()).collect(Collectors.toSet());
    }

    private static List<String> queries() throws IOException {
        return new ObjectMapper()
                .readTree(DASHBOARD.toFile()).findValues("expr").stream()
                        .map(JsonNode::asText)
                        .toList();
    }

    @Test
    void each_rule_has_a_test_that_it_fires_and_one_that_it_does_not_without_trading() throws IOException {
        Map<Boolean, List<String>> tests = Stream.of(
                        Files.readString(RULE_TESTS).split("(?m)^  - name: "))
                .collect(Collectors.partitioningBy(test ->
                        test.contains("series: 'kis_trading_day{job=\"kis\", instance=\"a\"}'\n        values: '0x")));
        List<String> alerts = ALERT.matcher(Files.readString(RULES))
                .results()
                .map(hit -> hit.group(1))
                .toList();

        assertThat(alerts).hasSizeGreaterThan(10).doesNotHaveDuplicates().allSatisfy(alert -> {
            String asked = "ALERTS{alertname=\"" + alert + "\",alertstate=\"firing\"}\n";
            assertThat(tests.get(false))
                    .as("fires: " + alert)
                    .anyMatch(test -> test.contains(asked)
                            && test.contains("alertname=\"" + alert + "\", alertstate=\"firing\","));
            assertThat(tests.get(true))
                    .as("does not fire without trading: " + alert)
                    .anyMatch(test -> test.contains(asked) && test.contains("exp_samples: []"));
        });
    }

    @Test
    void prometheus_asks_where_the_server_is_by_default() throws IOException {
        assertThat(Files.readString(PROMETHEUS))
                .contains("\"" + RuntimeKeys.SERVER_HOST.defaultText(Environment.REAL) + ":"
                        + RuntimeKeys.SERVER_PORT.defaultText(Environment.REAL) + "\"");
    }
}
