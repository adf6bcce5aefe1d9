package io.github.kisroutes.simulator.command;

import io.github.kisroutes.simulator.SimulatorOptions;
import io.github.kisroutes.simulator.http.IssuedCredentials;
import io.github.kisroutes.simulator.http.Latency;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the command line asks for, read and checked.
 *
 * @param simulator how it starts
 * @param market what it serves
 * @param faults what goes wrong from the start
 * @param calls where all calls are written at the end
 */
record StartOptions(SimulatorOptions simulator, ServedMarket market, List<FaultRule> faults, Optional<Path> calls) {
    private static final int PORT = 18_765;
    private static final int QUOTA = 20;
    private static final int MOST_CALLS = 1_000_000;
    private static final Pattern MILLISECONDS = Pattern.compile("([0-9]{1,7})(?:-([0-9]{1,7}))?");

    /** @throws WrongArgumentException if anything of it cannot be done */
    static StartOptions of(Arguments arguments) {
        int port = arguments.number(Option.PORT, 0, 65_535, PORT);
        int quota = arguments.number(Option.QUOTA, 0, MOST_CALLS, QUOTA);
        List<FaultRule> faults =
                arguments.all(Option.FAULT).stream().map(FaultRule::of).toList();
        Optional<Path> calls = arguments.read(Option.CALLS, Path::of, "the name of a file");
        Latency latency = arguments
                .read(Option.LATENCY, StartOptions::latency, "milliseconds, 60 or 20-400")
                .orElse(Latency.NONE);
        InetAddress host = arguments
                .read(Option.HOST, StartOptions::address, "an address of this machine, 127.0.0.1 or 0.0.0.0 for all")
                .orElseGet(InetAddress::getLoopbackAddress);
        IssuedCredentials credentials = credentials(arguments);
        ServedMarket market = ServedMarket.of(arguments);
        SimulatorOptions simulator = SimulatorOptions.defaults()
                .withHost(host)
                .withPort(port)
                .withQuota(quota)
                .withLatency(latency)
                .withClock(arguments
                        .read(Option.DATE, StartOptions::clock, "2025-06-16 or 2025-06-16T09:00")
                        .orElseGet(() -> Clock.system(SimulatorOptions.SEOUL)))
                .withCandles(market.candles())
                .withCredentials(credentials);
        return new StartOptions(simulator, market, faults, calls);
    }

    private static Clock clock(String text) {
        Instant start = text.contains("T")
                ? LocalDateTime.parse(text).atZone(SimulatorOptions.SEOUL).toInstant()
                : SimulatorOptions.afterTheClose(LocalDate.parse(text));
        return SimulatorOptions.clockFrom(start);
    }

    private static Latency latency(String text) {
        Matcher milliseconds = MILLISECONDS.matcher(text);
        if (!milliseconds.matches()) {
            throw new IllegalArgumentException(text);
        }
        Duration least = Duration.ofMillis(Long.parseLong(milliseconds.group(1)));
        return milliseconds.group(2) == null
                ? Latency.fixed(least)
                : Latency.between(least, Duration.ofMillis(Long.parseLong(milliseconds.group(2))), 1);
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException unknown) {
            throw new IllegalArgumentException(text, unknown);
        }
    }

    /** Both of them or none: the key of one pair does not go with the secret of another. */
    private static IssuedCredentials credentials(Arguments arguments) {
        Optional<String> key = arguments.text(Option.APP_KEY);
        Optional<String> secret = arguments.text(Option.APP_SECRET);
        if (key.isPresent() != secret.isPresent()) {
            throw new WrongArgumentException("--app-key and --app-secret belong together; give both or none.");
        }
        return key.isEmpty() ? IssuedCredentials.generate() : new IssuedCredentials(key.get(), secret.get());
    }
}
