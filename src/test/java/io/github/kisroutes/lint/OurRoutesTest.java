package io.github.kisroutes.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.Product;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.wiring.KisBeans;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The lint over the product's own routes. */
class OurRoutesTest {
    private static final Path ROUTES = Path.of("routes");

    @TempDir
    Path folder;

    static List<Path> routes() throws IOException {
        try (Stream<Path> files = Files.list(ROUTES)) {
            return files.sorted().toList();
        }
    }

    static List<Path> routesAndExamples() throws IOException {
        try (Stream<Path> examples = Files.list(Path.of("docs/examples"))) {
            return Stream.concat(routes().stream(), examples.sorted()).toList();
        }
    }

    @Test
    void an_example_opens_no_hole() throws IOException {
        // The webhook's example says itself which host has to be allowed.
        RouteLint lint = RouteLint.againstHoles(Set.of("127.0.0.1"), URI.create("http://127.0.0.1:18765"));

        assertThat(routesAndExamples())
                .allSatisfy(file -> assertThat(findings(lint, file)).isEmpty());
    }

    @Test
    void our_routes_keep_every_rule() throws IOException {
        RouteLint lint = HouseRules.lint(settings());

        assertThat(routes()).isNotEmpty().allSatisfy(file -> assertThat(findings(lint, file))
                .isEmpty());
    }

    private static List<Finding> findings(RouteLint lint, Path file) throws IOException {
        return lint.check(file.getFileName().toString(), Files.readString(file));
    }

    /** What Kaoto reads, too. */
    @ParameterizedTest
    @MethodSource("routesAndExamples")
    void a_route_is_canonical_by_the_schema(Path file) throws IOException {
        assertThat(CanonicalSchema.errors(Files.readString(file))).isEmpty();
    }

    @Test
    void every_direct_endpoint_that_is_called_exists() throws Exception {
        assertThat(routes()).isNotEmpty().allSatisfy(file -> assertThat(called(file))
                .allSatisfy(route ->
                        assertThat(ROUTES.resolve(route + RouteFile.ENDING)).exists()));
    }

    private static Stream<String> called(Path file) throws IOException, YamlFault {
        return RouteFile.read(file.getFileName().toString(), Files.readString(file))
                .steps()
                .flatMap(step -> step.address().stream())
                .filter(address -> address.component().equals("direct"))
                .map(Address::endpoint);
    }

    /** The {@code kis.…} names that a placeholder finds, because Camel gets them. */
    private Set<String> settings() {
        try (Simulator broker = Simulator.demo();
                KisBeans beans =
                        KisBeans.open(Product.settings(broker, folder, Map.of()).load(), broker.clock())) {
            return beans.camelProperties().stringPropertyNames();
        }
    }
}
