package io.github.kisroutes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.http.Call;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kis.token.command}: the product is started, does this one thing, says it, and ends. */
class TokenCommandsTest {
    @TempDir
    Path folder;

    private final Simulator broker = Simulator.start();
    private final PrintStream console = System.out;
    private final LogLines log = LogLines.of("io.github.kisroutes.token");

    @AfterEach
    void stop() {
        broker.close();
        log.close();
        System.setOut(console);
    }

    private String run(String command) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        int exitCode = KisRoutes.run(Product.settings(
                broker, folder, Map.of("kis.token.command", command, "kis.token.issue-interval", "1s")));
        assertThat(exitCode).as(said.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(broker.record().quotations()).isEmpty();
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void each_command_is_done_in_a_process_of_its_own_and_the_next_one_knows_of_it() {
        broker.tokens().pauseBetweenAnswers(Duration.ofMillis(900));
        broker.tokens().sameTokenFor(Duration.ZERO);
        assertThat(run("status")).contains("token         none");
        assertThat(broker.record().tokenRequests()).isZero();
        assertThat(log.all()).noneMatch(line -> line.contains("Asking KIS"));

        run("renew");
        assertThat(log.all())
                .anyMatch(line -> line.matches("INFO Asking KIS for an access token for .+: .+\\. Asked by .+\\."))
                .anyMatch(line -> line.matches("INFO Access token .+ issued by KIS for .+: it ends at .+"));
        assertThat(broker.record().tokenRequests()).isEqualTo(1);
        String token = broker.tokens().fingerprint().orElseThrow();
        assertThat(run("status")).contains("token         " + token).contains("The token works.");

        assertThat(run("revoke")).contains(token);
        assertThat(broker.record().matching(call -> call.path().equals(Call.REVOKE_PATH)))
                .hasSize(1);
        assertThat(run("status")).contains("was dropped");
        assertThat(broker.record().tokenRequests()).isEqualTo(1);

        assertThat(run("renew"))
                .contains(broker.tokens().fingerprint().orElseThrow())
                .doesNotContain(token);
        assertThat(broker.record().tokenRequests()).isEqualTo(2);
    }
}
