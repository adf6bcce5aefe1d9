package io.github.kisroutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's first command, as a process of its own in a folder that has only the operator's files. */
class DemoIT {
    @TempDir
    Path home;

    @BeforeEach
    void copyOperatorsFiles() throws IOException {
        for (String folder : List.of("config", "routes")) {
            Files.createDirectories(home.resolve(folder));
            try (Stream<Path> files = Files.list(Path.of(folder)).filter(Files::isRegularFile)) {
                for (Path file : files.toList()) {
                    Files.copy(file, home.resolve(folder).resolve(file.getFileName()));
                }
            }
        }
    }

    private record Ended(int exitCode, String output) {}

    private Ended demo(String... settings) throws Exception {
        return run(JavaProcess.command(KisRoutes.class, options(settings)));
    }

    /** The product as it is delivered: its jar, those that it needs, and perhaps another one beside them. */
    private Ended packagedDemo(Stream<Path> beside, String... settings) throws Exception {
        Stream<Path> needed = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::isRegularFile);
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        command.addAll(options(settings));
        command.add("-cp");
        command.add(Stream.of(Stream.of(BuiltJars.product()), beside, needed)
                .flatMap(jars -> jars)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator)));
        command.add(KisRoutes.class.getName());
        return run(command);
    }

    private static List<String> options(String... settings) {
        List<String> options = new ArrayList<>(
                List.of("-Duser.timezone=America/Los_Angeles", "-Dkis.environment=demo", "-Dkis.collect.once=true"));
        options.add("-Dkis.server.port=0"); // other tests have demos, too
        options.addAll(List.of(settings));
        return options;
    }

    private Ended run(List<String> command) throws Exception {
        Path output = home.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            return new Ended(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void fifty_symbols_and_thirty_days_land_and_stay_as_they_are_in_a_second_run() throws Exception {
        Ended first = demo();
        assertThat(first.exitCode()).as(first.output()).isZero();
        assertThat(first.output())
                .contains("005930 삼성전자: 19 rows (20250519..20250616)")
                .contains("50 ok, 0 empty, 0 failed of 50")
                .contains("950 new, 0 changed, 0 unchanged, 0 rejected")
                .contains("1 token issue")
                .containsOnlyOnce("WebServer            The server answers at http://127.0.0.1:")
                .doesNotContain("WARN")
                .doesNotContain("ERROR");
        Ended second = demo();
        assertThat(second.exitCode()).as(second.output()).isZero();
        assertThat(second.output()).contains("0 new, 0 changed, 950 unchanged, 0 rejected");
        String url = "jdbc:h2:file:" + home.resolve("data/demo") + ";IFEXISTS=TRUE";
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                ResultSet rows = connection.createStatement().executeQuery("SELECT COUNT(*) FROM daily_price")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(950);
        }
    }

    @Test
    void a_mistake_in_the_settings_ends_with_1_and_one_sentence() throws Exception {
        Ended ended = demo("-Dkis.collect.dayz=3");
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output()).contains("kis.collect.dayz").contains("kis.collect.days");
    }

    @Test
    void the_packaged_product_has_a_demo_where_the_simulators_jar_is_beside_it() throws Exception {
        Ended ended = packagedDemo(Stream.of(BuiltJars.simulator()), "-Dkis.collect.symbols=005930");
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(ended.output()).contains("005930: 19 rows (20250519..20250616)");
    }

    @Test
    void without_that_jar_it_ends_with_1_and_one_sentence() throws Exception {
        Ended ended = packagedDemo(Stream.of());
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output().strip())
                .startsWith("kis.environment = demo (-Dkis.environment) cannot run here")
                .contains("simulator.jar")
                .doesNotContain("\n");
    }
}
