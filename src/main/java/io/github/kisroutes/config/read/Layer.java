package io.github.kisroutes.config.read;

import io.github.kisroutes.config.key.SettingKey;
import io.github.kisroutes.config.key.SettingKeys;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The values of one place, by property name.
 *
 * @param place where a person finds the value of a name: {@code config/application.properties}, {@code -Dkis.market}
 */
public record Layer(Map<String, String> values, UnaryOperator<String> place) {
    public static final String PROFILE = "camel.main.profile";

    /** Camel takes it from anywhere; it is ours to know as well, because the files that it names are judged. */
    private static final String ROUTES = "camel.main.routes-include-pattern";

    public static Layer of(String place, Map<String, String> values) {
        return new Layer(values, name -> place);
    }

    /** Properties given on the command line: those of this product, Camel's profile, and where its routes are. */
    public static Layer ofSystem(Properties system) {
        Map<String, String> values = new TreeMap<>();
        for (String name : system.stringPropertyNames()) {
            if (name.startsWith("kis.") || name.equals(PROFILE) || name.equals(ROUTES)) {
                values.put(name, system.getProperty(name));
            }
        }
        return new Layer(values, name -> "-D" + name);
    }

    /** Environment variables of known keys; an empty one counts as absent, as containers set them for "not given". */
    public static Layer ofEnvironment(Map<String, String> environment) {
        Map<String, String> values = new TreeMap<>();
        for (SettingKey<?> key : SettingKeys.all()) {
            take(environment, key.name(), values);
        }
        take(environment, PROFILE, values);
        take(environment, ROUTES, values);
        return new Layer(values, name -> "environment variable " + SettingKey.variable(name));
    }

    private static void take(Map<String, String> environment, String name, Map<String, String> values) {
        String value = environment.getOrDefault(SettingKey.variable(name), "");
        if (!value.isBlank()) {
            values.put(name, value);
        }
    }
}
