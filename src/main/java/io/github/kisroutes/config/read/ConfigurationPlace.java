package io.github.kisroutes.config.read;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where an installation keeps its configuration. */
public interface ConfigurationPlace {
    /** What applies always. */
    Layer base(ConfigurationErrors mistakes);

    /** What the operator puts above it in a file that is no part of the product, so that an update leaves it alone. */
    default Optional<Layer> own(ConfigurationErrors mistakes) {
        return Optional.empty();
    }

    /** What a profile puts above both. */
    Optional<Layer> profile(String name, ConfigurationErrors mistakes);

    /** A folder with {@code application.properties} and {@code application-<profile>.properties}. */
    static ConfigurationPlace folder(Path folder) {
        return new ConfigurationPlace() {
            @Override
            public Layer base(ConfigurationErrors mistakes) {
                return PropertyFile.read(folder.resolve("application.properties"), mistakes);
            }

            @Override
            public Optional<Layer> own(ConfigurationErrors mistakes) {
                return Optional.of(PropertyFile.read(folder.resolve("local.properties"), mistakes));
            }

            @Override
            public Optional<Layer> profile(String name, ConfigurationErrors mistakes) {
                return Optional.of(PropertyFile.read(folder.resolve("application-" + name + ".properties"), mistakes));
            }
        };
    }

    /** A runtime that has read its own file already and knows no profiles. */
    static ConfigurationPlace given(String place, Map<String, String> values) {
        Layer layer = Layer.of(place, new TreeMap<>(values));
        return new ConfigurationPlace() {
            @Override
            public Layer base(ConfigurationErrors mistakes) {
                return layer;
            }

            @Override
            public Optional<Layer> profile(String name, ConfigurationErrors mistakes) {
                return Optional.empty();
            }
        };
    }
}
