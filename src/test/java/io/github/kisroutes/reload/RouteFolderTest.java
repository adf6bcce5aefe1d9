package io.github.kisroutes.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.kisroutes.Product;
import io.github.kisroutes.config.ConfigurationException;
import io.github.kisroutes.config.Settings;
import io.github.kisroutes.config.check.SettingsSource;
import io.github.kisroutes.simulator.Simulator;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose saves are taken over. */
class RouteFolderTest {
    @TempDir
    Path folder;

    private Settings settings(String pattern, Map<String, String> more) {
        Map<String, String> all =
                new HashMap<>(Map.of("kis.collect.once", "false", "camel.main.routes-include-pattern", pattern));
        all.putAll(more);
        try (Simulator broker = Simulator.demo()) {
            return Product.settings(broker, folder, all).load();
        }
    }

    private String here() {
        return "file:" + folder + "/*.camel.yaml";
    }

    @Test
    void by_default_the_folder_of_the_user_of_the_process_is_watched() {
        assertThat(RouteFolder.watched(settings(here(), Map.of())))
                .hasValueSatisfying(found -> assertThat(found.path()).isEqualTo(folder));
    }

    @Test
    void by_default_a_folder_that_everybody_may_write_into_is_not() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThat(RouteFolder.watched(settings(here(), Map.of()))).isEmpty();
    }

    @Test
    void by_default_a_folder_of_somebody_else_is_not() {
        String before = System.setProperty("user.name", "somebody-else");
        try {
            assertThat(RouteFolder.watched(settings(here(), Map.of()))).isEmpty();
        } finally {
            System.setProperty("user.name", before);
        }
    }

    @Test
    void by_default_neither_the_routes_in_the_jar_nor_a_single_collection_are_watched() {
        assertThat(RouteFolder.watched(settings("classpath:camel/*", Map.of()))).isEmpty();
        assertThat(RouteFolder.watched(settings(here(), Map.of("kis.collect.once", "true"))))
                .isEmpty();
    }

    @Test
    void a_folder_of_the_command_line_or_the_environment_is_the_one_that_counts() {
        Properties commandLine = new Properties();
        commandLine.setProperty("camel.main.routes-include-pattern", here());

        assertThat(RouteFolder.watched(of(Map.of(), commandLine)))
                .hasValueSatisfying(found -> assertThat(found.path()).isEqualTo(folder));
        assertThat(RouteFolder.watched(of(Map.of("CAMEL_MAIN_ROUTES_INCLUDE_PATTERN", here()), new Properties())))
                .hasValueSatisfying(found -> assertThat(found.path()).isEqualTo(folder));
    }

    private static Settings of(Map<String, String> environment, Properties commandLine) {
        return SettingsSource.of(Path.of("config"), environment, commandLine)
                .with(Map.of("kis.client-id", "k".repeat(36), "kis.client-secret", "s".repeat(180)))
                .load();
    }

    @Test
    void it_can_be_switched_off_and_on() {
        assertThat(RouteFolder.watched(settings(here(), Map.of("kis.routes.reload", "off"))))
                .isEmpty();
        assertThat(RouteFolder.watched(settings(here(), Map.of("kis.routes.reload", "on", "kis.collect.once", "true"))))
                .hasValueSatisfying(found -> assertThat(found.path()).isEqualTo(folder));
    }

    @Test
    void on_without_a_folder_is_a_mistake() {
        assertThatThrownBy(() -> RouteFolder.watched(settings("classpath:camel/*", Map.of("kis.routes.reload", "on"))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("kis.routes.reload = on needs a folder");
    }

    @Test
    void every_folder_among_several_patterns_is_found() {
        assertThat(RouteFolder.ofPatterns("file:a/*.camel.yaml, classpath:camel/*,file:b/*.camel.yaml"))
                .extracting(RouteFolder::path)
                .containsExactly(Path.of("a"), Path.of("b"));
    }
}
