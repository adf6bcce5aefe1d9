package io.github.kisroutes.benchmark;

import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * How long {@code kis collect} takes until its first call has reached the broker, and how much processor time. The archive of
 * {@code mvn package} is unpacked; each start has a new database, and is ended at its first call, the request for a token.
 */
final class StartBenchmark {
    private static final Duration LOOK = Duration.ofMillis(2);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path folder;
    private final Path home;

    private StartBenchmark(Path folder, Path home) {
        this.folder = folder;
        this.home = home;
    }

    static void run(Path folder) throws IOException, InterruptedException {
        StartBenchmark starts = new StartBenchmark(folder, unpacked(folder));
        int repeats = Integer.getInteger("benchmark.repeats", 5);
        System.out.printf(
                "%n| start of kis collect | first call after: median | least | most | processor time: median | most"
                        + " | load average |%n|---|---|---|---|---|---|---|%n");
        starts.measure("plain `java`, no options", repeats, starts.plain(), Map.of());
        starts.measure(
                "`bin/kis`, no archive of classes",
                repeats,
                starts.kis("collect"),
                Map.of("KIS_CACHE", "/dev/null/none"));
        Path cache = folder.resolve("cache");
        starts.makeArchive(cache);
        starts.measure("`bin/kis`", repeats, starts.kis("collect"), Map.of("KIS_CACHE", cache.toString()));
    }

    private static Path unpacked(Path folder) throws IOException, InterruptedException {
        Path archive = Path.of(System.getProperty("benchmark.archive"));
        if (Files.notExists(archive)) {
            throw new IllegalStateException("There is no " + archive + ": run mvn package -DskipTests before");
        }
        Path into = Files.createDirectories(folder.resolve("installed"));
        new ProcessBuilder("tar", "xzf", archive.toString(), "-C", into.toString())
                .inheritIO()
                .start()
                .waitFor();
        try (Stream<Path> homes = Files.list(into)) {
            return homes.findFirst().orElseThrow();
        }
    }

    private List<String> kis(String... words) {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/kis").toString()));
        command.addAll(List.of(words));
        return command;
    }

    private List<String> plain() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                home + "/lib/*",
                "io.github.kisroutes.command.KisCommand",
                "collect");
    }

    /** As the first start of a user makes it; the demo of that start has an own folder. */
    private void makeArchive(Path cache) throws IOException, InterruptedException {
        started(kis("demo"), Map.of("KIS_CACHE", cache.toString(), "KIS_DATA", folder + "/demo"))
                .waitFor();
        Awaitility.await().atMost(PATIENCE).until(() -> {
            try (Stream<Path> files = Files.list(cache)) {
                return files.anyMatch(file -> file.toString().endsWith(".jsa"));
            }
        });
    }

    private void measure(String what, int repeats, List<String> command, Map<String, String> variables)
            throws IOException, InterruptedException {
        List<Double> wall = new ArrayList<>();
        List<Double> processor = new ArrayList<>();
        for (int i = 0; i < repeats; i++) {
            Machine.awaitQuiet();
            try (Simulator broker = Simulator.start(SimulatorOptions.defaults())) {
                one(broker, command, variables, folder.resolve(what.hashCode() + "-" + i), wall, processor);
            }
        }
        wall.sort(null);
        processor.sort(null);
        System.out.printf(
                Locale.ROOT,
                "| %s | %.2f s | %.2f s | %.2f s | %.2f s | %.2f s | %s |%n",
                what,
                wall.get(repeats / 2),
                wall.get(0),
                wall.get(repeats - 1),
                processor.get(repeats / 2),
                processor.get(repeats - 1),
                Machine.load());
    }

    private void one(
            Simulator broker,
            List<String> command,
            Map<String, String> variables,
            Path data,
            List<Double> wall,
            List<Double> processor)
            throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(Map.of(
                "KIS_BASE_URL", broker.baseUri().toString(),
                "KIS_APP_KEY", broker.appKey(),
                "KIS_APP_SECRET", broker.appSecret(),
                "KIS_HOME", home.toString(),
                "KIS_DATA", data.toString()));
        all.putAll(variables);
        long begin = System.nanoTime();
        Process process = started(command, all);
        try {
            Awaitility.await()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(LOOK)
                    .atMost(PATIENCE)
                    .until(() -> !broker.record().all().isEmpty());
            wall.add((System.nanoTime() - begin) / 1e9);
            // bin/kis becomes Java: the shell's part is in it, what the shell called is not.
            processor.add(process.info().totalCpuDuration().orElseThrow().toMillis() / 1e3);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private Process started(List<String> command, Map<String, String> variables) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("start.txt").toFile());
        builder.environment().putAll(variables);
        return builder.start();
    }
}
