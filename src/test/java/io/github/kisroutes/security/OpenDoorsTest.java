package io.github.kisroutes.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kisroutes.JavaProcess;
import io.github.kisroutes.KisRoutes;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import io.github.kisroutes.simulator.http.Calls;
import io.github.kisroutes.simulator.http.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a running product leaves open to other users of the machine and to the network: looked at from outside. */
@EnabledOnOs(OS.LINUX)
class OpenDoorsTest {
    /** A socket that listens, in {@code /proc/net/tcp}. */
    private static final String LISTENS = "0A";

    @TempDir
    Path folder;

    private final Simulator broker = Simulator.start(SimulatorOptions.defaults().withQuota(0));
    private Process product;
    private Path data;
    private Path output;

    @BeforeEach
    void start() throws IOException {
        broker.faults().on(Calls.quotations()).always(Fault.hang()); // so that it is looked at while it collects
        data = folder.resolve("data");
        output = folder.resolve("output");
        Map<String, String> settings = new TreeMap<>(Map.of(
                "kis.base-url",
                broker.baseUri().toString(),
                "kis.token.cipher-key-file",
                data.resolve("token.key").toString(),
                "kis.symbols.file",
                "master",
                "kis.symbols.master-url",
                broker.baseUri() + "/common/master",
                "kis.symbols.master-directory",
                data.resolve("master").toString(),
                "kis.collect.from",
                "2025-06-12",
                "kis.collect.to",
                "2025-06-13",
                "kis.collect.once",
                "true",
                "kis.database.url",
                "jdbc:h2:file:" + data.resolve("kis") + ";AUTO_SERVER=TRUE;WRITE_DELAY=0"));
        settings.put("kis.server.enabled", "true");
        settings.put("kis.server.port", "0");
        List<String> options = new ArrayList<>();
        settings.forEach((key, value) -> options.add("-D" + key + "=" + value));
        List<String> command = new ArrayList<>(List.of("sh", "-c", "umask 000 && exec \"$@\"", "sh"));
        command.addAll(JavaProcess.command(KisRoutes.class, options));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("KIS_APP_KEY", broker.appKey());
        builder.environment().put("KIS_APP_SECRET", broker.appSecret());
        product = builder.start();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> !product.isAlive() || !broker.record().quotations().isEmpty());
        assertThat(product.isAlive()).as(Files.readString(output)).isTrue();
    }

    @AfterEach
    void end() throws InterruptedException {
        product.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
        broker.close();
    }

    @Test
    void every_file_is_closed_to_others_whatever_the_umask_and_every_port_is_on_loopback() throws Exception {
        try (Stream<Path> all = Files.walk(data)) {
            assertThat(all).hasSizeGreaterThan(5).allSatisfy(path -> assertThat(mode(path))
                    .as(path.toString())
                    .endsWith("------"));
        }
        assertThat(listening())
                .as("H2's server and our own")
                .contains(String.format("0100007F:%04X", servedPort()))
                .hasSizeGreaterThan(1)
                .allSatisfy(address -> assertThat(address).startsWith("0100007F:"));
        Path hidden = Path.of("/proc", String.valueOf(product.pid()));
        assertThat(Files.readString(hidden.resolve("cmdline"))).doesNotContain(broker.appKey(), broker.appSecret());
        assertThat(mode(hidden.resolve("environ"))).isEqualTo("r--------");
        assertThat(Files.readString(output)).doesNotContain(broker.appKey(), broker.appSecret());
    }

    /** As the line of the start says. */
    private int servedPort() throws IOException {
        return Pattern.compile("The server answers at http://127\\.0\\.0\\.1:([0-9]+)")
                .matcher(Files.readString(output))
                .results()
                .map(address -> Integer.valueOf(address.group(1)))
                .findFirst()
                .orElseThrow();
    }

    private static String mode(Path path) throws IOException {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (NoSuchFileException gone) {
            return "------"; // H2 removes a temporary file
        }
    }

    /** The addresses at which the product listens, in the hexadecimal form of the kernel. */
    private List<String> listening() throws IOException {
        Set<String> sockets = new HashSet<>();
        try (Stream<Path> descriptors = Files.list(Path.of("/proc", String.valueOf(product.pid()), "fd"))) {
            for (Path descriptor : descriptors.toList()) {
                String target = Files.isSymbolicLink(descriptor)
                        ? Files.readSymbolicLink(descriptor).toString()
                        : "";
                if (target.startsWith("socket:[")) {
                    sockets.add(target.replaceAll("\\D", ""));
                }
            }
        }
        List<String> addresses = new ArrayList<>();
        for (String table : List.of("tcp", "tcp6")) {
            for (String line : Files.readAllLines(Path.of("/proc/net", table))) {
                String[] fields = line.strip().split("\\s+");
                if (fields[3].equals(LISTENS) && sockets.contains(fields[9])) {
                    addresses.add(fields[1].replace("0000000000000000FFFF0000", ""));
                }
            }
        }
        return addresses;
    }
}
