package io.github.kisroutes.config.key;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every key there is, each in one entry of its area's table: validation, {@code config/application.properties} and the README's
 * table agree with this list, and tests hold them to it.
 */
public final class SettingKeys {
    private static final List<SettingKey<?>> ALL = Stream.of(
                    BrokerKeys.TABLE,
                    CollectionKeys.TABLE,
                    RuntimeKeys.TABLE,
                    GatewayKeys.TABLE,
                    SeriesKeys.TABLE,
                    AlertKeys.TABLE,
                    DatabaseKeys.TABLE)
            .flatMap(table -> table.keys().stream())
            .toList();

    private SettingKeys() {}

    /** Every key, in the order of the documentation. */
    public static List<SettingKey<?>> all() {
        return ALL;
    }

    /** The key of this name. */
    public static Optional<SettingKey<?>> named(String name) {
        return ALL.stream().filter(key -> key.name().equals(name)).findFirst();
    }
}
