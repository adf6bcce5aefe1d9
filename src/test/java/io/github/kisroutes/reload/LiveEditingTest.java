package io.github.kisroutes.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kisroutes.LogLines;
import io.github.kisroutes.Product;
import io.github.kisroutes.collection.report.RunSummary;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import io.github.kisroutes.simulator.http.Call;
import io.github.kisroutes.simulator.http.Fault;
import io.github.kisroutes.simulator.http.Latency;
import io.github.kisroutes.simulator.http.SeenCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Route files are edited while the routes run, as under {@code mvn compile camel:run}. */
class LiveEditingTest {
    private static final Duration SECONDS = Duration.ofSeconds(20);
    private static final int RATE = 10;
    private static final String PRICE = "kis-current-price.camel.yaml";

    @TempDir
    Path folder;

    /** The unevenness of a busy machine may bring two calls more into a second; a second budget would bring ten. */
    private final Simulator broker = Simulator.start(SimulatorOptions.demo().withQuota(RATE + 2));

    private Path routes;
    private Product product;

    @BeforeEach
    void start() throws IOException {
        routes = Files.createDirectory(folder.resolve("routes"));
        try (var files = Files.list(Path.of("routes"))) {
            for (Path file : files.toList()) {
                Files.copy(file, routes.resolve(file.getFileName()));
            }
        }
        product = Product.start(
                broker,
                folder,
                Map.of(
                        "kis.routes.reload",
                        "on",
                        "kis.rate.per-second",
                        String.valueOf(RATE),
                        "camel.main.routes-include-pattern",
                        "file:" + routes + "/*.camel.yaml"));
    }

    @AfterEach
    void stop() {
        product.close();
        broker.close();
    }

    private void edit(String file, UnaryOperator<String> change) throws IOException {
        Files.writeString(routes.resolve(file), change.apply(Files.readString(routes.resolve(file))));
    }

    private void askPrice() {
        assertThat(product.ask("kis-current-price", Map.of("symbol", "005930")).getException())
                .isNull();
    }

    /** Which market the newest question to the simulator was about. */
    private String marketAsked() {
        askPrice();
        List<SeenCall> calls = broker.record().quotations();
        return calls.get(calls.size() - 1).call().parameters().get("FID_COND_MRKT_DIV_CODE");
    }

    private HealthCheck.Result health() {
        return HealthCheckRegistry.get(product.camel())
                .getCheck(BrokenRoutesCheck.ID)
                .orElseThrow()
                .call();
    }

    private void eventuallyBroken(String... words) {
        await().atMost(SECONDS).untilAsserted(() -> {
            assertThat(health().getState()).isEqualTo(HealthCheck.State.DOWN);
            assertThat(health().getMessage().orElseThrow()).contains(words);
        });
    }

    private void eventuallyHealthy() {
        await().atMost(SECONDS)
                .untilAsserted(() -> assertThat(health().getState()).isEqualTo(HealthCheck.State.UP));
    }

    private void eventuallyAnother(String route, Object before) {
        await().atMost(SECONDS).until(() -> {
            Object now = product.camel().getRoute(route);
            return now != null && now != before;
        });
    }

    @Test
    void a_good_save_is_live_and_the_token_is_kept() throws IOException {
        assertThat(marketAsked()).isEqualTo("J");

        edit(PRICE, text -> text.replace("{{kis.market}}", "NX"));

        await().atMost(SECONDS).until(() -> marketAsked().equals("NX"));
        assertThat(broker.record().tokenRequests()).isEqualTo(1);
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void a_broken_save_changes_nothing_is_named_and_is_mended() throws IOException {
        int before = product.camel().getRoutes().size();
        edit(PRICE, text -> text.replace("      steps:", "      steeps:"));

        eventuallyBroken(PRICE + ":", "steeps");
        assertThat(marketAsked()).isEqualTo("J");
        assertThat(product.camel().getRoutes()).hasSize(before);

        edit(PRICE, text -> text.replace("      steeps:", "      steps:"));
        eventuallyHealthy();
    }

    @Test
    void a_refused_file_that_is_deleted_is_said_to_be_gone() throws IOException {
        try (LogLines log = LogLines.of("io.github.kisroutes.reload")) {
            Path bad = routes.resolve("bad.camel.yaml");
            Files.writeString(bad, "- route:\n    id: [\n");
            eventuallyBroken("bad.camel.yaml:");

            Files.delete(bad);
            eventuallyHealthy();

            assertThat(log.all())
                    .anyMatch(line -> line.contains("bad.camel.yaml is gone; it had not been taken over."));
            assertThat(log.all()).noneMatch(line -> line.contains("is again the one that runs"));
        }
    }

    @Test
    void deleting_a_route_that_others_call_is_a_warning_that_names_them() throws IOException {
        try (LogLines log = LogLines.of("io.github.kisroutes.reload")) {
            Files.delete(routes.resolve("kis-stock-info-ask.camel.yaml"));

            await().atMost(SECONDS).untilAsserted(() -> assertThat(log.all())
                    .anyMatch(line -> line.startsWith("WARN")
                            && line.contains("kis-stock-info.camel.yaml:")
                            && line.contains("This calls 'direct:kis-stock-info-ask', and no file")));
        }
    }

    @Test
    void a_save_that_camel_could_not_start_never_reaches_the_running_routes() throws IOException {
        Object running = product.camel().getRoute("kis-current-price");
        edit(
                PRICE,
                text -> text.replace(
                        "uri: direct\n            parameters:\n              name: kis-call", "uri: nowhere:kis"));

        eventuallyBroken(PRICE, "nowhere");
        assertThat(product.camel().getRoute("kis-current-price")).isSameAs(running);
        assertThat(marketAsked()).isEqualTo("J");
    }

    @Test
    void no_yaml_is_named_with_its_line() throws IOException {
        edit(PRICE, text -> text + "\n   - : [\n");

        eventuallyBroken(
                PRICE + ":" + (Files.readAllLines(routes.resolve(PRICE)).size()));
        assertThat(marketAsked()).isEqualTo("J");
    }

    @Test
    void a_call_around_the_throttle_is_refused_with_the_lints_sentence() throws IOException {
        edit("kis-call.camel.yaml", text -> text.replace("- throttle:", "- delay:")
                .replace("            mode: TotalRequests\n", ""));
        eventuallyBroken("kis-call.camel.yaml:", "Nothing holds this call back");

        edit(PRICE, text -> text + "\n# appsecret " + "aB3".repeat(60) + "\n");
        eventuallyBroken(PRICE, "looks like a key, a secret or a token");
        assertThat(marketAsked()).isEqualTo("J");
    }

    @Test
    void an_added_route_runs_and_a_removed_one_is_gone() throws IOException {
        Path added = routes.resolve("my-price.camel.yaml");
        Files.writeString(added, """
                - route:
                    id: my-price
                    description: Asks for one price
                    from:
                      uri: direct
                      parameters:
                        name: my-price
                      steps:
                        - setVariable:
                            name: symbol
                            expression:
                              constant:
                                expression: "000660"
                        - to:
                            uri: direct
                            parameters:
                              name: kis-current-price
                """);
        await().atMost(SECONDS).until(() -> product.camel().getRoute("my-price") != null);
        assertThat(product.ask("my-price", Map.of()).getException()).isNull();

        Files.delete(added);
        await().atMost(SECONDS).until(() -> product.camel().getRoute("my-price") == null);
        assertThat(marketAsked()).isEqualTo("J");
    }

    @Test
    void a_route_id_that_another_file_has_is_refused() throws IOException {
        Files.writeString(routes.resolve("zz-copy.camel.yaml"), Files.readString(routes.resolve(PRICE)));

        eventuallyBroken("zz-copy.camel.yaml", "kis-current-price is taken by " + PRICE);
        assertThat(marketAsked()).isEqualTo("J");
    }

    @Test
    void of_ten_saves_in_a_second_the_last_one_counts() throws IOException {
        for (int i = 0; i < 10; i++) {
            String market = i == 9 ? "UN" : "NX";
            edit(PRICE, text -> text.replaceAll("MRKT_DIV_CODE=[^&]*", "MRKT_DIV_CODE=" + market));
        }

        await().atMost(SECONDS).until(() -> marketAsked().equals("UN"));
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void an_edit_of_the_error_policy_reaches_the_routes_that_use_it() throws IOException {
        Object running = product.camel().getRoute("kis-current-price");
        edit("error-policy.camel.yaml", text -> text.replace("maximumRedeliveries: 4", "maximumRedeliveries: 0"));
        eventuallyAnother("kis-current-price", running);

        askPrice();
        int before = broker.record().quotations().size();
        broker.faults().on(Call::quotation).always(Fault.httpError(503));
        assertThat(product.ask("kis-current-price", Map.of("symbol", "005930")).getException())
                .isNotNull();
        assertThat(broker.record().quotations()).hasSize(before + 1);
    }

    @Test
    @Tag("rate")
    void an_edit_in_mid_run_loses_no_symbol_and_no_permit() throws Exception {
        broker.latency(Latency.fixed(Duration.ofMillis(60)));
        CompletableFuture<RunSummary> run = CompletableFuture.supplyAsync(product::collect);
        await().atMost(SECONDS).until(() -> broker.record().quotations().size() > 5);
        Object before = product.camel().getRoute("kis-call");

        edit("kis-call.camel.yaml", text -> text + "# edited\n");
        edit("kis-daily-candles.camel.yaml", text -> text + "# edited\n");
        eventuallyAnother("kis-call", before);
        assertThat(run).as("the run in which it was edited").isNotDone();

        RunSummary summary = run.get();
        assertThat(summary.exitCode()).as(summary.toString()).isZero();
        assertThat(product.value("SELECT COUNT(*) FROM daily_price")).isEqualTo(950L);
        assertThat(broker.record().refusedByQuota()).isZero();
        assertThat(broker.record().tokenRequests()).isEqualTo(1);
    }

    @Test
    void an_edit_of_the_run_itself_waits_for_the_run() throws Exception {
        CompletableFuture<RunSummary> run = CompletableFuture.supplyAsync(product::collect);
        await().atMost(SECONDS).until(() -> broker.record().quotations().size() > 5);
        Object before = product.camel().getRoute("kis-collect");

        edit("kis-collect.camel.yaml", text -> text + "# edited\n");

        assertThat(run.get().exitCode()).isZero();
        eventuallyAnother("kis-collect", before);
        assertThat(product.collect().exitCode()).isZero();
    }
}
