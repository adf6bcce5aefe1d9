package io.github.kisroutes.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.kisroutes.config.check.SettingsSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** An installation for tests: real files in a folder, and an environment of its own. */
public final class Configured {
    public static final String KEY = "PSabcdefghijklmnopqrstuvwxyz01234567";
    public static final String SECRET = "s3cr3t/+=".repeat(20);

    private final Path folder;
    private final Map<String, String> variables = new HashMap<>();
    private final Properties system = new Properties();

    private Configured(Path folder) {
        this.folder = folder;
    }

    /** With a key pair of the right shape and nothing else. */
    public static Configured in(Path folder) {
        return withoutKeys(folder).variable("KIS_APP_KEY", KEY).variable("KIS_APP_SECRET", SECRET);
    }

    public static Configured withoutKeys(Path folder) {
        return new Configured(folder);
    }

    /** The lines of {@code application.properties}. */
    public Configured lines(String... lines) {
        return file("application.properties", lines);
    }

    public Configured file(String name, String... lines) {
        try {
            Files.write(folder.resolve(name), List.of(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public Configured variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    public Configured system(String name, String value) {
        system.setProperty(name, value);
        return this;
    }

    public SettingsSource source() {
        return SettingsSource.of(folder, variables, system);
    }

    public Settings load() {
        return source().load();
    }

    /** The sentences with which the start is refused. */
    public List<String> mistakes() {
        return mistakes(source());
    }

    public static List<String> mistakes(SettingsSource source) {
        return catchThrowableOfType(ConfigurationException.class, source::load).mistakes();
    }

    /** The one sentence with which the start is refused. */
    public String mistake() {
        List<String> mistakes = mistakes();
        if (mistakes.size() != 1) {
            throw new AssertionError("One sentence was expected: " + mistakes);
        }
        return mistakes.get(0);
    }
}
