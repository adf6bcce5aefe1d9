package io.github.kisroutes.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.config.Configured;
import io.github.kisroutes.config.Settings;
import io.github.kisroutes.config.check.SettingsSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where an installation is, whatever folder it is started in. */
class HomeTest {
    private static final Path HERE = Path.of("");
    private static final Map<String, String> KEYS =
            Map.of("KIS_APP_KEY", Configured.KEY, "KIS_APP_SECRET", Configured.SECRET);

    @TempDir
    Path folder;

    private static Properties system(String home) {
        Properties system = new Properties();
        system.setProperty("kis.home", home);
        return system;
    }

    @Test
    void the_command_line_wins_over_the_environment_and_that_over_whoever_starts_the_program() {
        Map<String, String> variables = Map.of("KIS_HOME", "/variable");
        Optional<Path> starter = Optional.of(Path.of("/starter"));
        assertThat(Home.find(system("/line"), variables, starter)).isEqualTo(Path.of("/line"));
        assertThat(Home.find(system(" "), variables, starter)).isEqualTo(Path.of("/variable"));
        assertThat(Home.find(new Properties(), Map.of(), starter)).isEqualTo(Path.of("/starter"));
        assertThat(Home.find(new Properties(), Map.of(), Optional.empty())).isEqualTo(HERE);
    }

    @Test
    void paths_stay_short_in_the_working_directory() {
        assertThat(Home.find(new Properties(), Map.of(), Optional.of(HERE.toAbsolutePath())))
                .isEqualTo(HERE);
    }

    private Settings there(Map<String, String> values) throws IOException {
        Files.createDirectories(folder.resolve("config"));
        return SettingsSource.inHome(folder, KEYS, new Properties())
                .with(values)
                .load();
    }

    @Test
    void every_relative_path_starts_there_and_no_absolute_one() throws IOException {
        Settings there = there(Map.of(
                "kis.symbols.file", "my/list.csv",
                "kis.token.cipher-key-file", "/keys/token.key",
                "kis.crosscheck.file", "vendor.csv"));
        assertThat(there.collection().symbolsFile()).isEqualTo(folder.resolve("my/list.csv"));
        assertThat(there.calendar().holidaysFile()).isEqualTo(folder.resolve("config/holidays.csv"));
        assertThat(there.token().cipherKeyFile()).isEqualTo(Path.of("/keys/token.key"));
        assertThat(there.database().url())
                .isEqualTo("jdbc:h2:file:" + folder.resolve("data/kis") + ";AUTO_SERVER=TRUE;WRITE_DELAY=0");
        assertThat(there.camelProperties())
                .containsEntry("camel.main.routes-include-pattern", "file:" + folder.resolve("routes/*.camel.yaml"))
                .containsEntry("kis.symbols.file", folder.resolve("my/list.csv").toString());
        assertThat(there.crosscheckFile())
                .as("somebody names it from where they are")
                .contains(Path.of("vendor.csv"));
    }

    @Test
    void the_whole_market_and_a_database_elsewhere_are_no_paths() throws IOException {
        for (String url : new String[] {
            "jdbc:h2:mem:x", "jdbc:h2:tcp://h/x", "jdbc:h2:~/x;WRITE_DELAY=0", "jdbc:h2:/x;WRITE_DELAY=0"
        }) {
            Settings there = there(Map.of("kis.symbols.file", "master", "kis.database.url", url));
            assertThat(there.collection().isWholeMarket()).isTrue();
            assertThat(there.database().url()).isEqualTo(url);
        }
    }

    @Test
    void a_file_cannot_name_it() {
        assertThat(Configured.in(folder).lines("kis.home=/elsewhere").mistake())
                .contains(
                        "kis.home = /elsewhere (" + folder.resolve("application.properties") + ":1) has no effect in a")
                .contains("-Dkis.home=<folder>");
    }

    @Test
    void a_folder_without_a_configuration_is_one_sentence_that_names_both_folders() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(Configured.mistakes(SettingsSource.ofProcess(empty)))
                .containsExactly("There is no folder " + empty.resolve("config") + " (working directory "
                        + HERE.toAbsolutePath() + "), but the configuration is read from there: start in the folder of"
                        + " the installation, or name that folder with -Dkis.home=<folder> or the environment variable"
                        + " KIS_HOME.");
    }

    @Test
    void what_camel_needs_is_there_although_the_operators_file_says_nothing_of_it() {
        assertThat(Configured.in(folder).load().camelProperties())
                .containsEntry("camel.threadpool.config[kisWindows].pool-size", "16")
                .containsEntry("camel.main.routes-include-pattern", "file:routes/*.camel.yaml");
        assertThat(Configured.in(folder)
                        .lines("camel.threadpool.config[kisWindows].pool-size=3")
                        .load()
                        .camelProperties())
                .containsEntry("camel.threadpool.config[kisWindows].pool-size", "3");
    }
}
