package io.github.kisroutes.server.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.kisroutes.Product;
import io.github.kisroutes.alert.channel.AlertChannel;
import io.github.kisroutes.alert.channel.AlertChannels;
import io.github.kisroutes.server.Served;
import io.github.kisroutes.simulator.Simulator;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What health says, and to whom. */
class ProductHealthTest {
    @TempDir
    Path folder;

    @Test
    void a_day_that_is_not_collected_is_said_and_makes_nothing_unready() {
        try (Simulator broker = Simulator.demo();
                Served served = Served.start(broker, folder, Map.of())) {
            awaitMessage(served, "kis-freshness", "is not complete: no collection of it has ended.");
            assertThat(served.get("/observe/health").statusCode()).isEqualTo(503);
            assertThat(served.get("/observe/health/ready").statusCode()).isEqualTo(200);
            assertThat(served.get("/observe/health/live").statusCode()).isEqualTo(200);
            assertThat(message(served, "kis-token")).isEqualTo("No token is at hand; the next call brings one.");

            served.product().collect();
            awaitMessage(
                    served, "kis-freshness", "The last trading day, 2025-06-13, is complete since 2025-06-16 15:4");
            assertThat(served.get("/observe/health").statusCode()).isEqualTo(200);
            assertThat(message(served, "kis-token")).startsWith("The token works until 2025-06-17 ");

            served.product()
                    .update("DELETE FROM daily_price WHERE stock_code = '005930' AND trade_date = DATE '2025-06-13'");
            awaitMessage(served, "kis-freshness", "is not complete: 1 of its rows are missing");
            // What was counted is kept for a thousand times as long as the count took.
            await().atMost(Duration.ofMinutes(4))
                    .until(() -> served.metric("kis_missing_rows"), Double.valueOf(1)::equals);
        }
    }

    @Test
    void a_refused_key_is_said_and_makes_nothing_unready() {
        try (Simulator broker = Simulator.demo();
                Served served = Served.start(broker, folder, Map.of("kis.client-secret", "W".repeat(180)))) {
            served.product().collect();
            assertThat(check(served, "kis-token").path("status").asText()).isEqualTo("DOWN");
            assertThat(message(served, "kis-token")).startsWith("KIS refused the app key or secret");
            assertThat(served.get("/observe/health/ready").statusCode()).isEqualTo(200);
            assertThat(served.get("/observe/health/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_channel_that_takes_no_alert_is_said_without_its_address() {
        try (Simulator broker = Simulator.demo();
                Served served = Served.start(
                        broker,
                        folder,
                        Map.of(
                                "kis.alert.webhook.url", "http://127.0.0.1:9/hooks/QmV8secretPath",
                                "kis.routes.allowed-hosts", "127.0.0.1"))) {
            assertThat(message(served, "kis-alert-channels")).isEqualTo("webhook has had no message yet.");
            AlertChannels channels =
                    served.product().camel().getRegistry().lookupByNameAndType("kisAlertChannels", AlertChannels.class);

            channels.failed(AlertChannel.WEBHOOK, new ConnectException("Connection refused"));
            assertThat(check(served, "kis-alert-channels").path("status").asText())
                    .isEqualTo("DOWN");
            assertThat(message(served, "kis-alert-channels"))
                    .startsWith("webhook did not take the last message: 127.0.0.1: ")
                    .doesNotContain("QmV8");
            assertThat(served.get("/observe/health/ready").statusCode()).isEqualTo(200);

            channels.succeeded(AlertChannel.WEBHOOK);
            assertThat(message(served, "kis-alert-channels"))
                    .startsWith("webhook took its last message at 2025-06-16 15:4");
        }
    }

    @Test
    void while_the_database_is_away_a_scrape_answers_and_says_so() {
        AtomicReference<Connecting> connecting = new AtomicReference<>(() -> {});
        try (Simulator broker = Simulator.demo();
                Served served = Served.of(Product.start(
                        Product.settings(broker, folder, Served.settings(Map.of())),
                        broker.clock(),
                        real -> through(real, connecting)))) {
            awaitAvailable(served, 1);
            connecting.set(() -> {
                throw new SQLTransientConnectionException("The test has taken the database away", "08001");
            });
            awaitAvailable(served, 0);
            assertThat(served.get("/observe/health/ready").statusCode()).isEqualTo(503);
            assertThat(served.get("/observe/health/live").statusCode()).isEqualTo(200);
            assertThat(message(served, "kis-database")).contains("does not answer", "taken the database away");
            // What it told last stays.
            assertThat(served.metric("kis_trading_day")).isEqualTo(1);

            CountDownLatch back = new CountDownLatch(1);
            connecting.set(back::await);
            awaitAvailable(served, 0);
            assertThat(served.get("/observe/health/ready").statusCode()).isEqualTo(503);
            connecting.set(() -> {});
            back.countDown();
            awaitAvailable(served, 1);
            assertThat(served.get("/observe/health/ready").statusCode()).isEqualTo(200);
        }
    }

    /** What happens before a connection is given. */
    private interface Connecting {
        void now() throws Exception;
    }

    private static DataSource through(DataSource real, AtomicReference<Connecting> connecting) {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection")) {
                        connecting.get().now();
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void who_asks_for_more_gets_no_more() {
        try (Simulator broker = Simulator.demo();
                Served served = Served.start(broker, folder, Map.of())) {
            awaitMessage(served, "kis-freshness", "is not complete");
            HttpResponse<String> more = served.get("/observe/health?stackTrace=true&data=true");
            assertThat(more.body()).isEqualTo(served.get("/observe/health").body());
            assertThat(served.get("/observe/health?exposureLevel=oneline").body())
                    .contains("kis-freshness");
            assertThat(served.get("/%6fbserve//health?exposureLevel=oneline").body())
                    .contains("kis-freshness");
        }
    }

    private static void awaitAvailable(Served served, double value) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> served.metric("kis_database_available"), Double.valueOf(value)::equals);
    }

    private static void awaitMessage(Served served, String check, String text) {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(message(served, check)).contains(text));
    }

    private static String message(Served served, String check) {
        return check(served, check).path("message").asText();
    }

    private static List<String> checks(Served served) {
        return all(served).map(each -> each.path("name").asText()).toList();
    }

    private static JsonNode check(Served served, String check) {
        return all(served)
                .filter(each -> each.path("name").asText().equals(check))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonNode> all(Served served) {
        try {
            JsonNode checks = new ObjectMapper()
                    .readTree(served.get("/observe/health").body())
                    .path("checks");
            return StreamSupport.stream(checks.spliterator(), false);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
