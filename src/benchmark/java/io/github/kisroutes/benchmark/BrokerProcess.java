package io.github.kisroutes.benchmark;

import io.github.kisroutes.simulator.command.SimulatorCommand;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A simulator in a process of its own: it counts what arrives, and its work does not disturb the measured process. */
final class BrokerProcess implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("http://[0-9.]+:[0-9]+");

    private final Process process;
    private final Path calls;
    private final URI address;
    /** Made up, so that it may stand on a command line. */
    private final Map<String, String> credentials = Map.of(
            "KIS_APP_KEY", "PS" + UUID.randomUUID().toString().substring(2),
            "KIS_APP_SECRET", "benchmark-" + UUID.randomUUID());

    /**
     * Starts one with made-up stocks and this machine's clock.
     *
     * @param quota calls per second, 0 for none
     * @param latency milliseconds, {@code 60} or {@code 20-400}
     */
    BrokerProcess(Path folder, int symbols, int quota, String latency) throws IOException {
        this(folder, symbols, quota, latency, List.of());
    }

    /**
     * The same with more of the simulator's options.
     *
     * @param more {@code --date=2025-06-16}, say
     */
    BrokerProcess(Path folder, int symbols, int quota, String latency, List<String> more) throws IOException {
        calls = folder.resolve("calls.csv");
        Path output = folder.resolve("simulator.txt");
        List<String> arguments = new ArrayList<>(List.of(
                "--port=0",
                "--made-up=" + symbols,
                "--quota=" + quota,
                "--latency=" + latency,
                "--app-key=" + credentials.get("KIS_APP_KEY"),
                "--app-secret=" + credentials.get("KIS_APP_SECRET"),
                "--calls=" + calls));
        arguments.addAll(more);
        process = Fork.start(List.of(), Map.of(), SimulatorCommand.class, output, arguments.toArray(String[]::new));
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> ADDRESS.matcher(Files.readString(output))
                .find());
        address = ADDRESS.matcher(Files.readString(output))
                .results()
                .map(found -> URI.create(found.group()))
                .findFirst()
                .orElseThrow();
    }

    /** What a product needs to talk to it. */
    Map<String, String> credentials() {
        return credentials;
    }

    URI address() {
        return address;
    }

    /** Symbols as the product reads them: {@code kis.symbols.file}. */
    static Path symbolsFile(Path folder, int symbols) throws IOException {
        List<String> lines = new ArrayList<>(List.of("code,name,priority"));
        for (int number = 1; number <= symbols; number++) {
            lines.add("%06d,종목%06d,1".formatted(number, number));
        }
        return Files.write(folder.resolve("symbols.csv"), lines);
    }

    /** Ends it; what it saw. */
    Arrivals end() throws IOException, InterruptedException {
        process.toHandle().destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The simulator did not end");
        }
        return Arrivals.read(calls);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
