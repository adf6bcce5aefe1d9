package io.github.kisroutes.config.key;

import io.github.kisroutes.config.Environment;
import java.util.Locale;

/**
 * One setting: its name, what it takes, what it is without the operator's doing, and what it is for.
 *
 * @param name {@code kis.<area>.<thing>}
 * @param kind how its text is read
 * @param real the default for the production host; empty when there is none
 * @param paper the default for the paper host
 * @param demo the default in the demo
 * @param meaning one sentence
 */
public record SettingKey<T>(String name, SettingType<T> kind, String real, String paper, String demo, String meaning) {

    /** The text that stands for an absent value; may hold placeholders; empty when there is none. */
    public String defaultText(Environment environment) {
        return switch (environment) {
            case REAL -> real;
            case PAPER -> paper;
            case DEMO -> demo;
        };
    }

    /** Where a person finds the default. */
    public String defaultPlace() {
        return real.startsWith("{{env:") ? "environment variable " + real.replaceAll("[{}]|env:", "") : "the default";
    }

    /** The environment variable that sets it: {@code KIS_COLLECT_DAYS} for {@code kis.collect.days}. */
    public String variable() {
        return variable(name);
    }

    public static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
