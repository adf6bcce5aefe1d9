package io.github.kisroutes.lint;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A small route file that breaks one rule, or none. The line that breaks it ends in the mark, so that a sample shows what
 * is expected of it.
 *
 * @param rule the rule that is broken
 * @param file the file's name
 * @param text the file
 */
record Sample(String rule, String file, String text) {
    /** A step in which nothing is wrong. */
    static final String LOG = """
            - log:
                id: hello
                message: Hello
            """;

    private static final String MARK = "# <-";

    /** A whole route around these steps. */
    static Sample steps(String rule, String id, String steps) {
        return new Sample(rule, id + RouteFile.ENDING, around(id, steps));
    }

    /** A whole file. */
    static Sample file(String rule, String id, String text) {
        return new Sample(rule, id + RouteFile.ENDING, text);
    }

    static String around(String id, String steps) {
        return """
                # Called by: a test. In: nothing.
                # Out: nothing. Faults: none.
                - route:
                    id: %s
                    description: A sample
                    from:
                      uri: direct
                      parameters:
                        name: %s
                      steps:
                """.formatted(id, id) + steps.indent(8);
    }

    /** The line that carries the mark, counted from 1; the first one when none does. */
    int line() {
        List<String> lines = text.lines().toList();
        return IntStream.range(0, lines.size())
                .filter(index -> lines.get(index).contains(MARK))
                .map(index -> index + 1)
                .findFirst()
                .orElse(1);
    }

    @Override
    public String toString() {
        return rule + " at line " + line() + " of " + file;
    }
}
