package io.github.kisroutes.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.alert.AlertCondition;
import io.github.kisroutes.config.Language;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The two languages say the same, and everything that is said stands in both. */
class MessagesTest {
    private static final Path SOURCES = Path.of("src/main/java/io/github/kisroutes");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");
    private static final Pattern HANGUL = Pattern.compile("[가-힣]");

    private static Properties texts(Language language) throws IOException {
        Properties texts = new Properties();
        texts.load(new StringReader(Files.readString(
                Path.of("src/main/resources/messages/" + language.name().toLowerCase(Locale.ROOT) + ".properties"))));
        return texts;
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void both_languages_have_the_same_texts_with_the_same_placeholders() throws IOException {
        Properties english = texts(Language.EN);
        Properties korean = texts(Language.KO);
        assertThat(korean.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(placeholders(korean.getProperty(key))).as(key).isEqualTo(placeholders(english.getProperty(key)));
        }
    }

    @Test
    void every_korean_sentence_is_korean() throws IOException {
        Properties korean = texts(Language.KO);
        assertThat(korean.stringPropertyNames())
                .filteredOn(key -> korean.getProperty(key)
                        .replaceAll("\\{[^}]*}|kis\\.[a-z.=-]+", "")
                        .matches("(?s).*[A-Za-z]{2,}.*"))
                .filteredOn(key -> !key.startsWith("time."))
                .allSatisfy(key -> assertThat(korean.getProperty(key)).as(key).containsPattern(HANGUL));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_text_shows_each_of_its_values(Language language) throws IOException {
        Messages messages = new Messages(language);
        Properties texts = texts(language);
        for (String key : texts.stringPropertyNames()) {
            int values = placeholders(texts.getProperty(key)).size();
            Object[] given = IntStream.range(0, values).mapToObj(i -> 101 + i).toArray();
            assertThat(new MessageFormat(texts.getProperty(key), Locale.ENGLISH).getFormatsByArgumentIndex())
                    .as("%s counts its placeholders from 0", key)
                    .hasSize(values);
            assertThat(messages.text(key, given)).as(key).doesNotContain("{", "}", "''");
            for (Object value : given) {
                assertThat(messages.text(key, given)).as(key).contains(value.toString());
            }
        }
    }

    @Test
    void every_text_is_used_and_every_used_text_is_there() throws IOException {
        Set<String> keys = texts(Language.EN).stringPropertyNames();
        Set<String> areas = keys.stream().map(key -> key.split("[.]")[0]).collect(Collectors.toSet());
        // run.properties and token.key are files.
        Pattern use = Pattern.compile("\"((?:" + String.join("|", areas) + ")[.](?!properties\"|key\")[A-Za-z.-]*)\"");
        Set<String> used = putTogether();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                use.matcher(Files.readString(file)).results().forEach(found -> used.add(found.group(1)));
            }
        }
        Set<String> starts = used.stream().filter(key -> key.endsWith(".")).collect(Collectors.toSet());
        used.removeAll(starts);
        assertThat(starts).as("what putTogether() knows").containsExactlyInAnyOrder("alert.", "state.");
        assertThat(used).containsExactlyInAnyOrderElementsOf(keys);
    }

    /** The keys that no class holds whole. */
    private static Set<String> putTogether() {
        Set<String> keys = new TreeSet<>();
        Stream.of("RUNNING", "DONE", "PARTIAL", "FAILED", "SKIPPED").forEach(state -> keys.add("state." + state));
        Stream.of(AlertCondition.values()).forEach(each -> keys.add("alert." + each.shown() + ".advice"));
        return keys;
    }

    @Test
    void numbers_words_and_times_follow_the_language() {
        Messages english = new Messages(Language.EN);
        Messages korean = new Messages(Language.KO);
        ZonedDateTime time = ZonedDateTime.of(2026, 11, 23, 15, 40, 7, 5, ZoneId.of("Asia/Seoul"));

        assertThat(english.planned(time)).isEqualTo("Mon 2026-11-23 15:40 KST");
        assertThat(korean.planned(time)).isEqualTo("2026-11-23(월) 15:40 KST");
        assertThat(english.soon(time)).isEqualTo("15:40:07 KST");
        assertThat(english.span(Duration.ofMillis(2_750))).isEqualTo("2.7 s");
        assertThat(korean.span(Duration.ofMinutes(3))).isEqualTo("3분");
        assertThat(english.text("symbol.done", 1, "20250616..20250616")).isEqualTo("1 row (20250616..20250616)");
        assertThat(english.text("symbol.done", 1200, "x")).isEqualTo("1200 rows (x)");
        assertThat(english.text("summary.rows", 1200, 0, 1, 2))
                .isEqualTo("rows      1,200 new, 0 changed, 1 unchanged, 2 rejected");
        assertThat(english.text("summary.requests", 1, "1.0", 0, 0)).endsWith("0 token issues");
    }
}
