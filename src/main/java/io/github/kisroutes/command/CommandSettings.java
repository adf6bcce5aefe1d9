package io.github.kisroutes.command;

import io.github.kisroutes.config.read.Layer;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What a command and its options mean in {@code kis.*} keys, and how messages name where a value was written. */
final class CommandSettings {
    private final String command;
    private final Map<String, String> values = new TreeMap<>();
    private final Map<String, String> places = new HashMap<>();

    /** @param command as a person writes it: {@code kis collect} */
    CommandSettings(String command) {
        this.command = command;
    }

    /** What the command itself means. */
    CommandSettings set(String key, String value) {
        values.put(key, value);
        return this;
    }

    /** What an option says; one that was not given says nothing. */
    CommandSettings option(String option, String key, String value) {
        if (value != null) {
            values.put(key, value);
            places.put(key, option);
        }
        return this;
    }

    Layer layer() {
        return new Layer(Map.copyOf(values), key -> places.getOrDefault(key, command));
    }
}
