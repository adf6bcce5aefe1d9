package io.github.kisroutes.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.kisroutes.Product;
import io.github.kisroutes.simulator.MutableClock;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import io.github.kisroutes.simulator.market.CandleSource.Series;
import io.github.kisroutes.simulator.market.DayBar;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.dataformat.JsonLibrary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What leaves for the subscribers, on every database: run by one class for each. */
abstract class CandleEventsContract {
    private static final Duration SECONDS = Duration.ofSeconds(30);
    private static final LocalDate CHANGED = LocalDate.of(2025, 6, 12);

    @TempDir
    Path folder;

    private final MutableClock clock = MutableClock.atSeoul("2025-06-12T15:45:00");
    private final Simulator broker =
            Simulator.start(SimulatorOptions.defaults().withClock(clock).withQuota(0));
    private final List<JsonNode> taken = Collections.synchronizedList(new ArrayList<>());
    private final List<Long> sent = Collections.synchronizedList(new ArrayList<>());
    private volatile Predicate<JsonNode> refuses = event -> false;
    private final Map<String, String> settings = new HashMap<>();
    private Product product;

    /** The settings of an empty database. */
    abstract Map<String, String> database() throws Exception;

    @AfterEach
    void stop() {
        if (product != null) {
            product.close();
        }
        broker.close();
    }

    private void subscribe() throws Exception {
        settings.putAll(database());
        settings.putAll(Subscribed.to("candle-test", folder).settings());
        start();
    }

    private void start() throws Exception {
        Map<String, String> all = new HashMap<>(Map.of(
                "kis.collect.symbols", "005930",
                "kis.collect.days", "3",
                "kis.collect.lease", "2s",
                "kis.token.store", "memory"));
        all.putAll(settings);
        clock.advance(Duration.ofSeconds(61)); // the broker issues a token a minute
        product = Product.start(broker, folder, all);
        if (settings.containsKey("kis.events.enabled")) {
            product.camel().addRoutes(subscriber());
        }
    }

    private RouteBuilder subscriber() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:candle-test")
                        .routeId("candle-test-route")
                        .errorHandler(noErrorHandler())
                        .marshal()
                        .json(JsonLibrary.Jackson)
                        .process(exchange -> take(new ObjectMapper()
                                .readTree(exchange.getMessage().getBody(byte[].class))));
            }
        };
    }

    private void take(JsonNode event) {
        sent.add(event.get("event_id").asLong());
        if (refuses.test(event)) {
            throw new IllegalStateException("I am not ready");
        }
        taken.add(event);
    }

    private void collectLater(UnaryOperator<DayBar> change) {
        clock.advance(Duration.ofDays(1));
        broker.candles()
                .rewrite(Series.adjusted("005930"), bar -> bar.date().equals(CHANGED) ? change.apply(bar) : bar);
        product.collect();
    }

    private void awaitEmptyOutbox() {
        await().atMost(SECONDS).until(() -> waiting() == 0);
    }

    private long waiting() {
        return (long) product.value("SELECT COUNT(*) FROM candle_event");
    }

    private List<String> heads() {
        return taken.stream()
                .map(event -> event.get("change").asText() + " "
                        + event.get("symbol").asText() + " " + event.get("date").asText())
                .toList();
    }

    @Test
    void every_new_candle_leaves_once_and_flat_with_the_values_of_its_row() throws Exception {
        subscribe();
        product.collect();
        awaitEmptyOutbox();

        assertThat(heads())
                .containsExactly(
                        "NEW 005930 2025-06-09",
                        "NEW 005930 2025-06-10",
                        "NEW 005930 2025-06-11",
                        "NEW 005930 2025-06-12");
        JsonNode last = taken.get(3);
        Map<String, Object> row = product.rows("SELECT * FROM daily_price WHERE trade_date = ?", CHANGED)
                .get(0);
        assertThat(last.fieldNames())
                .toIterable()
                .containsExactly(
                        "event_id",
                        "change",
                        "name",
                        "symbol",
                        "date",
                        "market",
                        "basis",
                        "open",
                        "high",
                        "low",
                        "close",
                        "volume",
                        "turnover",
                        "is_final",
                        "reason",
                        "old_open",
                        "old_high",
                        "old_low",
                        "old_close",
                        "old_volume",
                        "old_turnover",
                        "run_id",
                        "collected_at");
        assertThat(last).allSatisfy(value -> assertThat(value.isValueNode()).isTrue());
        assertThat(last.get("close").decimalValue())
                .isEqualByComparingTo(row.get("close_price").toString());
        assertThat(last.get("open").decimalValue())
                .isEqualByComparingTo(row.get("open_price").toString());
        assertThat(last.get("volume").asLong()).isEqualTo(row.get("volume"));
        assertThat(last.get("market").asText() + last.get("basis").asText()).isEqualTo("JADJUSTED");
        assertThat(last.get("run_id").asText()).isEqualTo(row.get("run_id"));
        assertThat(last.get("is_final").asBoolean()).isEqualTo(row.get("is_final"));
        assertThat(last.get("collected_at").asText())
                .startsWith("2025-06-12T15:4")
                .endsWith("+09:00");
        assertThat(List.of(last.get("old_close"), last.get("reason"))).allMatch(JsonNode::isNull);
    }

    @Test
    void a_changed_candle_leaves_with_what_it_was_and_an_unchanged_one_does_not() throws Exception {
        subscribe();
        product.collect();
        awaitEmptyOutbox();
        taken.clear();
        long before = (long) product.value("SELECT volume FROM daily_price WHERE trade_date = ?", CHANGED);

        collectLater(bar -> bar.withVolume(bar.volume() + 1));
        awaitEmptyOutbox();

        assertThat(heads()).containsExactly("CHANGED 005930 2025-06-12", "NEW 005930 2025-06-13");
        JsonNode changed = taken.get(0);
        assertThat(changed.get("volume").asLong()).isEqualTo(before + 1);
        assertThat(changed.get("old_volume").asLong()).isEqualTo(before);
        assertThat(changed.get("old_close")).isEqualTo(changed.get("close"));
        assertThat(changed.get("reason").asText(null))
                .isEqualTo(product.value("SELECT reason FROM daily_price_revision WHERE trade_date = ?", CHANGED));
    }

    @Test
    void a_subscriber_that_fails_gets_the_same_candle_again_and_no_later_one_before_and_holds_up_no_collection()
            throws Exception {
        subscribe();
        refuses = event -> event.get("date").asText().equals("2025-06-11");
        assertThat(product.collect().exitCode()).isZero();

        await().atMost(SECONDS).until(() -> product.value("SELECT fault_count FROM event_delivery")
                .equals(2));
        assertThat(heads()).containsExactly("NEW 005930 2025-06-09", "NEW 005930 2025-06-10");
        assertThat(waiting()).isEqualTo(2);
        assertThat((String) product.value("SELECT fault FROM event_delivery")).contains("I am not ready");

        refuses = event -> false;
        awaitEmptyOutbox();
        assertThat(heads())
                .containsExactly(
                        "NEW 005930 2025-06-09",
                        "NEW 005930 2025-06-10",
                        "NEW 005930 2025-06-11",
                        "NEW 005930 2025-06-12");
        assertThat(sent).isSorted();
        await().atMost(SECONDS).until(() -> product.value("SELECT fault_count FROM event_delivery")
                .equals(0));
    }

    @Test
    void a_subscriber_that_stops_its_route_has_taken_the_candle() throws Exception {
        subscribe();
        product.camel().removeRoute(stopRoute("candle-test-route"));
        product.camel().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:candle-test").process(exchange -> sent.add(0L)).stop();
            }
        });
        product.collect();
        awaitEmptyOutbox();

        assertThat(sent).hasSize(4);
    }

    private String stopRoute(String id) throws Exception {
        product.camel().getRouteController().stopRoute(id);
        return id;
    }

    @Test
    void what_was_committed_and_not_sent_leaves_after_the_next_start() throws Exception {
        subscribe();
        refuses = event -> true;
        product.collect();
        await().atMost(SECONDS).until(() -> !sent.isEmpty());
        product.close();

        refuses = event -> false;
        start();
        awaitEmptyOutbox();

        assertThat(heads()).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void nothing_leaves_here_while_another_process_sends() throws Exception {
        subscribe();
        product.update(
                "UPDATE event_delivery SET owner = 'another', lease_until = CURRENT_TIMESTAMP + INTERVAL '1' DAY");
        product.collect();
        product.ask("kis-candle-events-deliver", Map.of());
        assertThat(taken).isEmpty();

        product.update("UPDATE event_delivery SET lease_until = CURRENT_TIMESTAMP");
        awaitEmptyOutbox();
        assertThat(heads()).hasSize(4);
    }

    @Test
    void without_a_subscriber_nothing_piles_up() throws Exception {
        settings.putAll(database());
        settings.put("kis.events.enabled", "true");
        Map<String, String> shipped = Map.of("camel.main.routes-include-pattern", "file:routes/*.camel.yaml");
        settings.putAll(shipped);
        start();
        product.collect();

        awaitEmptyOutbox();
        assertThat(product.value("SELECT COUNT(*) FROM daily_price")).isEqualTo(4L);
    }

    @Test
    void nothing_is_kept_while_events_are_switched_off() throws Exception {
        settings.putAll(database());
        start();
        product.collect();
        collectLater(bar -> bar.withVolume(bar.volume() + 1));

        assertThat(waiting()).isZero();
        assertThat(product.value("SELECT COUNT(*) FROM daily_price_revision")).isEqualTo(1L);
    }
}
