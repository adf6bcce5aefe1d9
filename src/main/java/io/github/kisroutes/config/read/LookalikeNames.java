package io.github.kisroutes.config.read;

import io.github.kisroutes.config.key.SettingKey;
import io.github.kisroutes.config.key.SettingKeys;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Names that mean a setting and do not begin with {@code kis.}, so that nobody would read them: {@code -Dkis-collect.days},
 * {@code -Dcollect.days}.
 */
public final class LookalikeNames {
    private static final Map<String, SettingKey<?>> BY_LETTERS =
            SettingKeys.all().stream().collect(Collectors.toMap(key -> letters(key.name()), key -> key));

    private LookalikeNames() {}

    /**
     * Refuses them in the files of this product, and on the command line where the name begins with kis.
     *
     * @return one sentence on each other name of the command line, which may belong to another program
     */
    public static List<String> check(Layers layers, Properties system, ConfigurationErrors mistakes) {
        layers.all().forEach((name, found) -> meant(name)
                .ifPresent(
                        key -> mistakes.add(told(name + " (" + found.place() + ")", key, UnaryOperator.identity()))));
        return new TreeSet<>(system.stringPropertyNames())
                .stream()
                        .flatMap(name -> meant(name).map(key -> told("-D" + name, key, text -> "-D" + text)).stream()
                                .filter(sentence -> isLeft(name, sentence, mistakes)))
                        .toList();
    }

    private static boolean isLeft(String name, String sentence, ConfigurationErrors mistakes) {
        if (name.toLowerCase(Locale.ROOT).startsWith("kis")) {
            mistakes.add(sentence);
            return false;
        }
        return true;
    }

    private static String told(String found, SettingKey<?> key, UnaryOperator<String> written) {
        return found + " is no setting, and nobody reads it; " + written.apply(key.name())
                + " is. Correct the name or remove it.";
    }

    /** A name without the prefix counts when it has two parts at least: {@code market} alone may be anything. */
    private static Optional<SettingKey<?>> meant(String name) {
        if (name.startsWith("kis.")) {
            return Optional.empty();
        }
        SettingKey<?> whole = BY_LETTERS.get(letters(name));
        return whole != null || !name.contains(".")
                ? Optional.ofNullable(whole)
                : Optional.ofNullable(BY_LETTERS.get(letters("kis" + name)));
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[._-]", "");
    }
}
