package io.github.kisroutes.lint;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What belongs into Java, into an SQL file or into the configuration instead of a route. */
final class Contents {
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

    private static final Pattern SQL = Pattern.compile(
            "\\b(?:select\\s.+\\sfrom|insert\\s+into|update\\s+\\S+\\s+set|delete\\s+from|merge\\s+into"
                    + "|(?:create|alter|drop|truncate)\\s+(?:table|view|index|schema|sequence))\\b",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern SCRIPT_COMPONENT =
            Pattern.compile("(?:language|groovy|exec|script):.*", Pattern.DOTALL);

    private Contents() {}

    static Stream<Violation> sql(RouteFile file) {
        return file.values()
                .filter(entry -> SQL.matcher(entry.value().asText()).find())
                .map(entry -> new Violation(
                        entry.line(),
                        "SQL stands in a file below sql/, one statement a file, and is "
                                + "named here as 'resource:classpath:sql/{{kis.database.dialect}}/….sql'."));
    }

    static Stream<Violation> unknownSettings(RouteFile file, Set<String> settings) {
        return file.everything().filter(YamlNode.Entry::isScalar).flatMap(entry -> PlaceholderRule.in(
                        entry.value().asText())
                .map(name -> name.split(":", 2)[0])
                .filter(name -> name.startsWith("kis.") && !settings.contains(name))
                .map(name -> new Violation(entry.line(), "There is no setting '" + name + "'.")));
    }

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
                .filter(Contents::isAddressedFromData)
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
