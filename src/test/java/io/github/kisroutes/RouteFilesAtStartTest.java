package io.github.kisroutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kisroutes.config.Settings;
import io.github.kisroutes.reload.StartCheck;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.wiring.KisBeans;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Route files that were wrong already when the routes start: nothing starts, and the file, the line and the reason are said. */
class RouteFilesAtStartTest {
    private static final String PRICE = "kis-current-price.camel.yaml";
    private static final String CALL = "kis-call.camel.yaml";

    @TempDir
    Path folder;

    private final Simulator broker = Simulator.start();
    private final PrintStream console = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Path routes;

    @BeforeEach
    void copy() throws IOException {
        routes = Files.createDirectory(folder.resolve("routes"));
        try (var files = Files.list(Path.of("routes"))) {
            for (Path file : files.toList()) {
                Files.copy(file, routes.resolve(file.getFileName()));
            }
        }
    }

    @AfterEach
    void stop() {
        broker.close();
        System.setErr(console);
    }

    private Map<String, String> settings(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(Map.of(
                "kis.collect.symbols", "005930",
                "kis.collect.from", "2025-06-09",
                "kis.collect.to", "2025-06-13",
                "camel.main.routes-include-pattern", "file:" + routes + "/*.camel.yaml"));
        all.putAll(more);
        return all;
    }

    private int run(Map<String, String> more) {
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        return KisRoutes.run(Product.settings(broker, folder, settings(more)));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private void edit(String file, UnaryOperator<String> change) throws IOException {
        Files.writeString(routes.resolve(file), change.apply(Files.readString(routes.resolve(file))));
    }

    private void edit(Path file, String text) throws IOException {
        Files.writeString(routes.resolve(file), text);
    }

    private void assertRefused(String file, String reason) {
        assertThat(run(Map.of())).isEqualTo(1);
        assertThat(said())
                .containsPattern("routes/" + file + ":\\d+: .*" + reason)
                .contains("The routes are not started with it");
        assertThat(broker.record().all()).isEmpty();
    }

    @Test
    void the_files_as_they_are_start() {
        assertThat(run(Map.of())).as(said()).isZero();
    }

    @Test
    void a_folder_behind_a_symbolic_link_is_read_and_a_link_to_nowhere_refused() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), routes);
        assertThat(run(Map.of("camel.main.routes-include-pattern", "file:" + link + "/*.camel.yaml")))
                .as(said())
                .isZero();
        Path nowhere = Files.createSymbolicLink(folder.resolve("to nowhere"), folder.resolve("nowhere"));
        assertThat(run(Map.of("camel.main.routes-include-pattern", "file:" + nowhere + "/*.camel.yaml")))
                .isEqualTo(1);
        assertThat(said())
                .contains("names the folder " + nowhere + ", but there is no " + nowhere)
                .doesNotContain("\tat ");
    }

    @Test
    void a_call_around_the_throttle_is_refused_with_the_lints_sentence() throws IOException {
        edit(CALL, text -> text.replace("- throttle:", "- delay:").replace("            mode: TotalRequests\n", ""));

        assertRefused(CALL, "Nothing holds this call back");
    }

    @Test
    void a_secret_is_refused_even_where_nobody_watches() throws IOException {
        edit(PRICE, text -> text + "\n# appsecret " + "aB3".repeat(60) + "\n");

        assertThat(run(Map.of("kis.routes.reload", "off"))).isEqualTo(1);
        assertThat(said())
                .containsPattern(PRICE + ":\\d+: This looks like a key, a secret or a token")
                .doesNotContain("aB3aB3");
    }

    @Test
    void no_yaml_is_named_with_its_line() throws IOException {
        edit(PRICE, text -> text + "\n   - : [\n");

        assertRefused(PRICE, "This is not YAML");
    }

    @Test
    void a_word_that_camel_does_not_know_is_named_with_its_line() throws IOException {
        edit(PRICE, text -> text.replace("      steps:", "      steeps:"));

        assertRefused(PRICE, "steeps");
    }

    @Test
    void a_component_that_is_not_there_is_named_with_its_line() throws IOException {
        edit(
                PRICE,
                text -> text.replace(
                        "uri: direct\n            parameters:\n              name: kis-call", "uri: nowhere:kis"));

        assertRefused(PRICE, "nowhere");
    }

    @Test
    void a_wrong_simple_expression_is_quoted_with_its_line() throws IOException {
        edit(PRICE, text -> text.replace("\"${variable.symbol}", "\"${variabel.symbol}"));
        String[] lines = Files.readString(routes.resolve(PRICE)).split("\n");
        int line = 1;
        while (!lines[line - 1].contains("variabel")) {
            line++;
        }

        assertThat(run(Map.of())).isEqualTo(1);
        assertThat(said()).contains("routes/" + PRICE + ":" + line + ": ", "${variabel.symbol}");
    }

    @Test
    void a_route_id_of_two_files_is_refused() throws IOException {
        Files.copy(routes.resolve(PRICE), routes.resolve("zz-copy.camel.yaml"));

        assertRefused("zz-copy.camel.yaml", "The route id kis-current-price is taken by " + PRICE);
    }

    @Test
    void a_deleted_route_that_others_call_is_named_with_who_calls_it_and_how_it_comes_back() throws IOException {
        Files.delete(routes.resolve("candle-store.camel.yaml"));
        Files.delete(routes.resolve("kis-token.camel.yaml"));

        assertThat(run(Map.of())).isEqualTo(1);
        assertThat(said())
                .containsPattern(
                        "routes/kis-collect-window.camel.yaml:\\d+: This calls 'direct:candle-store', and no file")
                .containsPattern("routes/kis-call.camel.yaml:\\d+: This calls 'direct:kis-token', and no file")
                .contains(
                        "put candle-store.camel.yaml back, from camel/ in the jar",
                        "git checkout routes/kis-token.camel.yaml");
        assertThat(broker.record().all()).isEmpty();
    }

    @Test
    void a_route_whose_file_is_broken_is_not_missed_besides() throws IOException {
        for (String file : new String[] {"kis-daily.camel.yaml", "kis-daily-schedule.camel.yaml"}) {
            edit(Path.of(file), "- route:\n    id: [\n");
        }

        Settings settings = Product.settings(broker, folder, settings(Map.of())).load();
        assertThat(StartCheck.of(settings).mistakes()).hasSize(2).allSatisfy(sentence -> assertThat(sentence)
                .contains("This is not YAML"));
        assertThat(StartCheck.of(settings).notices()).isEmpty();
    }

    /** A Karaf tries the routes of a changed configuration beside those that run, and there is no server in it. */
    @Test
    void the_routes_are_tried_beside_those_that_run_without_the_ones_that_need_the_server() throws IOException {
        Settings settings = Product.settings(broker, folder, settings(Map.of("kis.server.enabled", "false")))
                .load();
        try (Product product = Product.start(settings, broker.clock())) {
            StartCheck.of(settings).tryBeside(product.camel());

            edit(
                    Path.of("mine.camel.yaml"),
                    "- route:\n    from:\n      uri: direct:mine\n      steps:\n        - bean:\n            ref: nobody\n");
            assertThatThrownBy(() -> StartCheck.of(settings).tryBeside(product.camel()))
                    .hasMessageContaining("nobody");
        }
    }

    /** In a Karaf, the configuration and a route file may be saved at the same time. */
    @Test
    void routes_are_tried_by_several_at_once() throws Exception {
        Settings settings = Product.settings(broker, folder, settings(Map.of())).load();
        try (Product product = Product.start(settings, broker.clock())) {
            ExecutorService threads = Executors.newFixedThreadPool(4);
            List<Future<?>> trials = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                trials.add(threads.submit(() -> StartCheck.of(settings).tryBeside(product.camel())));
            }
            for (Future<?> trial : trials) {
                trial.get(); // throws what a trial has thrown
            }
            threads.shutdown();
        }
    }

    @Test
    void the_route_that_the_program_itself_calls_is_missed_too() throws IOException {
        try (var files = Files.list(routes)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        edit(
                Path.of("mine.camel.yaml"),
                "- route:\n    id: mine\n    from:\n      uri: direct:mine\n      steps:\n        - log: x\n");

        assertThat(run(Map.of())).isEqualTo(1);
        assertThat(said()).contains("No file has a route with the name 'direct:kis-collect'");
    }

    @Test
    void a_schedule_that_was_taken_away_is_a_warning_for_it_may_be_meant() throws IOException {
        Files.delete(routes.resolve("kis-daily-schedule.camel.yaml"));

        Settings settings = Product.settings(broker, folder, settings(Map.of())).load();
        assertThat(StartCheck.of(settings).mistakes()).isEmpty();
        assertThat(StartCheck.of(settings).notices())
                .singleElement()
                .asString()
                .contains("No route file has the route kis-daily-schedule", "put kis-daily-schedule.camel.yaml back");
    }

    @Test
    void a_misspelt_name_in_a_route_of_ones_own_is_told_before_it_is_called() throws IOException {
        edit(Path.of("mine.camel.yaml"), """
                - route:
                    id: mine
                    from:
                      uri: timer:mine
                      steps:
                        - to:
                            uri: direct:kis-colect
                """);

        assertThat(run(Map.of())).isEqualTo(1);
        assertThat(said())
                .containsPattern(
                        "routes/mine.camel.yaml:6: This calls 'direct:kis-colect', and no file .* correct the name");
    }

    @Test
    void a_process_that_would_stay_up_ends_as_well() throws IOException {
        edit(PRICE, text -> text.replace("      steps:", "      steeps:"));

        assertThat(run(Map.of("kis.collect.once", "false"))).isEqualTo(1);
        assertThat(said()).containsPattern(PRICE + ":\\d+: .*steeps");
    }

    @Test
    void a_hole_that_is_saved_during_the_start_stops_it() throws IOException {
        Map<String, String> watched = settings(Map.of("kis.routes.reload", "on"));
        try (KisBeans beans =
                KisBeans.open(Product.settings(broker, folder, watched).load(), broker.clock())) {
            edit(CALL, text -> text + "\n# appsecret " + "aB3".repeat(60) + "\n");
            Main main = KisRoutes.camel(beans);

            assertThatThrownBy(main::start).hasStackTraceContaining("This looks like a key, a secret or a token");
            main.stop();
        }
    }
}
