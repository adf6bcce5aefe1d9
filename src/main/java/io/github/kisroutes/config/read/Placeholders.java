package io.github.kisroutes.config.read;

import io.github.kisroutes.config.key.SettingKeys;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Resolves <code>{{env:NAME}}</code>, <code>{{env:NAME:default}}</code>, <code>{{sys:name}}</code> and
 * <code>{{other.key}}</code> the way Camel writes them, before Camel is there.
 *
 * @param environment environment variables
 * @param system system properties
 * @param secrets whether the result may hold secrets, directly or by way of another key
 * @param other the resolved text of another key; empty when it has none
 */
public record Placeholders(
        Map<String, String> environment, Properties system, boolean secrets, Function<String, Optional<String>> other) {
    /** The documented names of the credentials, besides those that follow from the keys. */
    static final Set<String> CREDENTIAL_VARIABLES = Set.of("KIS_APP_KEY", "KIS_APP_SECRET");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");
    private static final Set<String> SECRETS = SettingKeys.all().stream()
            .filter(key -> key.kind().secret())
            .flatMap(key -> Stream.of(key.name(), key.variable()))
            .collect(Collectors.toUnmodifiableSet());

    /** A placeholder that gets no value; the message completes "kis.x = … refers to". */
    static final class UnresolvedException extends RuntimeException {
        UnresolvedException(String what) {
            super(what);
        }
    }

    /** @throws UnresolvedException when a placeholder has neither value nor default, or names a secret where none may be */
    String resolve(String text) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found.group(1))));
    }

    /** The first placeholder in the text that names a secret. */
    public static Optional<String> secretIn(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(Placeholders::namesSecret)
                .findFirst();
    }

    private static boolean namesSecret(String inside) {
        String name =
                inside.replaceFirst("^(env|sys):", "").replaceFirst(":.*", "").replaceFirst("^[?]", "");
        return SECRETS.contains(name) || CREDENTIAL_VARIABLES.contains(name);
    }

    private String value(String inside) {
        if (!secrets && namesSecret(inside)) {
            throw new UnresolvedException("the secret {{" + inside
                    + "}}, but this setting is shown in logs: write its value without secrets.");
        }
        if (inside.startsWith("env:")) {
            return orDefault(
                    inside.substring(4), "the environment variable ", name -> environment.getOrDefault(name, ""));
        }
        if (inside.startsWith("sys:")) {
            return orDefault(inside.substring(4), "the system property ", name -> system.getProperty(name, ""));
        }
        return orDefault(inside, "the key ", name -> other.apply(name).orElse(""));
    }

    private static String orDefault(String nameAndDefault, String what, Function<String, String> lookup) {
        String[] parts = nameAndDefault.split(":", 2);
        String value = lookup.apply(parts[0]);
        if (value.isBlank() && parts.length == 1) {
            throw new UnresolvedException(what + parts[0] + ", which is not set: set it, or write the value itself.");
        }
        return value.isBlank() ? parts[1] : value;
    }
}
