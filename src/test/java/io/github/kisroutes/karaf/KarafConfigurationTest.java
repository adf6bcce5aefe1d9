package io.github.kisroutes.karaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kisroutes.config.ConfigurationException;
import io.github.kisroutes.config.Settings;
import io.github.kisroutes.config.key.SettingKey;
import io.github.kisroutes.config.key.SettingKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is different in a Karaf: the file, the places, and what a container cannot do. */
class KarafConfigurationTest {
    private static final OperatorFiles FILES = new OperatorFiles(Path.of("/karaf/etc"), Path.of("/karaf/data"));
    private static final Map<String, String> KEY_PAIR =
            Map.of("KIS_APP_KEY", "k".repeat(36), "KIS_APP_SECRET", "s".repeat(180));

    private static String shipped() {
        try {
            return Files.readString(Path.of("config/application.properties"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Settings load(Map<String, String> given) {
        return new KarafConfiguration(shipped(), FILES, KEY_PAIR, new Properties())
                .load(given, (settings, before) -> List.of());
    }

    @Test
    void the_file_explains_every_key_but_those_of_the_command_line_and_of_the_server() {
        List<String> documented = Pattern.compile("(?m)^#(kis\\.[a-z.-]+)=")
                .matcher(KarafConfiguration.file(shipped()))
                .results()
                .map((MatchResult line) -> line.group(1))
                .toList();

        assertThat(documented)
                .containsExactlyElementsOf(SettingKeys.all().stream()
                        .map(SettingKey::name)
                        .filter(name -> !List.of(
                                        "kis.collect.once",
                                        "kis.token.command",
                                        "kis.crosscheck.file",
                                        "kis.resolve",
                                        "kis.alert.test")
                                .contains(name))
                        .filter(name -> !name.startsWith("kis.server.") && !name.startsWith("kis.gateway."))
                        .toList());
    }

    @Test
    void the_file_sets_nothing_and_names_the_places_of_a_karaf() {
        String file = KarafConfiguration.file(shipped());

        assertThat(file.lines()).allMatch(line -> line.isEmpty() || line.startsWith("#"));
        assertThat(file)
                .contains(
                        "${karaf.data}/kis/kis;", "${karaf.data}/kis/token.key", "${karaf.etc}/kis-routes/symbols.csv")
                .doesNotContain("./data", "config/symbols.csv", "=data/", "-Dkis.", "real, paper, demo");
    }

    @Test
    void a_secret_of_which_karaf_keeps_a_copy_for_everybody_is_named(@TempDir Path base) throws IOException {
        Path data = Files.createDirectory(base.resolve("data"));
        KarafConfiguration karaf = new KarafConfiguration(
                shipped(), new OperatorFiles(base.resolve("etc"), data), KEY_PAIR, new Properties());
        Map<String, String> given =
                Map.of("kis.client-secret", "s".repeat(180), "kis.client-id", "{{env:KIS_APP_KEY}}");
        Settings settings = karaf.load(given, (read, before) -> List.of());
        Files.setPosixFilePermissions(base, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(karaf.notices(settings, given))
                .anyMatch(notice -> notice.startsWith(
                        "kis.client-secret: the runtime keeps a copy of its configuration below " + data))
                .noneMatch(notice -> notice.contains("sss"));
        assertThat(karaf.notices(settings, Map.of())).noneMatch(notice -> notice.contains("copy"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        assertThat(karaf.notices(settings, given)).noneMatch(notice -> notice.contains("copy"));
    }

    @Test
    void a_key_pair_in_the_environment_is_all_it_needs() {
        Settings settings = load(Map.of());

        assertThat(settings.database().url())
                .isEqualTo("jdbc:h2:file:/karaf/data/kis/kis;AUTO_SERVER=TRUE;WRITE_DELAY=0");
        assertThat(settings.token().cipherKeyFile()).isEqualTo(Path.of("/karaf/data/kis/token.key"));
        assertThat(settings.collection().symbolsFile()).isEqualTo(Path.of("/karaf/etc/kis-routes/symbols.csv"));
        assertThat(settings.calendar().holidaysFile()).isEqualTo(Path.of("/karaf/etc/kis-routes/holidays.csv"));
        assertThat(settings.master().directory()).isEqualTo(Path.of("/karaf/data/kis/master"));
        assertThat(settings.camelProperties())
                .containsEntry("camel.main.routes-include-pattern", "file:/karaf/etc/kis-routes/*.camel.yaml")
                .containsEntry("camel.main.name", "kis-camel-routes");
    }

    @Test
    void an_empty_value_leaves_the_place_as_it_is() {
        assertThat(load(Map.of("kis.symbols.file", " ")).collection().symbolsFile())
                .isEqualTo(FILES.symbols());
    }

    @Test
    void a_data_source_takes_the_place_of_the_url() {
        assertThat(load(Map.of("kis.database.datasource", "kis")).database().dataSource())
                .contains("kis");
    }

    @Test
    void what_belongs_to_a_process_of_its_own_is_refused() {
        assertThatThrownBy(() -> load(Map.of("kis.collect.once", "true", "kis.token.command", "status")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("kis.collect.once = true ends the process")
                .hasMessageContaining("kis.token.command = status is for the command line");
        assertThatThrownBy(() -> load(Map.of("kis.server.enabled", "true")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("kis.server.enabled = true starts a server of our own, and a Karaf has its own");
        assertThatThrownBy(() -> load(Map.of("kis.environment", "demo")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("kis.environment = demo (/karaf/etc/io.github.kisroutes.cfg) cannot run here");
    }
}
