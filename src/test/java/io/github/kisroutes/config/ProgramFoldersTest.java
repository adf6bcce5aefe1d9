package io.github.kisroutes.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.config.check.SettingsSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the paths of the configuration mean where the program is installed. */
class ProgramFoldersTest {
    @TempDir
    Path folder;

    private Path home;
    private Path data;

    @BeforeEach
    void install() throws IOException {
        home = folder.resolve("the program");
        data = folder.resolve("the data");
        for (String name : new String[] {"application.properties", "application-demo.properties", "symbols.csv"}) {
            write(home.resolve("config").resolve(name), Files.readString(Path.of("config", name)));
        }
        Files.createDirectories(home.resolve("routes"));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Settings settings(Map<String, String> more) {
        return SettingsSource.of(new ProgramFolders(Optional.of(home), Optional.of(data)), Map.of(), new Properties())
                .with(Map.of("kis.client-id", "k".repeat(36), "kis.client-secret", "s".repeat(180)))
                .with(more)
                .load();
    }

    @Test
    void what_came_with_the_program_is_read_in_its_folder_and_what_it_makes_is_made_in_the_folder_of_data() {
        Settings settings = settings(Map.of());
        assertThat(settings.collection().symbolsFile()).isEqualTo(home.resolve("config/symbols.csv"));
        assertThat(settings.database().url()).isEqualTo("jdbc:h2:file:" + data + "/kis;AUTO_SERVER=TRUE;WRITE_DELAY=0");
        assertThat(settings.token().cipherKeyFile()).isEqualTo(data.resolve("token.key"));
        assertThat(settings.master().directory()).isEqualTo(data.resolve("master"));
        assertThat(settings.camelProperties())
                .containsEntry("camel.main.routes-include-pattern", "file:" + home + "/routes/*.camel.yaml");
    }

    @Test
    void the_operators_own_files_beside_the_data_win_over_those_of_the_program() throws IOException {
        write(data.resolve("config/symbols.csv"), "code,name,priority\n005930,Samsung,1\n");
        write(data.resolve("config/local.properties"), "kis.collect.days=77\nkis.collect.workers=3\n");
        write(home.resolve("config/local.properties"), "kis.collect.days=11\nkis.rate.share=0.5\n");
        Files.createDirectories(data.resolve("routes"));
        Settings settings = settings(Map.of());
        assertThat(settings.collection().symbolsFile()).isEqualTo(data.resolve("config/symbols.csv"));
        assertThat(settings.collection().days()).isEqualTo(77);
        assertThat(settings.collection().workers()).isEqualTo(3);
        assertThat(settings.rate().share()).isEqualTo(0.5);
        assertThat(settings.camelProperties())
                .containsEntry("camel.main.routes-include-pattern", "file:" + data + "/routes/*.camel.yaml");
    }

    @Test
    void a_path_that_an_operator_writes_means_the_same_folders_and_any_other_path_is_left_alone() throws IOException {
        write(data.resolve("config/mine.csv"), "code\n005930\n");
        Settings settings = settings(Map.of(
                "kis.symbols.file", "config/mine.csv",
                "kis.token.cipher-key-file", "/etc/kis/token.key",
                "kis.database.url", "jdbc:h2:./data/other;WRITE_DELAY=0"));
        assertThat(settings.collection().symbolsFile()).isEqualTo(data.resolve("config/mine.csv"));
        assertThat(settings.token().cipherKeyFile()).isEqualTo(Path.of("/etc/kis/token.key"));
        assertThat(settings.database().url()).isEqualTo("jdbc:h2:file:" + data + "/other;WRITE_DELAY=0");
    }

    @Test
    void the_variables_of_the_program_are_no_misspelt_settings() {
        Map<String, String> variables = Map.of(
                "KIS_APP_KEY", "k".repeat(36),
                "KIS_APP_SECRET", "s".repeat(180),
                "KIS_HOME", home.toString(),
                "KIS_DATA", data.toString(),
                "KIS_CACHE", "/x",
                "KIS_JAVA_OPTS", "-Xmx1g");
        Settings settings = SettingsSource.of(ProgramFolders.ofProcess(variables), variables, new Properties())
                .load();
        assertThat(settings.notices()).isEmpty();
        assertThat(settings.collection().symbolsFile()).isEqualTo(home.resolve("config/symbols.csv"));
    }

    @Test
    void a_checkout_counts_from_the_working_directory() {
        ProgramFolders checkout = ProgramFolders.ofProcess(Map.of());
        assertThat(checkout).isEqualTo(ProgramFolders.none());
        assertThat(checkout.placed("config/symbols.csv")).isEqualTo("config/symbols.csv");
        assertThat(checkout.placed("data/token.key")).isEqualTo("data/token.key");
        assertThat(checkout.configuration("log4j2.properties")).isEqualTo(Path.of("config/log4j2.properties"));
    }

    @Test
    void a_checkout_that_a_build_starts_from_another_folder_has_all_of_its_files_in_it() {
        ProgramFolders checkout = ProgramFolders.ofCheckout(home, Map.of());
        assertThat(checkout.configuration("symbols.csv")).isEqualTo(home.resolve("config/symbols.csv"));
        assertThat(checkout.placed("data/token.key"))
                .isEqualTo(home.resolve("data/token.key").toString());
        assertThat(checkout.placed("jdbc:h2:file:./data/kis;WRITE_DELAY=0"))
                .isEqualTo("jdbc:h2:file:" + home + "/data/kis;WRITE_DELAY=0");
        assertThat(checkout.placed("file:routes/*.camel.yaml")).isEqualTo("file:" + home + "/routes/*.camel.yaml");
        assertThat(ProgramFolders.ofCheckout(home, Map.of("KIS_DATA", data.toString()))
                        .dataFolder())
                .isEqualTo(data);
        assertThat(ProgramFolders.ofCheckout(Path.of("").toAbsolutePath(), Map.of()))
                .as("where it is the working directory, paths stay as short as a person knows them")
                .isEqualTo(ProgramFolders.none());
    }
}
