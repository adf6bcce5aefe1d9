package io.github.kisroutes.karaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A Karaf of its own: a fresh copy of the distribution, started and stopped as its scripts do it. */
final class KarafProcess implements AutoCloseable {
    static final Path BUILD = Path.of(System.getProperty("karaf.build"));
    private static final Path DISTRIBUTION = Path.of(System.getProperty("karaf.distribution"));

    /** Ports that are fixed, so that two Karafs on one machine would meet. */
    private static final String FEATURES_WITH_PORTS = "(?m)^ +(ssh|management|instance)/.*\\R";

    /** A Karaf of a test ends before a second compilation of its code would pay. */
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private final Path home;
    private Process process;

    private KarafProcess(Path home) {
        this.home = home;
    }

    /** An unpacked Karaf, not started. */
    static KarafProcess unpacked(Path home) throws IOException {
        copy(DISTRIBUTION, home);
        KarafProcess karaf = new KarafProcess(home);
        karaf.edit("etc/org.apache.karaf.features.cfg", text -> text.replaceAll(FEATURES_WITH_PORTS, ""));
        karaf.edit("etc/config.properties", text -> text.replace("enableConfigSave = true", "enableConfigSave = false")
                .replace("fileinstall.poll = 1000", "fileinstall.poll = 250"));
        // The artifacts come from the build's repository, and nothing is written into it.
        karaf.edit(
                "etc/org.ops4j.pax.url.mvn.cfg",
                text -> text.replaceAll("(?ms)^org.ops4j.pax.url.mvn.repositories=.*?[^\\\\]$", "")
                        + "\norg.ops4j.pax.url.mvn.repositories=file:" + System.getProperty("karaf.maven")
                        + "@id=build@snapshots\norg.ops4j.pax.url.mvn.localRepository=" + home.resolve("data/m2")
                        + "\n");
        return karaf;
    }

    /** Makes features part of what this Karaf starts with. */
    KarafProcess withBootFeatures(Path repository, String... features) throws IOException {
        edit("etc/org.apache.karaf.features.cfg", text -> text.replaceFirst(
                        "featuresRepositories = ", "featuresRepositories = " + repository.toUri() + ", ")
                .replaceFirst("featuresBoot = ", "featuresBoot = " + String.join(", ", features) + ", "));
        return this;
    }

    /** @param variables of the environment, besides those of this process */
    void start(Map<String, String> variables) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(home.resolve("bin/karaf").toString(), "daemon");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("EXTRA_JAVA_OPTS", SHORT_LIVED);
        List.of("MAVEN_OPTS", "JAVA_OPTS", "JAVA_TOOL_OPTIONS").forEach(builder.environment()::remove);
        builder.environment().putAll(variables);
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        BUILD.resolve(home.getFileName() + ".out").toFile()));
        process = builder.start();
    }

    /** As an operator copies a file: whole at once. */
    void deploy(Path file) throws IOException {
        Path aside = home.resolve(file.getFileName() + ".part");
        Files.copy(file, aside, StandardCopyOption.REPLACE_EXISTING);
        Files.move(aside, home.resolve("deploy").resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    }

    void undeploy(Path file) throws IOException {
        Files.delete(home.resolve("deploy").resolve(file.getFileName()));
    }

    Path path(String relative) {
        return home.resolve(relative);
    }

    String read(String relative) {
        try {
            Path file = home.resolve(relative);
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            return ""; // being written just now
        }
    }

    /** As most editors save: whole at once. */
    void edit(String relative, UnaryOperator<String> change) throws IOException {
        Path file = home.resolve(relative);
        Path aside = Files.writeString(home.resolve("data/edited.part"), change.apply(Files.readString(file)));
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    String log() {
        return read("data/log/karaf.log");
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** The last lines of the log, for a failed assertion. */
    String tail() {
        List<String> lines = log().lines().toList();
        return lines.stream().skip(Math.max(0, lines.size() - 60)).collect(Collectors.joining("\n"));
    }

    void stop() {
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                assertThat(process.waitFor()).as("Karaf did not stop by itself").isZero();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process = null;
    }

    @Override
    public void close() {
        stop();
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    static Path built(String ending) {
        Path file = BUILD.resolve(System.getProperty("karaf.bundle") + ending);
        if (Files.notExists(file)) {
            throw new UncheckedIOException(new IOException(file + " was not built"));
        }
        return file;
    }
}
