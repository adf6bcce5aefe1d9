package io.github.kisroutes.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages that lead through the code name what is there: each file, route, class and package of them exists. */
class ArchitecturePageTest {
    private static final Path PAGE = Path.of("docs/architecture.md");
    private static final Path MAIN = Path.of("src/main/java/io/github/kisroutes");
    private static final List<Path> SOURCES = List.of(
            MAIN, Path.of("src/simulator/java/io/github/kisroutes"), Path.of("src/test/java/io/github/kisroutes"));

    /** {@code collection/run/SymbolItem}, perhaps with the name of a method. */
    private static final Pattern CLASS_PATH = Pattern.compile("((?:[a-z0-9]+/)+[A-Z]\\w*)(?:\\.(\\w+))?");

    private static final Pattern CLASS = Pattern.compile("[A-Z][a-z0-9]+(?:[A-Z]\\w*)?");
    private static final Pattern ROUTE = Pattern.compile("kis(?:-[a-z]+)+|candle-[a-z]+|error-policy");

    static List<Path> pages() throws IOException {
        return filesBelow(Path.of("docs"), ".md");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_class_that_is_named_with_its_package_is_there(Path page) throws IOException {
        for (String name : inBackticks(Files.readString(page))) {
            Matcher path = CLASS_PATH.matcher(name);
            if (path.matches()) {
                assertThat(source(path.group(1))).as("%s names %s", page, name).hasSize(1);
                String code = Files.readString(source(path.group(1)).get(0));
                assertThat(path.group(2) == null || code.contains(" " + path.group(2) + "("))
                        .as("%s names the method %s", page, name)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_file_that_is_named_is_there(Path page) throws IOException {
        Set<String> statements = filesBelow(Path.of("src/main/resources/sql"), ".sql").stream()
                .map(file -> file.getFileName().toString())
                .collect(Collectors.toSet());
        for (String name : inBackticks(Files.readString(page))) {
            if (name.matches("routes/[\\w/.-]+|src/[\\w/.-]+")) {
                assertThat(Path.of(name)).as("%s names it", page).exists();
            }
            if (page.equals(PAGE) && name.matches("[a-z-]+\\.sql")) {
                assertThat(statements).as("%s names it", page).contains(name);
            }
        }
    }

    @Test
    void the_picture_of_the_way_of_a_candle_shows_routes_that_are_there() throws IOException {
        String picture = Files.readString(PAGE).split("```")[1];
        List<String> shown =
                ROUTE.matcher(picture).results().map(found -> found.group()).toList();
        assertThat(shown).hasSizeGreaterThan(10);
        assertThat(routes()).containsAll(shown);
    }

    @Test
    void the_way_of_a_candle_names_each_class_with_its_package() throws IOException {
        Set<String> bare = new TreeSet<>();
        for (String name : inBackticks(Files.readString(PAGE))) {
            if (CLASS.matcher(name).matches() && !Files.exists(MAIN.resolve(name + ".java"))) {
                bare.add(name);
            }
        }
        assertThat(bare).as("classes without a package").containsExactly("ArchitectureTest");
    }

    @Test
    void the_packages_of_the_map_are_there() throws IOException {
        String section = Files.readString(PAGE)
                .split("## Which package may use which")[1]
                .split("\n## ")[0];
        List<String> packages = inBackticks(section).stream()
                .filter(name -> name.matches("[a-z]+"))
                .toList();
        assertThat(packages).hasSizeGreaterThan(5).allSatisfy(name -> assertThat(SOURCES)
                .anyMatch(root -> Files.isDirectory(root.resolve(name))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.ko.md"})
    void the_table_from_a_candle_to_its_row_names_what_is_there(String readme) throws IOException {
        String page = Files.readString(PAGE);
        List<String> names = Files.readAllLines(Path.of(readme)).stream()
                .dropWhile(line -> !line.contains("`KisBeans`"))
                .takeWhile(line -> line.startsWith("|"))
                .flatMap(line -> inBackticks(line).stream())
                .toList();
        assertThat(names).hasSizeGreaterThan(30);
        for (String name : names) {
            if (CLASS.matcher(name).matches()) {
                assertThat(classes(name))
                        .as("%s names the class %s", readme, name)
                        .hasSize(1);
                String path = MAIN.relativize(classes(name).get(0)).toString().replace(".java", "");
                assertThat(page).as("the page leads the reader to it, too").contains("`" + path + "`");
            } else if (ROUTE.matcher(name).matches()) {
                assertThat(routes()).as(readme).contains(name);
            } else {
                assertThat(Path.of(name)).as(readme).exists();
            }
        }
    }

    private static List<String> inBackticks(String text) {
        return Pattern.compile("`([^`\n]+)`")
                .matcher(text.replaceAll("(?s)```.*?```", ""))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static List<Path> source(String path) {
        return SOURCES.stream()
                .map(root -> root.resolve(path + ".java"))
                .filter(Files::exists)
                .toList();
    }

    private static List<Path> classes(String name) throws IOException {
        return filesBelow(MAIN, "/" + name + ".java");
    }

    private static Set<String> routes() throws IOException {
        return filesBelow(Path.of("routes"), ".camel.yaml").stream()
                .map(file -> file.getFileName().toString().replace(".camel.yaml", ""))
                .collect(Collectors.toSet());
    }

    private static List<Path> filesBelow(Path folder, String end) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        }
    }
}
