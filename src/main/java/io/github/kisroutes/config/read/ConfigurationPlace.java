package io.github.kisroutes.config.read;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Where an installation keeps its configuration. Each list begins with what wins. */
public interface ConfigurationPlace {
    /** What applies always. */
    List<Layer> base(ConfigurationErrors mistakes);

    /** What the operator puts above it in a file that is no part of the product, so that an update leaves it alone. */
    default List<Layer> own(ConfigurationErrors mistakes) {
        return List.of();
    }

    /** What a profile puts above both. */
    List<Layer> profile(String name, ConfigurationErrors mistakes);

    /**
     * Folders with {@code application.properties}, {@code local.properties} and {@code application-<profile>.properties}, each of
     * which may be missing.
     *
     * @param folders the one that wins first
     * @param last names of more files, for what nobody else has set
     */
    static ConfigurationPlace folders(List<Path> folders, String... last) {
        return new ConfigurationPlace() {
            @Override
            public List<Layer> base(ConfigurationErrors mistakes) {
                return Stream.concat(Stream.of("application.properties"), Stream.of(last))
                        .flatMap(name -> files(name, mistakes).stream())
                        .toList();
            }

            @Override
            public List<Layer> own(ConfigurationErrors mistakes) {
                return files("local.properties", mistakes);
            }

            @Override
            public List<Layer> profile(String name, ConfigurationErrors mistakes) {
                return files("application-" + name + ".properties", mistakes);
            }

            private List<Layer> files(String name, ConfigurationErrors mistakes) {
                return folders.stream()
                        .map(folder -> PropertyFile.read(folder.resolve(name), mistakes))
                        .toList();
            }
        };
    }

    /** A runtime that has read its own file already and knows no profiles. */
    static ConfigurationPlace given(String place, Map<String, String> values) {
        Layer layer = Layer.of(place, new TreeMap<>(values));
        return new ConfigurationPlace() {
            @Override
            public List<Layer> base(ConfigurationErrors mistakes) {
                return List.of(layer);
            }

            @Override
            public List<Layer> profile(String name, ConfigurationErrors mistakes) {
                return List.of();
            }
        };
    }
}
