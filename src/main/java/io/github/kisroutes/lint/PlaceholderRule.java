package io.github.kisroutes.lint;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a text asks of Camel's properties: <code>{{name}}</code>, <code>{{?name}}</code>, <code>{{name:default}}</code>. */
final class PlaceholderRule {
    private static final Pattern BRACES = Pattern.compile("\\{\\{\\s*[?!]?([^{}]*?)\\s*}}");

    /** The simple language reads properties by a function of its own. */
    private static final Pattern FUNCTION = Pattern.compile("\\$\\{\\s*properties(?:Exist)?\\s*:\\s*!?([^{}]*?)\\s*}");

    private PlaceholderRule() {}

    /** The names in this text, each with its default cut off; a function keeps its prefix: {@code env:HOME}. */
    static Stream<String> in(String text) {
        return Stream.of(BRACES, FUNCTION)
                .flatMap(pattern -> pattern.matcher(text).results())
                .map(found -> found.group(1));
    }
}
