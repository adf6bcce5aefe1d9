package io.github.kisroutes.lint;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Camel shows a route in clear, placeholders resolved: in its dump, over JMX, on its developer pages. */
final class Secrets {
    private static final Pattern SECRET_SETTING = Pattern.compile(
            ".*(?:password|passphrase|secret|client-id|app-?key|api-?key|redis-url|credential|alert.*url).*",
            Pattern.CASE_INSENSITIVE);

    /** The environment, where the secrets are, and Camel's vaults. */
    private static final Pattern FUNCTION =
            Pattern.compile("(?:env|sys|secret|aws|gcp|azure|hashicorp|cyberark|ibm|configmap|service)(?:\\.\\w+)?:.*");

    private static final Pattern SIMPLE_ENVIRONMENT = Pattern.compile("\\$\\{\\s*(?:env|sys|sysenv|systemEnv)\\s*[.:]");

    /** Matched against a name in lower case without its dashes, dots and underscores. */
    private static final Pattern SECRET_FIELD =
            Pattern.compile(".*(?:password|passwd|passphrase|secret|apikey|appkey|accesstoken).*|authorization");

    private static final List<Pattern> LITERALS = List.of(
            Pattern.compile("\\b[Bb]earer\\s+(?!\\{\\{|\\$\\{)[\\w.~+/=-]{16,}"),
            Pattern.compile("\\beyJ[\\w-]{10,}\\.[\\w-]{10,}"),
            Pattern.compile("(?<![\\w+/=])(?=\\w*[0-9])(?=\\w*[a-z])(?=\\w*[A-Z])[A-Za-z0-9]{36}(?![\\w+/=])"),
            Pattern.compile(
                    "(?<![\\w+/=])(?=\\S*[0-9])(?=\\S*[a-z])(?=\\S*[A-Z])[A-Za-z0-9+/]{100,}={0,2}(?![\\w+/=])"),
            Pattern.compile("[?&](?i:\\w*password|\\w*secret|appkey)=(?!\\{\\{)[^&\\s]"),
            Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----"));

    private Secrets() {}

    static Stream<Violation> placeholders(RouteFile file) {
        return lines(
                file,
                Secrets::namesSecret,
                "This names a secret, and Camel shows a route with its placeholders "
                        + "resolved. Leave the secret in the configuration and to the Java part that needs it.");
    }

    private static boolean namesSecret(String line) {
        return PlaceholderRule.in(line)
                        .anyMatch(name -> FUNCTION.matcher(name).matches()
                                || SECRET_SETTING.matcher(name).matches())
                || SIMPLE_ENVIRONMENT.matcher(line).find();
    }

    static Stream<Violation> literals(RouteFile file) {
        return lines(
                file,
                Secrets::holdsSecret,
                "This looks like a key, a secret or a token. Take it out of the file, "
                        + "and if the file was shared, have it replaced at the broker.");
    }

    private static boolean holdsSecret(String line) {
        return LITERALS.stream().anyMatch(pattern -> pattern.matcher(line).find());
    }

    /** By line of the text, not by key: a comment is read, too. */
    private static Stream<Violation> lines(RouteFile file, Predicate<String> found, String sentence) {
        return IntStream.range(0, file.lines().size())
                .filter(index -> found.test(file.lines().get(index)))
                .mapToObj(index -> new Violation(index + 1, sentence));
    }

    static Stream<Violation> fields(RouteFile file) {
        return file.everything()
                .flatMap(Secrets::fieldOf)
                .map(field -> new Violation(
                        field.line(),
                        "A route does not set '" + field.key()
                                + "': routes and exchanges are shown in clear. The HTTP client "
                                + "puts the broker's secrets on the wire; an endpoint's password is an option of its component "
                                + "in application.properties."));
    }

    /** The secret field that an entry gives a value to: by its key, or by the {@code name} that {@code setHeader} has. */
    private static Stream<YamlNode.Entry> fieldOf(YamlNode.Entry entry) {
        YamlNode value = entry.value();
        if (entry.isScalar()) {
            return isSecret(entry.key()) ? Stream.of(entry) : Stream.empty();
        }
        boolean sets = Expression.of(value.get("expression").orElse(value)).isPresent();
        return sets && isSecret(value.text("name"))
                ? Stream.of(new YamlNode.Entry(value.line(), value.text("name"), value))
                : Stream.empty();
    }

    private static boolean isSecret(String field) {
        return SECRET_FIELD
                .matcher(field.toLowerCase(Locale.ROOT).replaceAll("[-_.]", ""))
                .matches();
    }
}
