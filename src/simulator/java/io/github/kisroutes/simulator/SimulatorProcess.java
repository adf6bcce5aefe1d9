package io.github.kisroutes.simulator;

import io.github.kisroutes.simulator.http.CallLines;
import io.github.kisroutes.simulator.http.IssuedCredentials;
import io.github.kisroutes.simulator.http.Latency;
import io.github.kisroutes.simulator.market.CandleSource;
import io.github.kisroutes.simulator.market.GeneratedCandles;
import io.github.kisroutes.simulator.market.KrxCandles;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * A simulator in a process of its own, for benchmarks. System properties: {@code simulator.port} (0: a free one),
 * {@code simulator.quota} (20; 0: none), {@code simulator.latency} in milliseconds ({@code 60} or {@code 20-400}),
 * {@code simulator.symbols} (0: the shipped candles; else that many generated stocks from 2015 on), {@code
 * simulator.clock} ({@code demo} stands on the last day of the shipped candles, {@code system} suits a product that runs on
 * the machine's clock), {@code simulator.calls} (a file that gets every call at the end, see {@link CallLines}). The key pair
 * comes from {@code KIS_APP_KEY} and {@code KIS_APP_SECRET}; without them any pair of this one process is made and printed.
 * The first line printed is the address, the last one, at the end, what was seen.
 */
public final class SimulatorProcess {

    private SimulatorProcess() {}

    public static void main(String[] args) throws InterruptedException {
        Optional<Path> calls =
                Optional.ofNullable(System.getProperty("simulator.calls")).map(Path::of);
        Optional<IssuedCredentials> given = given();
        IssuedCredentials credentials = given.orElseGet(IssuedCredentials::generate);
        Simulator simulator = Simulator.start(options(System.getProperty("simulator.clock", "demo"))
                .withPort(Integer.getInteger("simulator.port", 0))
                .withQuota(Integer.getInteger("simulator.quota", 20))
                .withLatency(latency(System.getProperty("simulator.latency", "0")))
                .withCandles(candles(Integer.getInteger("simulator.symbols", 0)))
                .withCredentials(credentials));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            say(simulator.record().summary());
            calls.ifPresent(file -> CallLines.write(simulator.record(), file));
        }));
        say(simulator.baseUri().toString());
        if (given.isEmpty()) {
            say("KIS_APP_KEY=" + credentials.appKey());
            say("KIS_APP_SECRET=" + credentials.appSecret());
        }
        new CountDownLatch(1).await();
    }

    private static SimulatorOptions options(String clock) {
        return switch (clock) {
            case "demo" -> SimulatorOptions.demo();
            case "system" -> SimulatorOptions.defaults();
            default -> throw new IllegalArgumentException("simulator.clock is demo or system, not " + clock);
        };
    }

    private static Optional<IssuedCredentials> given() {
        String key = System.getenv("KIS_APP_KEY");
        String secret = System.getenv("KIS_APP_SECRET");
        return key == null || secret == null ? Optional.empty() : Optional.of(new IssuedCredentials(key, secret));
    }

    private static CandleSource candles(int symbols) {
        return symbols == 0
                ? KrxCandles.shipped()
                : GeneratedCandles.of(symbols, LocalDate.of(2015, 1, 1), LocalDate.of(2025, 6, 16));
    }

    private static Latency latency(String milliseconds) {
        String[] bounds = milliseconds.split("-");
        Duration least = Duration.ofMillis(Long.parseLong(bounds[0]));
        return bounds.length == 1
                ? Latency.fixed(least)
                : Latency.between(least, Duration.ofMillis(Long.parseLong(bounds[1])), 1);
    }

    /** A person or a benchmark reads this process's output; there is no log. */
    private static void say(String line) {
        System.out.println(line);
    }
}
