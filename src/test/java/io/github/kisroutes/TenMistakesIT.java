package io.github.kisroutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person who sets the product up for the first time, in a folder of their own, and has much of it wrong. */
class TenMistakesIT {
    @TempDir
    Path folder;

    @BeforeEach
    void layDown() throws IOException {
        for (String name : List.of("config", "routes")) {
            Files.createDirectory(folder.resolve(name));
            try (var files = Files.list(Path.of(name))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, folder.resolve(name).resolve(file.getFileName()));
                }
            }
        }
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), text);
    }

    /** The number of a line that is appended to the settings. */
    private int set(String line) throws IOException {
        Path file = folder.resolve("config/application.properties");
        Files.writeString(file, Files.readString(file) + line + "\n");
        return Files.readAllLines(file).size();
    }

    private String start(Map<String, String> variables, String... options) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(JavaProcess.command(KisRoutes.class, List.of(options)))
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("KIS_"));
        builder.environment().putAll(variables);
        Process process = builder.start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(said).isEqualTo(1);
            return said;
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void a_setting_that_is_written_without_its_prefix_is_told() throws Exception {
        int inFile = set("collect.days=5");

        assertThat(start(
                        Map.of("KIS_APP_KEY", "k".repeat(36), "KIS_APP_SECRET", "s".repeat(180)),
                        "-Dkis-collect.once=true"))
                .contains(
                        "collect.days (config/application.properties:" + inFile
                                + ") is no setting, and nobody reads it;" + " kis.collect.days is.",
                        "-Dkis-collect.once is no setting, and nobody reads it; -Dkis.collect.once is.");
    }

    @Test
    void a_folder_of_routes_that_is_not_there_is_named() throws Exception {
        assertThat(start(
                        Map.of("KIS_APP_KEY", "k".repeat(36), "KIS_APP_SECRET", "s".repeat(180)),
                        "-Dcamel.main.routes-include-pattern=file:nowhere/*.camel.yaml"))
                .contains("there is no " + folder.resolve("nowhere"))
                .doesNotContain("Exception");
    }

    @Test
    void ten_mistakes_in_one_start_are_ten_sentences_that_say_where_they_stand_and_no_stack_trace() throws Exception {
        int misspelt = set("kis.collect.dayz=5");
        int outOfRange = set("kis.collect.workers=1000");
        set("kis.database.url=jdbc:postgresql://127.0.0.1:1/kis");
        set("kis.database.username=kis");
        write("config/symbols.csv", "code,name,priority\n005930,삼성전자,1\n59 30,X,1\n");
        write("config/holidays.csv", "someday,New Year\n");
        Files.delete(folder.resolve("routes/candle-store.camel.yaml"));
        write("routes/mine.camel.yaml", "- route:\n    id: mine\n    from: [\n");
        write("data/token.key", "x");
        Files.setPosixFilePermissions(folder.resolve("data/token.key"), PosixFilePermissions.fromString("rw-r--r--"));

        String said = start(
                Map.of("KIS_APP_KEY", "short", "KIS_APP_SECRET", "s".repeat(180)), "-Dkis.collect.from=2025-01-02");

        assertThat(said.lines().toList())
                .as(said)
                .hasSize(10)
                .anyMatch(line ->
                        line.startsWith("kis.collect.dayz (config/application.properties:" + misspelt + ") is no"))
                .anyMatch(line -> line.startsWith(
                        "kis.collect.workers = 1000 (config/application.properties:" + outOfRange + ") cannot be used"))
                .anyMatch(line -> line.startsWith("kis.client-id (environment variable KIS_APP_KEY) has 5 characters"))
                .anyMatch(line ->
                        line.startsWith("kis.collect.from = 2025-01-02 (-Dkis.collect.from) needs kis.collect.to"))
                .anyMatch(line -> line.contains("config/symbols.csv") && line.contains("line 3"))
                .anyMatch(line -> line.contains("config/holidays.csv") && line.contains("line 1"))
                .anyMatch(line -> line.startsWith("routes/mine.camel.yaml:4: This is not YAML"))
                .anyMatch(line ->
                        line.matches("routes/kis-collect-window.camel.yaml:\\d+: This calls 'direct:candle-store'.*"
                                + "put candle-store.camel.yaml back.*"))
                .anyMatch(line -> line.contains("data/token.key can be read by others"))
                .anyMatch(line -> line.startsWith("The database at jdbc:postgresql://127.0.0.1:1/kis cannot be opened"))
                .noneMatch(line -> line.contains("Exception") || line.startsWith("\tat "));
    }
}
