package io.github.kisroutes.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kisroutes.BuiltJars;
import io.github.kisroutes.simulator.PlainClient.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulator's jar as somebody runs it who has nothing else: {@code java -jar}, its arguments and HTTP. */
class SimulatorJarIT {
    private static final Pattern STARTED = Pattern.compile(
            "simulated at (http://127\\.0\\.0\\.1:\\d+) .*\\RKIS_APP_KEY=(.+)\\RKIS_APP_SECRET=(.+)\\R");

    @TempDir
    Path folder;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void stop() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void it_holds_the_simulator_and_nothing_else() throws IOException {
        try (JarFile jar = new JarFile(BuiltJars.simulator().toFile())) {
            assertThat(jar.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName))
                    .contains("demo/krx-candles.csv.gz", "META-INF/services/io.github.kisroutes.DemoBroker")
                    .allMatch(name -> name.matches("(io/github/kisroutes/simulator|demo|META-INF)/.*"));
        }
    }

    @Test
    void help_is_printed_and_a_mistake_is_one_sentence() throws Exception {
        Process help = start("--help");
        assertThat(help.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(help.exitValue()).isZero();
        assertThat(output()).contains("--port PORT", "--quota N", "--fault FAULT", "--date DAY", "--candles FILE");
        Process mistake = start("--prot", "1");
        assertThat(mistake.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(mistake.exitValue()).isEqualTo(1);
        assertThat(output().strip())
                .startsWith("--prot is no option of the simulator")
                .doesNotContain("\n");
    }

    @Test
    void a_client_gets_a_token_and_candles_and_meets_the_quota_and_a_fault() throws Exception {
        Path calls = folder.resolve("calls.csv");
        Process process = start(
                "--port=0",
                "--date=2025-06-16",
                "--quota=1",
                "--fault",
                "http-503,on=FHKST01010100",
                "--calls",
                calls.toString());
        PlainClient client = client();
        String token = client.token();
        Answer candles = admitted(() -> client.candles(token, "005930", "20250610", "20250620"));
        assertThat(candles.days()).startsWith("20250616").hasSize(5);
        assertThat(candles.rows().get(0).path("stck_clpr").asText()).isEqualTo("57200");
        assertThat(client.requestToken().code()).isEqualTo("EGW00133");
        await().until(() ->
                client.candles(token, "005930", "20250610", "20250620").code().equals("EGW00201"));
        await().until(() -> client.raw(
                                CurrentPrice.PATH,
                                client.headers(token, CurrentPrice.TR_ID),
                                Map.of("FID_COND_MRKT_DIV_CODE", "J", "FID_INPUT_ISCD", "005930"))
                        .statusCode()
                == 503);
        process.toHandle().destroy();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(output()).contains("Seen: ", "2 token requests", "HTTP 503=1", "issued=1");
        assertThat(calls).content().contains(",FHKST03010100,005930,MCA00000,false", ",EGW00201,true");
    }

    @Test
    void a_port_that_is_taken_is_named_with_what_to_do() throws Exception {
        try (Simulator other = Simulator.start()) {
            String port = String.valueOf(other.baseUri().getPort());
            Process process = start("--port", port);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
            assertThat(output())
                    .contains("127.0.0.1 port " + port, "Choose another --port")
                    .doesNotContain("Exception");
        }
    }

    /** An answer that the quota did not refuse. */
    private static Answer admitted(Supplier<Answer> question) {
        return await().until(question::get, answer -> !answer.code().equals("EGW00201"));
    }

    private PlainClient client() {
        Matcher started = await().atMost(Duration.ofMinutes(1)).until(() -> STARTED.matcher(output()), Matcher::find);
        return new PlainClient(URI.create(started.group(1)), started.group(2), started.group(3));
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                BuiltJars.simulator().toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start();
        processes.add(process);
        return process;
    }

    private String output() {
        try {
            return Files.readString(folder.resolve("output.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
