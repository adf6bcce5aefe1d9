package io.github.kisroutes;

import java.nio.file.Files;
import java.nio.file.Path;

/** The jars that {@code mvn package} has made, for the tests of what is delivered. */
public final class BuiltJars {
    private BuiltJars() {}

    /** The product's. */
    public static Path product() {
        return built(".jar");
    }

    /** The simulator's. */
    public static Path simulator() {
        return built("-simulator.jar");
    }

    private static Path built(String ending) {
        Path jar = Path.of(System.getProperty("karaf.build"), System.getProperty("karaf.bundle") + ending);
        if (Files.notExists(jar)) {
            throw new IllegalStateException(jar + " was not built");
        }
        return jar;
    }
}
