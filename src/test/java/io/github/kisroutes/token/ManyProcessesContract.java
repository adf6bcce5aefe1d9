package io.github.kisroutes.token;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.http.Call;
import io.github.kisroutes.simulator.http.Latency;
import io.github.kisroutes.simulator.http.SeenCall;
import io.github.kisroutes.token.TokenAsker.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, a real store and the simulator: run by one class for each store. */
abstract class ManyProcessesContract {
    /** The real distance, for processes that never have to wait for it. */
    private static final Times REAL = new Times(ofSeconds(61), ofSeconds(20));
    /** A minute of three seconds, for those that have to. */
    private static final Times SHORT = new Times(ofSeconds(3), ofSeconds(4));

    private record Times(Duration issueInterval, Duration requestLimit) {}

    @TempDir
    Path directory;

    private final List<Process> processes = new ArrayList<>();
    private final List<Simulator> simulators = new ArrayList<>();

    /** Address of a store that all processes of a test share. */
    abstract String store();

    String storeUser() {
        return "";
    }

    @AfterEach
    void endAll() {
        processes.forEach(Process::destroyForcibly);
        simulators.forEach(Simulator::close);
    }

    @Test
    void eight_processes_that_start_at_the_same_instant_cause_one_issue() throws Exception {
        oneIssueFor(8, 5);
    }

    @Test
    void two_hundred_threads_in_each_of_three_processes_cause_one_issue() throws Exception {
        oneIssueFor(3, 200);
    }

    private void oneIssueFor(int count, int threads) throws Exception {
        Simulator simulator = simulator();
        List<Asker> askers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            askers.add(new Asker(simulator, REAL, threads, Point.NEVER));
        }
        askers.forEach(Asker::awaitReady);
        askers.forEach(Asker::go);
        Set<String> tokens = new HashSet<>();
        askers.forEach(asker -> tokens.addAll(asker.awaitTokens()));
        assertThat(tokens).hasSize(1);
        assertThat(simulator.record().tokenRequests()).isEqualTo(1);
    }

    @Test
    void a_process_killed_at_any_point_is_followed_by_one_that_is_served_and_never_asks_too_early() throws Exception {
        List<Killed> killed = new ArrayList<>();
        for (Point point : EnumSet.complementOf(EnumSet.of(Point.NEVER))) {
            killed.add(new Killed(point));
        }
        for (Killed each : killed) {
            each.killAndFollow();
        }
        for (Killed each : killed) {
            each.assertFollowed();
        }
    }

    /** One that is killed with SIGKILL, and its successor. */
    private final class Killed {
        private final Point point;
        private final Simulator simulator = simulator();
        private final Asker first;
        private Asker successor;

        Killed(Point point) throws IOException {
            this.point = point;
            // As the broker's 60 s are to our 61 s: two clocks never agree to the millisecond.
            simulator.tokens().pauseBetweenAnswers(SHORT.issueInterval().minusMillis(50));
            if (point == Point.DURING_REQUEST) {
                simulator.tokens().latency(Latency.fixed(ofSeconds(1)));
            }
            first = new Asker(simulator, SHORT, 5, point);
        }

        void killAndFollow() throws IOException {
            first.awaitReady();
            first.go();
            await().atMost(ofSeconds(30))
                    .failFast(() -> assertThat(first.process.isAlive())
                            .as(() -> point + ": " + first.said())
                            .isTrue())
                    .until(this::hasArrived);
            first.kill();
            successor = new Asker(simulator, SHORT, 5, Point.NEVER);
            successor.go();
        }

        private boolean hasArrived() throws IOException {
            return point == Point.DURING_REQUEST
                    ? simulator.record().tokenRequests() == 1
                    : first.lines().contains("at " + point);
        }

        void assertFollowed() {
            assertThat(successor.awaitTokens()).as("after %s", point).hasSize(1);
            List<SeenCall> requests =
                    simulator.record().matching(call -> call.path().equals(Call.TOKEN_PATH));
            boolean lost = point == Point.BEFORE_STORE || point == Point.DURING_REQUEST;
            assertThat(requests).as("after %s", point).hasSize(lost ? 2 : 1);
            assertThat(simulator.record().answered("EGW00133"))
                    .as("after %s", point)
                    .isZero();
        }
    }

    private Simulator simulator() {
        Simulator simulator = Simulator.start();
        simulators.add(simulator);
        return simulator;
    }

    /** A process, with what it has said in a file. */
    private final class Asker {
        private final Process process;
        private final Path output;

        Asker(Simulator simulator, Times times, int threads, Point stopAt) throws IOException {
            output = Files.createTempFile(directory, "asker", ".log");
            process = new ProcessBuilder(TokenAsker.command(List.of(
                            "asker.broker=" + simulator.baseUri(),
                            "asker.app-key=" + simulator.appKey(),
                            "asker.app-secret=" + simulator.appSecret(),
                            "asker.key-file=" + directory.resolve("token.key"),
                            "asker.store=" + store(),
                            "asker.store-user=" + storeUser(),
                            "asker.issue-interval=" + times.issueInterval(),
                            "asker.request-limit=" + times.requestLimit(),
                            "asker.threads=" + threads,
                            "asker.stop-at=" + stopAt)))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            processes.add(process);
        }

        List<String> lines() throws IOException {
            return Files.readAllLines(output);
        }

        void awaitReady() {
            await().atMost(ofSeconds(60)).until(() -> lines().contains("ready"));
        }

        void go() {
            try {
                process.getOutputStream().write('\n');
                process.getOutputStream().flush();
            } catch (IOException e) {
                throw new AssertionError("The process has ended: " + output, e);
            }
        }

        void kill() {
            process.destroyForcibly();
            await().atMost(ofSeconds(10)).until(() -> !process.isAlive());
        }

        List<String> awaitTokens() {
            try {
                assertThat(process.waitFor(60, TimeUnit.SECONDS))
                        .as("has ended")
                        .isTrue();
                assertThat(process.exitValue()).as(() -> said()).isZero();
                return lines().stream()
                        .filter(line -> line.startsWith("token "))
                        .toList();
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        private String said() {
            try {
                return String.join("\n", lines());
            } catch (IOException e) {
                return e.toString();
            }
        }
    }
}
