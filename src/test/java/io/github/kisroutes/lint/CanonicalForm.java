package io.github.kisroutes.lint;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The form in which the Kaoto designer writes a file, so that a file saved there shows no difference but the edit: the
 * one Camel calls canonical since 4.19 and that 4.18 runs as well.
 */
final class CanonicalForm {
    private static final Set<String> TOP = Set.of("route", "routeConfiguration", "routeTemplate", "rest");

    /** Steps, and parts of steps, that evaluate an expression. */
    private static final Set<String> EVALUATING = Set.of(
            "delay",
            "dynamicRouter",
            "enrich",
            "filter",
            "idempotentConsumer",
            "loop",
            "onWhen",
            "pollEnrich",
            "recipientList",
            "resequence",
            "routingSlip",
            "script",
            "setBody",
            "setHeader",
            "setProperty",
            "setVariable",
            "split",
            "throttle",
            "transform",
            "validate",
            "when");

    /** Names of languages that are also names of plain texts elsewhere: {@code bean: ref, method}. */
    private static final Set<String> ALSO_PLAIN = Set.of("ref", "method", "language");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[^{}]*}}");

    private CanonicalForm() {}

    static Stream<Violation> document(RouteFile file) {
        if (!(file.root() instanceof YamlNode.Sequence)) {
            return Stream.of(new Violation(file.root().line(), "The file is a list: start with '- route:'."));
        }
        Stream<Violation> noKey = file.root()
                .items()
                .filter(item -> item.entries().count() != 1)
                .map(item -> new Violation(
                        item.line(),
                        "An item of the file is one of '- route:', '- rest:', "
                                + "'- routeConfiguration:' and '- routeTemplate:', with all else below it."));
        Stream<Violation> otherKeys = file.topLevel().stream()
                .filter(top -> !TOP.contains(top.key()))
                .map(top -> new Violation(
                        top.line(),
                        "'- " + top.key() + ":' does not belong on the top level; a file "
                                + "holds '- route:', '- rest:', '- routeConfiguration:' or '- routeTemplate:'."));
        return Stream.concat(noKey, otherKeys);
    }

    static Stream<Violation> steps(RouteFile file) {
        return file.steps()
                .filter(step -> !(step.body() instanceof YamlNode.Mapping))
                .map(CanonicalForm::shortStep);
    }

    private static Violation shortStep(Step step) {
        String written =
                switch (step.name()) {
                    case "to", "toD", "wireTap", "poll" ->
                        "'uri: " + step.body().asText() + "' below it";
                    case "log" -> "'message: " + step.body().asText() + "' below it";
                    case "stop" -> "'stop: {}'";
                    default -> "its keys below it, one a line";
                };
        return new Violation(step.line(), "The step '" + step.name() + ":' is not spelled out; write " + written + ".");
    }

    static Stream<Violation> expressions(RouteFile file) {
        Stream<Violation> unwrapped = file.everything()
                .filter(entry -> EVALUATING.contains(entry.key())
                        && entry.value().get("expression").isEmpty())
                .flatMap(entry -> Expression.of(entry.value()).stream())
                .map(inline -> new Violation(
                        inline.line(), "Spell the expression out: 'expression:' above '" + inline.language() + ":'."));
        Stream<Violation> bare = file.everything()
                .filter(entry -> Expression.LANGUAGES.contains(entry.key()) && !ALSO_PLAIN.contains(entry.key()))
                .filter(YamlNode.Entry::isScalar)
                .map(entry -> new Violation(
                        entry.line(),
                        "Spell the expression out: '" + entry.key() + ":', and below it 'expression: "
                                + entry.value().asText() + "'."));
        return Stream.concat(unwrapped, bare);
    }

    static Stream<Violation> addresses(RouteFile file) {
        return file.values()
                .filter(entry -> entry.key().equals("uri"))
                .filter(entry -> PLACEHOLDER
                        .matcher(entry.value().asText())
                        .replaceAll("")
                        .contains("?"))
                .map(entry -> new Violation(
                        entry.line(),
                        "Options of an endpoint stand below 'parameters:', one a line, "
                                + "not behind a '?' in the uri."));
    }
}
