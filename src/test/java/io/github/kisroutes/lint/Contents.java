package io.github.kisroutes.lint;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What belongs into an SQL file or into the configuration instead of a route. */
final class Contents {
    private static final Pattern SQL = Pattern.compile(
            "\\b(?:select\\s.+\\sfrom|insert\\s+into|update\\s+\\S+\\s+set|delete\\s+from|merge\\s+into"
                    + "|(?:create|alter|drop|truncate)\\s+(?:table|view|index|schema|sequence))\\b",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

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
}
