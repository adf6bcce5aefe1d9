package io.github.kisroutes;

import static org.awaitility.Awaitility.await;

import io.github.kisroutes.simulator.Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The product in a process of its own, as an operator starts it, against a simulator. */
public final class ProductProcess implements AutoCloseable {
    private final Process process;
    private final Path output;

    private ProductProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * Starts the product.
     *
     * @param folder for the token's key file, the database if no other is named, and what the process says
     * @param more further settings
     */
    public static ProductProcess start(Simulator broker, Path folder, Map<String, String> more) throws IOException {
        return start(KisRoutes.class, broker, folder, more);
    }

    /** The same with another main class around the product; system properties of its own may stand among the settings. */
    public static ProductProcess start(Class<?> main, Simulator broker, Path folder, Map<String, String> more)
            throws IOException {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "kis.base-url", broker.baseUri().toString(),
                "kis.client-id", broker.appKey(),
                "kis.client-secret", broker.appSecret(),
                "kis.collect.once", "true",
                // An operator's class path has no camel-management, the one of the tests has it.
                "camel.main.jmx-enabled", "false",
                "kis.token.cipher-key-file", folder.resolve("token.key").toString(),
                "kis.database.url", "jdbc:h2:file:" + folder.resolve("kis") + ";AUTO_SERVER=TRUE;WRITE_DELAY=0"));
        settings.putAll(more);
        List<String> options = new ArrayList<>();
        settings.forEach((key, value) -> options.add("-D" + key + "=" + value));
        Path output = Files.createTempFile(folder, "product", ".log");
        Process process = new ProcessBuilder(JavaProcess.command(main, options))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new ProductProcess(process, output);
    }

    /** The number that its name in the tables begins with. */
    public long pid() {
        return process.pid();
    }

    /** Waits for its end and gives its exit code. */
    public int exitCode(Duration atMost) {
        await().atMost(atMost).until(() -> !process.isAlive());
        return process.exitValue();
    }

    /** SIGTERM: told to end, as by a service manager. */
    public void tellToEnd() {
        process.destroy();
    }

    /** SIGINT: Ctrl-C. */
    public void interrupt() throws IOException {
        signal("INT");
    }

    /** SIGKILL. */
    public void kill() {
        process.destroyForcibly();
        await().atMost(Duration.ofSeconds(10)).until(() -> !process.isAlive());
    }

    /** SIGSTOP: it does nothing until {@link #resume}, as on a host that is asleep. */
    public void suspend() throws IOException {
        signal("STOP");
    }

    /** SIGCONT. */
    public void resume() throws IOException {
        signal("CONT");
    }

    private void signal(String name) throws IOException {
        Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
        await().atMost(Duration.ofSeconds(10)).until(() -> !kill.isAlive() && kill.exitValue() == 0);
    }

    /** What it has said. */
    public String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
