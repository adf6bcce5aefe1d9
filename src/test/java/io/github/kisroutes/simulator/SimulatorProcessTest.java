package io.github.kisroutes.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorProcessTest {

    @TempDir
    Path folder;

    @Test
    void it_prints_its_address_answers_and_says_at_the_end_what_it_saw() throws IOException, InterruptedException {
        Path calls = folder.resolve("calls.csv");
        Process process = new ProcessBuilder(JavaProcess.command(
                        SimulatorProcess.class,
                        List.of(
                                "-Dsimulator.symbols=3",
                                "-Dsimulator.latency=1-3",
                                "-Dsimulator.clock=system",
                                "-Dsimulator.calls=" + calls)))
                .start();
        try (BufferedReader out = process.inputReader()) {
            URI address = URI.create(out.readLine());
            assertThat(out.readLine()).startsWith("KIS_APP_KEY=PS");
            assertThat(out.readLine()).startsWith("KIS_APP_SECRET=");
            HttpRequest request = HttpRequest.newBuilder(address.resolve(DailyCandlesEndpoint.PATH))
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(request, BodyHandlers.ofString())
                            .body())
                    .contains("EGW00103");
            process.toHandle().destroy(); // Process.destroy would close the output, too
            assertThat(out.readLine()).contains("1 quotation calls", "0 token requests", "EGW00103=1");
            process.waitFor();
            assertThat(calls).content().matches("\\d+,,,EGW00103,false\\R");
        } finally {
            process.destroyForcibly();
        }
    }
}
