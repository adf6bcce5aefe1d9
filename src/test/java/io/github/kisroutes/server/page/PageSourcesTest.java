package io.github.kisroutes.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the files of the page promise, as far as it can be read in them; a browser tries the rest. */
@Execution(ExecutionMode.CONCURRENT)
class PageSourcesTest {
    private static final Path FILES = Path.of("src/main/resources/page");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final Pattern USED = Pattern.compile(
            "(?:text\\(|data-(?:text|label|placeholder)=|fact\\()[\"']([a-z-]+\\.?[A-Za-z0-9-]*(?:\\.[A-Za-z-]+)?)[\"']");

    private static Map<?, ?> texts(String language) throws IOException {
        return new ObjectMapper()
                .readValue(FILES.resolve("text/" + language + ".json").toFile(), TreeMap.class);
    }

    /** Ours, without the library of the chart. */
    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> all = Files.list(FILES)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                sources.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return sources;
    }

    private static Set<String> placeholders(Object text) {
        return PLACEHOLDER
                .matcher(text.toString())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void both_languages_have_the_same_texts_with_the_same_placeholders() throws IOException {
        Map<?, ?> english = texts("en");
        Map<?, ?> korean = texts("ko");
        assertThat(korean.keySet()).isEqualTo(english.keySet());
        assertThat(english).allSatisfy((key, text) -> assertThat(placeholders(korean.get(key)))
                .as(key.toString())
                .isEqualTo(placeholders(text)));
    }

    @Test
    void every_text_that_is_used_is_there() throws IOException {
        Set<String> used = new TreeSet<>();
        for (String source : sources().values()) {
            USED.matcher(source).results().map(found -> found.group(1)).forEach(used::add);
        }
        assertThat(used).hasSizeGreaterThan(70);
        assertThat(texts("en").keySet().stream().map(Object::toString)).containsAll(used);
    }

    /** Where a name is put together, its beginning is looked for: {@code text(`state.${run.state}`)}. */
    @Test
    void no_text_is_there_that_is_not_used() throws IOException {
        String all = String.join("\n", sources().values());
        assertThat(texts("en").keySet().stream().map(Object::toString))
                .filteredOn(key -> !all.contains("'" + key + "'") && !all.contains("\"" + key + "\""))
                .allMatch(key -> all.contains("`" + key.substring(0, key.indexOf('.') + 1) + "${"));
    }

    @Test
    void texts_are_never_made_html_and_nothing_comes_from_another_host() throws IOException {
        assertThat(sources()).allSatisfy((name, source) -> assertThat(source)
                .as(name)
                .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(")
                .doesNotContain("style=\"", "<style", "onclick=\"", "@import", "url("));
        assertThat(sources().get("index.html"))
                .doesNotContainPattern("<script(?![^>]* src=\"page/)")
                .doesNotContainPattern("(?:src|href)=\"(?:https?:)?//(?!www\\.tradingview\\.com/\")")
                .contains("<a href=\"https://www.tradingview.com/\"");
    }

    @Test
    void the_library_of_the_chart_has_its_licence_beside_it() throws IOException {
        assertThat(Files.readString(FILES.resolve("vendor/lightweight-charts.mjs")))
                .contains("TradingView Lightweight Charts™ v5.2.1");
        assertThat(Files.readString(FILES.resolve("vendor/lightweight-charts.LICENSE.txt")))
                .contains("Apache License");
        assertThat(Files.readString(Path.of("NOTICE"))).contains("TradingView Lightweight Charts™ 5.2.1");
    }
}
