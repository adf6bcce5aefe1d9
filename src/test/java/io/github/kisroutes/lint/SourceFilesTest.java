package io.github.kisroutes.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What class files no longer show. */
class SourceFilesTest {
    private static final int LONGEST = 200;

    /** The words are put together here so that this file does not hold them itself. */
    private static final Pattern LEFT_FOR_LATER = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");

    private static final Pattern SKIPPED_OR_SLEEPING = Pattern.compile("@Disa" + "bled\\b|Thread\\s*\\.\\s*sl" + "eep");

    /** On a line that is no comment. */
    private static final Pattern KOREAN_LITERAL = Pattern.compile("^(?!\\s*(\\*|/\\*|//)).*[\"'].*[가-힣]");

    /** Which classes may hold Korean, and what it is. */
    private static final Map<String, String> KOREAN_DATA = Map.of(
            "GatewayFault.java", "what KIS answers, and what the gateway answers in its place to clients of KIS",
            "GatewayOauth.java", "what KIS answers when a token is revoked",
            "HostCheck.java", "a letter to try the console with",
            "SymbolsFile.java", "a stock in an example of a line");

    private static final Pattern PUBLIC_TYPE =
            Pattern.compile("public (?:[a-z-]+ )*(?:class|interface|@interface|record|enum) .*");

    @Test
    void a_class_has_at_most_200_lines() {
        assertThat(files("src/main", ".java"))
                .isNotEmpty()
                .filteredOn(file -> lines(file).size() > LONGEST)
                .isEmpty();
    }

    @Test
    void nothing_is_left_for_later() {
        assertThat(Stream.of("src", "routes", "config").flatMap(folder -> places(folder, "", contain(LEFT_FOR_LATER))))
                .isEmpty();
    }

    @Test
    void no_test_is_skipped_or_sleeps() {
        assertThat(Stream.of("src/test", "src/benchmark")
                        .flatMap(folder -> places(folder, ".java", contain(SKIPPED_OR_SLEEPING))))
                .isEmpty();
    }

    @Test
    void korean_in_code_is_data_and_what_a_person_reads_is_in_the_messages() {
        assertThat(files("src/main/java", ".java")
                        .filter(file -> lines(file).stream()
                                .anyMatch(line -> KOREAN_LITERAL.matcher(line).find()))
                        .map(SourceFilesTest::name))
                .containsExactlyInAnyOrderElementsOf(KOREAN_DATA.keySet());
    }

    @Test
    void public_types_are_documented() {
        assertThat(places("src/main", ".java", SourceFilesTest::isPublicType)).isNotEmpty();
        assertThat(places("src/main", ".java", SourceFilesTest::isUndocumented)).isEmpty();
    }

    @Test
    void no_two_classes_have_one_name() {
        assertThat(files("src", ".java").map(SourceFilesTest::name).filter(name -> !name.equals("package-info.java")))
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    private static boolean isPublicType(List<String> lines, int index) {
        return PUBLIC_TYPE.matcher(lines.get(index)).matches();
    }

    private static boolean isUndocumented(List<String> lines, int index) {
        int above = index - 1;
        while (above >= 0 && lines.get(above).startsWith("@")) {
            above--;
        }
        return isPublicType(lines, index) && (above < 0 || !lines.get(above).endsWith("*/"));
    }

    private static BiPredicate<List<String>, Integer> contain(Pattern pattern) {
        return (lines, index) -> pattern.matcher(lines.get(index)).find();
    }

    /** Where in the files below this folder a line is like that. */
    private static Stream<String> places(String folder, String ending, BiPredicate<List<String>, Integer> wanted) {
        return files(folder, ending).flatMap(file -> {
            List<String> lines = lines(file);
            return IntStream.range(0, lines.size())
                    .filter(index -> wanted.test(lines, index))
                    .mapToObj(index ->
                            file + ":" + (index + 1) + ": " + lines.get(index).strip());
        });
    }

    /** The text files below a folder; compressed data is none. */
    private static Stream<Path> files(String folder, String ending) {
        try (Stream<Path> all = Files.walk(Path.of(folder))) {
            return all
                    .filter(Files::isRegularFile)
                    .filter(file -> name(file).endsWith(ending) && !name(file).endsWith(".gz"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
