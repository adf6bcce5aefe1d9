package io.github.kisroutes.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A second user of the machine, {@code nobody}, who can be put to work where the tests run as root. */
final class OtherUser {
    /** The user that owns nothing, on every Linux. */
    static final int NOBODY = 65534;

    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");

    private final Path tools;

    private OtherUser(Path tools) {
        this.tools = tools;
    }

    /**
     * Puts the intruder's tools where anybody can read them; ends the test, with the reason, where there cannot be a second user.
     *
     * @param folder that everybody can enter
     */
    static OtherUser in(Path folder) throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can act as another user");
        assumeTrue(exitCode(List.of("true")) == 0, "setpriv of util-linux acts as another user, and is not here");
        assumeTrue(exitCode(List.of(java(), "-version")) == 0, "another user cannot run this Java");
        Path tools = Files.createDirectories(folder.resolve("tools"));
        Path h2 = Path.of(org.h2.Driver.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Files.copy(h2, tools.resolve("h2.jar"));
        String name = Intruder.class.getName().replace('.', '/') + ".class";
        Path classFile = tools.resolve(name);
        Files.createDirectories(classFile.getParent());
        Files.copy(Path.of(Intruder.class.getResource("/" + name).toURI()), classFile);
        openToAll(tools);
        assumeTrue(exitCode(List.of("test", "-r", classFile.toString())) == 0, "another user cannot enter " + folder);
        return new OtherUser(tools);
    }

    /** What came of each attempt, by its name. */
    Map<String, String> attempts(String... arguments) throws Exception {
        Process intruder = start(arguments);
        Map<String, String> attempts = new LinkedHashMap<>();
        for (String line :
                new String(intruder.getInputStream().readAllBytes()).lines().toList()) {
            String[] parts = line.split(": ", 2);
            attempts.put(parts[0], parts.length > 1 ? parts[1] : "");
        }
        assertThat(intruder.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(attempts).containsEntry("user", "nobody");
        return attempts;
    }

    /** The intruder at work. */
    Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(AS_NOBODY);
        command.addAll(
                List.of(java(), "-cp", tools.resolve("h2.jar") + File.pathSeparator + tools, Intruder.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .directory(tools.toFile())
                .start();
    }

    /** Runs a command as the other user and gives its exit code. */
    int runs(String... command) {
        return exitCode(List.of(command));
    }

    private static void openToAll(Path tools) throws IOException {
        try (var all = Files.walk(tools)) {
            for (Path path : all.toList()) {
                Files.setPosixFilePermissions(
                        path, PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }

    private static int exitCode(List<String> command) {
        List<String> all = new ArrayList<>(AS_NOBODY);
        all.addAll(command);
        try {
            return new ProcessBuilder(all)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException notInstalled) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
