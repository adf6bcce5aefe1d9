package io.github.kisroutes.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The archive of {@code mvn package}, unpacked, and its {@code bin/kis} as somebody calls it who has Java and nothing else. */
final class InstalledProgram {
    /** What a finished command said, both outputs together. */
    record Ended(int exitCode, String output) {}

    private final Path home;
    private final Path folder;
    private final Map<String, String> variables = new HashMap<>();

    /**
     * @param home where the archive is unpacked
     * @param folder the working directory
     */
    private InstalledProgram(Path home, Path folder) {
        this.home = home;
        this.folder = folder;
        variables.put("PATH", Path.of(System.getProperty("java.home"), "bin") + ":" + System.getenv("PATH"));
        variables.put("KIS_CACHE", folder.resolve("the cache").toString());
        variables.put("HOME", folder.toString());
    }

    static InstalledProgram unpacked(Path into) throws IOException, InterruptedException {
        Path archive = Path.of(System.getProperty("karaf.build"), System.getProperty("karaf.bundle") + "-bin.tar.gz");
        Files.createDirectories(into);
        Process tar = new ProcessBuilder("tar", "xzf", archive.toAbsolutePath().toString(), "-C", into.toString())
                .inheritIO()
                .start();
        if (tar.waitFor() != 0) {
            throw new IOException(archive + " cannot be unpacked");
        }
        try (Stream<Path> files = Files.list(into)) {
            return new InstalledProgram(files.findFirst().orElseThrow(), Files.createDirectories(into.resolve("work")));
        }
    }

    Path home() {
        return home;
    }

    Path folder() {
        return folder;
    }

    /** The same with another environment variable. */
    InstalledProgram with(String name, String value) {
        InstalledProgram other = new InstalledProgram(home, folder);
        other.variables.putAll(variables);
        other.variables.put(name, value);
        return other;
    }

    Process start(Path output, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(variables);
        return builder.start();
    }

    Process start(Path output, String... words) throws IOException {
        return start(output, command(words));
    }

    List<String> command(String... words) {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/kis").toString()));
        command.addAll(List.of(words));
        return command;
    }

    Ended run(String... words) throws IOException, InterruptedException {
        return run(command(words));
    }

    Ended run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        Process process = start(output, command);
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException(command + " does not end: " + Files.readString(output));
        }
        String said = Files.readString(output, StandardCharsets.UTF_8);
        Files.delete(output);
        return new Ended(process.exitValue(), said);
    }
}
