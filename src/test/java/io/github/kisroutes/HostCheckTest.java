package io.github.kisroutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Hosts of other languages, each in a process of its own. */
class HostCheckTest {
    @TempDir
    Path folder;

    @Test
    void a_host_that_counts_in_japanese_eras_collects() throws Exception {
        try (Simulator broker = Simulator.start(SimulatorOptions.defaults().withQuota(0));
                ProductProcess product = ProductProcess.start(
                        broker,
                        folder,
                        Map.of(
                                "user.language", "ja",
                                "user.country", "JP",
                                "user.variant", "JP",
                                "kis.collect.from", "2025-06-12",
                                "kis.collect.to", "2025-06-13",
                                "kis.collect.symbols", "005930"))) {
            assertThat(product.exitCode(Duration.ofMinutes(2)))
                    .as(product.said())
                    .isZero();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_korean_folder_starts_with_utf_8_and_is_told_with_what_it_cannot() throws Exception {
        Path korean;
        try {
            korean = Files.createDirectory(folder.resolve("한글 폴더"));
            Files.createDirectory(korean.resolve("config"));
        } catch (InvalidPathException e) {
            assumeTrue(false, "the tests themselves run in an encoding that has no Korean letters");
            return;
        }
        assertThat(start(korean, "C")).contains("cannot be named in the encoding ANSI_X3.4-1968", "set LC_ALL=C.UTF-8");
        assertThat(start(korean, "C.UTF-8"))
                .as("it has read its configuration, and misses what is not in it")
                .contains("kis.client-id is not set");
    }

    @Test
    void a_start_in_another_folder_is_one_sentence_and_leaves_nothing_there() throws Exception {
        assertThat(start(folder, "C.UTF-8"))
                .isEqualToIgnoringNewLines("There is no folder " + folder.resolve("config") + " (working directory "
                        + folder + "), but the configuration is read from there: start in the folder of the program, or"
                        + " name that folder with the environment variable KIS_HOME, and the folder of its data with"
                        + " KIS_DATA.");
        assertThat(folder).isEmptyDirectory();
    }

    private static String start(Path korean, String language) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(JavaProcess.command(KisRoutes.class, List.of()))
                .directory(korean.toFile())
                .redirectErrorStream(true);
        builder.environment().put("LC_ALL", language);
        builder.environment().keySet().removeIf(name -> name.startsWith("KIS_"));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isEqualTo(1);
        return said;
    }
}
