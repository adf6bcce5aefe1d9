package io.github.kisroutes.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Route files that an operator edited under an earlier version still run, and cannot leave out what makes green right: that is
 * written below the routes.
 */
class OldRouteFilesTest {
    private static final Path OLD = Path.of("src/test/resources/old-routes");

    @TempDir
    Path folder;

    /** A version, the route files of it that were edited, and the history that they live through. */
    static Stream<Arguments> edited() {
        return Stream.of(
                Arguments.of("2026-11-25", List.of("kis-collect-window", "error-policy"), 3L),
                Arguments.of("2026-11-25", List.of("kis-collect-symbol"), 5L),
                Arguments.of("2026-11-25", List.of("kis-collect", "kis-daily"), 7L),
                Arguments.of("2026-11-25", List.of("kis-call", "kis-daily-candles-source", "kis-trading-day"), 9L),
                Arguments.of("2026-11-27", List.of("kis-collect-window", "error-policy"), 11L));
    }

    @ParameterizedTest
    @MethodSource("edited")
    void a_green_state_is_never_wrong_under_old_route_files(String version, List<String> names, long seed)
            throws IOException {
        Path routes = routes();
        for (String name : names) {
            Path old = OLD.resolve(version).resolve(name + ".camel.yaml");
            String edited = Files.readString(old).replace("description: ", "description: Edited by the operator - ");
            assertThat(edited).contains("Edited by the operator");
            Files.writeString(routes.resolve(old.getFileName()), edited);
        }
        Map<String, String> settings = Map.of("camel.main.routes-include-pattern", "file:" + routes + "/*.camel.yaml");
        History.liveUnhealed(seed, Files.createDirectory(folder.resolve("history")), settings);
    }

    private Path routes() throws IOException {
        Path routes = Files.createDirectory(folder.resolve("routes"));
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            for (Path file : files.toList()) {
                Files.copy(file, routes.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return routes;
    }
}
