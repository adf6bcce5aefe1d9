package io.github.kisroutes.lint;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What would let a text decide what the process does: a program inside a route, an address made from data. */
final class Programs {
    /** Languages that run a program. */
    private static final Set<String> SCRIPTS = Set.of(
            "csimple",
            "groovy",
            "java",
            "joor",
            "js",
            "language",
            "mvel",
            "ognl",
            "python",
            "script",
            "scriptLanguage",
            "logLanguage",
            "spel",
            "wasm");

    /** Steps that fill in <code>${…}</code> of their address and its parameters for each exchange. */
    private static final Set<String> FILLED_IN = Set.of("toD", "wireTap", "poll");

    private static final Pattern SCRIPT_COMPONENT =
            Pattern.compile("(?:language|groovy|exec|script):.*", Pattern.DOTALL);

    private Programs() {}

    static Stream<Violation> scripts(RouteFile file) {
        Stream<Violation> languages = file.everything()
                .filter(entry -> SCRIPTS.contains(entry.key()))
                .map(entry -> new Violation(
                        entry.line(),
                        "'" + entry.key() + "' runs a program inside the route; write it "
                                + "in Java, where it is compiled and tested, and call it with 'bean:'."));
        Stream<Violation> components = file.values()
                .filter(entry ->
                        SCRIPT_COMPONENT.matcher(entry.value().asText()).matches())
                .map(entry -> new Violation(
                        entry.line(),
                        "This address runs a program; write it in Java, where it is "
                                + "compiled and tested, and call it with 'bean:'."));
        return Stream.concat(languages, components);
    }

    static Stream<Violation> addressesFromData(RouteFile file) {
        return file.steps()
                .filter(Programs::isAddressedFromData)
                .map(step -> new Violation(
                        step.line(),
                        "The address of '" + step.name() + "' is made from the exchange's "
                                + "data, so data decides where messages go; write a fixed address."));
    }

    private static boolean isAddressedFromData(Step step) {
        if (step.isAddressedByExpression()) {
            return step.expression().filter(Expression::isFixed).isEmpty();
        }
        return FILLED_IN.contains(step.name()) && addressTexts(step.body()).anyMatch(Expression::isFilledIn);
    }

    private static Stream<String> addressTexts(YamlNode body) {
        Stream<String> uri = Stream.of(body.asText(), body.text("uri"));
        Stream<String> parameters = body.get("parameters").stream()
                .flatMap(YamlNode::everything)
                .map(parameter -> parameter.value().asText());
        return Stream.concat(uri, parameters);
    }
}
