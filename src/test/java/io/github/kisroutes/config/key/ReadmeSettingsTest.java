package io.github.kisroutes.config.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.config.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of settings in both READMEs is the one of the program. */
class ReadmeSettingsTest {
    /** A line of the table: the key, its default as {@link #shown} writes it, its meaning. */
    private static final Pattern ROW = Pattern.compile("\\| `(kis\\.[a-z.-]+)` \\| (.+?) \\| (.+) \\|");

    private static final Pattern SET = Pattern.compile("-D(kis\\.[a-z.-]+)");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.ko.md"})
    void every_key_stands_once_in_the_table_with_its_default_and_no_other_key_does(String file) throws IOException {
        assertThat(rows(file))
                .containsExactlyElementsOf(SettingKeys.all().stream()
                        .map(key -> Map.entry(key.name(), defaults(key)))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.ko.md"})
    void every_setting_in_a_command_exists(String file) throws IOException {
        assertThat(Files.readAllLines(Path.of(file)).stream()
                        .filter(line -> line.strip().startsWith("mvn "))
                        .flatMap(line -> SET.matcher(line).results())
                        .map(hit -> hit.group(1)))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(SettingKeys.named(name)).as(name).isPresent());
    }

    private static Iterable<Map.Entry<String, String>> rows(String file) throws IOException {
        return Files.readAllLines(Path.of(file)).stream()
                .map(ROW::matcher)
                .filter(row -> row.matches())
                .map(row -> Map.entry(row.group(1), row.group(2)))
                .toList();
    }

    /** The default for the real broker, then those of paper and demo where they are others. */
    private static String defaults(SettingKey<?> key) {
        String real = key.defaultText(Environment.REAL);
        return Stream.of(Environment.PAPER, Environment.DEMO)
                .filter(environment -> !key.defaultText(environment).equals(real))
                .map(environment ->
                        ", " + BrokerKeys.ENVIRONMENT.kind().writer().apply(environment) + " "
                                + shown(key.defaultText(environment)))
                .reduce(shown(real), String::concat);
    }

    private static String shown(String value) {
        return value.isEmpty() ? "–" : "`" + value + "`";
    }
}
