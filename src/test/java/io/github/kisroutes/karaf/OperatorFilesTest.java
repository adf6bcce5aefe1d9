package io.github.kisroutes.karaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is the operator's stays the operator's, from the first start over edits to the next version. */
class OperatorFilesTest {
    private static final Map<String, String> FIRST_VERSION = Map.of("a.camel.yaml", "a 1", "b.camel.yaml", "b 1");

    @TempDir
    Path karaf;

    private OperatorFiles files;

    @BeforeEach
    void first_start() throws IOException {
        files = new OperatorFiles(karaf.resolve("etc"), karaf.resolve("data"));
        files.layDown("cfg 1", FIRST_VERSION);
    }

    private String route(String name) throws IOException {
        return Files.readString(files.routes().resolve(name));
    }

    @Test
    void the_first_start_lays_everything_down() throws IOException {
        assertThat(files.configuration()).hasContent("cfg 1");
        assertThat(route("a.camel.yaml")).isEqualTo("a 1");
        assertThat(route("b.camel.yaml")).isEqualTo("b 1");
        assertThat(files.own()).isDirectory();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void the_configuration_into_which_the_secret_is_written_is_closed_to_others_from_the_first_start()
            throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.configuration())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.own())))
                .isEqualTo("rwx------");
    }

    @Test
    void edits_and_removals_survive_a_restart() throws IOException {
        Files.writeString(files.configuration(), "mine");
        Files.writeString(files.routes().resolve("a.camel.yaml"), "mine");
        Files.delete(files.routes().resolve("b.camel.yaml"));

        files.layDown("cfg 1", FIRST_VERSION);

        assertThat(files.configuration()).hasContent("mine");
        assertThat(route("a.camel.yaml")).isEqualTo("mine");
        assertThat(files.routes().resolve("b.camel.yaml")).doesNotExist();
        assertThat(files.routes().resolve("a.camel.yaml.new")).doesNotExist();
    }

    @Test
    void an_upgrade_adds_what_is_new_and_lays_changes_beside() throws IOException {
        Files.writeString(files.routes().resolve("a.camel.yaml"), "mine");
        Files.delete(files.routes().resolve("b.camel.yaml"));

        files.layDown("cfg 2", Map.of("a.camel.yaml", "a 2", "b.camel.yaml", "b 2", "c.camel.yaml", "c 2"));

        assertThat(files.configuration()).hasContent("cfg 1");
        assertThat(route("a.camel.yaml")).isEqualTo("mine");
        assertThat(route("a.camel.yaml.new")).isEqualTo("a 2");
        assertThat(files.routes().resolve("b.camel.yaml")).doesNotExist();
        assertThat(route("c.camel.yaml")).isEqualTo("c 2");
    }
}
