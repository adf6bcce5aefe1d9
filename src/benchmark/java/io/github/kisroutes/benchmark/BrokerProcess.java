package io.github.kisroutes.benchmark;

import io.github.kisroutes.simulator.SimulatorProcess;
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
import org.awaitility.Awaitility;

/** A simulator in a process of its own: it counts what arrives, and its work does not disturb the measured process. */
final class BrokerProcess implements AutoCloseable {
    private final Process process;
    private final Path calls;
    private final URI address;
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
        calls = folder.resolve("calls.csv");
        Path output = folder.resolve("simulator.txt");
        process = Fork.start(
                List.of(
                        "-Dsimulator.symbols=" + symbols,
                        "-Dsimulator.quota=" + quota,
                        "-Dsimulator.latency=" + latency,
                        "-Dsimulator.clock=system",
                        "-Dsimulator.calls=" + calls),
                credentials,
                SimulatorProcess.class,
                output);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> Files.readString(output)
                .contains("\n"));
        address = URI.create(Files.readAllLines(output).get(0));
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
