package io.github.kisroutes.lint;

import java.util.List;
import java.util.stream.Stream;

/** What lets a person read a file from top to bottom. */
final class Reading {
    /** House rule: a route has fewer lines than this. */
    private static final int TOO_LONG = 80;

    private static final int COMMENT_LINES = 2;

    private Reading() {}

    static Stream<Violation> headerComment(RouteFile file) {
        long comment = file.lines().stream()
                .takeWhile(line -> line.startsWith("#"))
                .filter(line -> !line.replace("#", "").isBlank())
                .count();
        return comment >= COMMENT_LINES
                ? Stream.empty()
                : Stream.of(new Violation(
                        1,
                        "Two lines of comment on top are missing: who calls this, what goes in, what "
                                + "comes out, which faults."));
    }

    static Stream<Violation> length(RouteFile file) {
        int lines = file.lines().size();
        return lines < TOO_LONG
                ? Stream.empty()
                : Stream.of(new Violation(
                        TOO_LONG,
                        "The file has " + lines + " lines; a route has fewer than " + TOO_LONG
                                + ". Move a part into a route of its own, or a decision into Java."));
    }

    static Stream<Violation> choices(RouteFile file) {
        return file.topLevel().stream().flatMap(top -> secondChoice(top.value()));
    }

    private static Stream<Violation> secondChoice(YamlNode route) {
        List<Step> choices = RouteFile.stepsBelow(route)
                .filter(step -> step.name().equals("choice"))
                .toList();
        return choices.stream()
                .skip(1)
                .map(step -> new Violation(
                        step.line(),
                        "This is the second choice of the route; one is allowed. Decide in "
                                + "Java, or in a route of its own."));
    }
}
