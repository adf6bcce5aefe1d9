package io.github.kisroutes.config.read;

import io.github.kisroutes.config.key.SettingKey;
import io.github.kisroutes.config.key.SettingKeys;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The folder of the installation, with {@code config}, {@code routes} and {@code data} in it. The configuration is found by it, so
 * a file there cannot name it.
 */
public final class Home {
    private Home() {}

    /**
     * The folder that {@code -Dkis.home} names, or else the environment variable {@code KIS_HOME}, or else whoever starts the
     * program, or else the working directory.
     *
     * @param starter the folder that whoever starts the program knows; empty when nobody does
     * @return empty for the working directory, so that paths stay as short as a person knows them
     */
    public static Path find(Properties system, Map<String, String> variables, Optional<Path> starter) {
        String name = SettingKeys.HOME.name();
        Path folder = Stream.of(system.getProperty(name, ""), variables.getOrDefault(SettingKey.variable(name), ""))
                .filter(text -> !text.isBlank())
                .findFirst()
                .map(text -> Path.of(text.strip()))
                .or(() -> starter)
                .orElse(Path.of(""));
        Path here = Path.of("").toAbsolutePath().normalize();
        Path absolute = folder.toAbsolutePath().normalize();
        return absolute.equals(here) ? Path.of("") : absolute;
    }

    /** Refuses a home that a file names: by then it is too late. */
    public static void check(Layers files, ConfigurationErrors mistakes) {
        files.find(SettingKeys.HOME.name())
                .filter(found -> !found.text().isEmpty())
                .ifPresent(found -> mistakes.add(SettingKeys.HOME.name() + " = " + found.text() + " (" + found.place()
                        + ") has no effect in a file, because the files are found by it: name the folder with"
                        + " -Dkis.home=<folder> or the environment variable KIS_HOME."));
    }
}
