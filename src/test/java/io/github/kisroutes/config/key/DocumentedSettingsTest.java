package io.github.kisroutes.config.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.config.Configured;
import io.github.kisroutes.config.Environment;
import io.github.kisroutes.config.Settings;
import io.github.kisroutes.config.check.SettingsSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The shipped files say what the program does. */
class DocumentedSettingsTest {
    private static final Path SHIPPED = Path.of("config");
    private static final Pattern KEY_LINE = Pattern.compile("#?(kis\\.[a-z.-]+)=(.*)");

    private static List<Matcher> keyLines() throws IOException {
        return Files.readAllLines(SHIPPED.resolve("application.properties")).stream()
                .map(KEY_LINE::matcher)
                .filter(Matcher::matches)
                .toList();
    }

    @Test
    void every_key_stands_once_in_the_file_with_its_default() throws IOException {
        List<Map.Entry<String, String>> documented = keyLines().stream()
                .map(line -> Map.entry(line.group(1), line.group(2)))
                .toList();

        assertThat(documented)
                .containsExactlyElementsOf(SettingKeys.all().stream()
                        .map(key -> Map.entry(key.name(), key.defaultText(Environment.REAL)))
                        .toList());
    }

    @Test
    void every_key_has_its_sentence_above_it() throws IOException {
        List<String> lines = Files.readAllLines(SHIPPED.resolve("application.properties"));

        for (int line = 1; line < lines.size(); line++) {
            if (KEY_LINE.matcher(lines.get(line)).matches()) {
                String above = lines.get(line - 1);
                assertThat(above.startsWith("# ") || KEY_LINE.matcher(above).matches())
                        .as(lines.get(line))
                        .isTrue();
            }
        }
    }

    @Test
    void every_default_can_be_written_into_the_file() throws IOException {
        Properties system = new Properties();
        for (Matcher line : keyLines()) {
            system.setProperty(line.group(1), line.group(2));
        }
        Map<String, String> variables = Map.of("KIS_APP_KEY", Configured.KEY, "KIS_APP_SECRET", Configured.SECRET);

        Settings written = SettingsSource.of(SHIPPED, variables, system).load();
        Settings left = SettingsSource.of(SHIPPED, variables, new Properties()).load();

        assertThat(written).isEqualTo(left);
    }

    @Test
    void the_shipped_configuration_starts_the_real_broker_with_a_key_pair_alone() {
        Map<String, String> variables = Map.of("KIS_APP_KEY", Configured.KEY, "KIS_APP_SECRET", Configured.SECRET);

        assertThat(SettingsSource.of(SHIPPED, variables, new Properties())
                        .load()
                        .notices())
                .isEmpty();
    }

    @Test
    void every_key_has_a_name_of_the_house_and_one_sentence() {
        assertThat(SettingKeys.all()).allSatisfy(key -> {
            assertThat(key.name()).matches("kis(\\.[a-z]+(-[a-z]+)*){1,3}");
            assertThat(key.meaning()).endsWith(".");
        });
        assertThat(SettingKeys.all().stream().map(SettingKey::variable).collect(Collectors.toSet()))
                .hasSameSizeAs(SettingKeys.all());
    }
}
