package io.github.kisroutes.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kisroutes.Product;
import io.github.kisroutes.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.apache.camel.Exchange;
import org.apache.camel.api.management.ManagedCamelContext;
import org.apache.camel.api.management.mbean.ManagedRouteMBean;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.quartz.QuartzComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.CronTrigger;
import org.quartz.Scheduler;
import org.quartz.TriggerKey;

/** The example in the documentation, made of the building blocks, runs beside the product's routes. */
class BuildingBlocksTest {
    private static final Duration SECONDS = Duration.ofSeconds(20);
    private static final Path EXAMPLE = Path.of("docs/examples/building-blocks.camel.yaml");

    @TempDir
    Path folder;

    private final Simulator broker = Simulator.demo();
    private Path mine;
    private Product product;

    @BeforeEach
    void start() throws IOException {
        Path routes = Files.createDirectory(folder.resolve("routes"));
        try (var files = Files.list(Path.of("routes"))) {
            for (Path file : files.toList()) {
                Files.copy(file, routes.resolve(file.getFileName()));
            }
        }
        mine = routes.resolve("mine.camel.yaml");
        // The schedule of the example is too slow for a test.
        Files.writeString(
                mine,
                Files.readString(EXAMPLE)
                        .replace(
                                "value: direct:my-candles",
                                "value: direct:my-candles\n" + "      - name: cron\n        value: 0/1 * * * * ?"));
        product = Product.start(
                broker,
                folder,
                Map.of(
                        "camel.main.jmx-enabled",
                        "true",
                        "kis.routes.reload",
                        "on",
                        "camel.main.routes-include-pattern",
                        "file:" + routes + "/*.camel.yaml"));
    }

    @AfterEach
    void stop() {
        product.close();
        broker.close();
    }

    @Test
    void the_price_comes_back_to_whoever_asks() {
        Exchange answer = product.ask("samsung-now", Map.of());

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody(String.class)).contains("stck_prpr");
    }

    @Test
    void the_watcher_says_the_price_again_and_again() {
        assertThat(product.ask("samsung-now", Map.of()).getException()).isNull();

        await().atMost(SECONDS).until(() -> managed("my-price-watch").getExchangesCompleted() > 0);
        assertThat(managed("my-price-watch").getExchangesFailed()).isZero();
    }

    private ManagedRouteMBean managed(String route) {
        return product.camel()
                .getCamelContextExtension()
                .getContextPlugin(ManagedCamelContext.class)
                .getManagedRoute(route);
    }

    @Test
    void the_token_is_made_and_only_its_name_is_given() {
        Exchange answer = product.ask("token-first", Map.of());

        assertThat(answer.getMessage().getHeader("kis-token"))
                .isEqualTo(broker.tokens().fingerprint().orElseThrow());
        assertThat(broker.record().tokenRequests()).isEqualTo(1);
    }

    @Test
    void the_candles_come_one_by_one() {
        await().atMost(SECONDS).until(() -> !broker.record()
                .matching(call -> "FHKST03010100".equals(call.trId())
                        && "20250602".equals(call.parameters().get("FID_INPUT_DATE_1"))
                        && "20250616".equals(call.parameters().get("FID_INPUT_DATE_2")))
                .isEmpty());
        await().atMost(SECONDS).until(() -> managed("my-candles").getExchangesCompleted() >= 10);
        assertThat(managed("my-candles").getExchangesFailed()).isZero();
    }

    @Test
    void a_candle_is_flat_and_fit_for_json() throws Exception {
        List<String> taken = Collections.synchronizedList(new ArrayList<>());
        product.camel().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in-json")
                        .marshal()
                        .json()
                        .process(exchange -> taken.add(exchange.getMessage().getBody(String.class)));
            }
        });
        Files.writeString(
                mine, Files.readString(mine).replace("value: direct:my-candles\n", "value: direct:in-json\n"));

        await().atMost(SECONDS).until(() -> taken.size() >= 10);
        assertThat(taken)
                .contains("{\"symbol\":\"000660\",\"date\":\"2025-06-16\",\"market\":\"J\",\"basis\":\"ADJUSTED\","
                        + "\"open\":238000,\"high\":248500,\"low\":238000,\"close\":248000,\"volume\":3760740,"
                        + "\"turnover\":null}");
    }

    @Test
    void what_is_left_out_has_its_default() throws Exception {
        Files.writeString(mine, """
                - templatedRoute:
                    routeId: every-evening
                    routeTemplateRef: kis-daily-candles-source
                    parameters:
                      - name: name
                        value: every-evening
                      - name: symbol
                        value: "035420"
                      - name: to
                        value: log:candles
                """);
        await().atMost(SECONDS).until(() -> product.camel().getRoute("every-evening") != null);

        TriggerKey key = new TriggerKey("every-evening", "kis-daily-candles-source");
        Scheduler quartz =
                product.camel().getComponent("quartz", QuartzComponent.class).getScheduler();
        CronTrigger trigger = (CronTrigger) quartz.getTrigger(key);
        assertThat(trigger.getCronExpression()).isEqualTo("0 45 15 ? * MON-FRI");
        assertThat(trigger.getTimeZone()).isEqualTo(TimeZone.getTimeZone("Asia/Seoul"));

        quartz.triggerJob(trigger.getJobKey());
        await().atMost(SECONDS).until(() -> !broker.record()
                .matching(call -> call.parameters().containsValue("035420")
                        && "20250609".equals(call.parameters().get("FID_INPUT_DATE_1"))
                        && "20250616".equals(call.parameters().get("FID_INPUT_DATE_2")))
                .isEmpty());
    }

    @Test
    void a_route_made_of_a_block_is_edited_and_removed_while_it_runs() throws IOException {
        product.ask("samsung-now", Map.of());
        Files.writeString(mine, Files.readString(mine).replace("005930", "035420"));
        await().atMost(SECONDS).until(() -> {
            product.ask("samsung-now", Map.of());
            return !broker.record()
                    .matching(call -> call.parameters().containsValue("035420"))
                    .isEmpty();
        });

        Files.delete(mine);
        await().atMost(SECONDS).until(() -> product.camel().getRoute("samsung-now") == null);
        assertThat(product.camel().getRoute("kis-current-price")).isNotNull();
    }
}
