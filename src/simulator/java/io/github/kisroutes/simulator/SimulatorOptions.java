package io.github.kisroutes.simulator;

import io.github.kisroutes.simulator.http.IssuedCredentials;
import io.github.kisroutes.simulator.http.Latency;
import io.github.kisroutes.simulator.market.CandleSource;
import io.github.kisroutes.simulator.market.KrxCandles;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * How a simulator starts.
 *
 * @param host the address that it listens on
 * @param port its port; 0 takes a free one
 * @param quota admitted calls in any sliding second; 0 for no limit
 * @param latency of quotation calls
 * @param clock of the tokens' ends and of "today"; the quota does not follow it
 * @param candles the market
 * @param credentials the key pair that is taken
 */
public record SimulatorOptions(
        InetAddress host,
        int port,
        int quota,
        Latency latency,
        Clock clock,
        CandleSource candles,
        IssuedCredentials credentials) {

    /** The zone of everything that the broker writes. */
    public static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    /** Where the clock of a demo starts: after the close of the last day of the shipped candles. */
    public static final Instant DEMO_START = afterTheClose(LocalDate.of(2025, 6, 16));

    /** A quarter of an hour after the close of a trading day. */
    public static Instant afterTheClose(LocalDate day) {
        return day.atTime(15, 45).atZone(SEOUL).toInstant();
    }

    /** A running clock that shows this now. */
    public static Clock clockFrom(Instant start) {
        return Clock.offset(Clock.system(SEOUL), Duration.between(Instant.now(), start));
    }

    /** Loopback, a free port, 20 calls per second, no latency, the system's clock, the shipped candles, new credentials. */
    public static SimulatorOptions defaults() {
        return new SimulatorOptions(
                InetAddress.getLoopbackAddress(),
                0,
                20,
                Latency.NONE,
                Clock.system(SEOUL),
                KrxCandles.shipped(),
                IssuedCredentials.generate());
    }

    /** The defaults with a running clock that now shows {@link #DEMO_START}. */
    public static SimulatorOptions demo() {
        return defaults().withClock(clockFrom(DEMO_START));
    }

    public SimulatorOptions withHost(InetAddress other) {
        return new SimulatorOptions(other, port, quota, latency, clock, candles, credentials);
    }

    public SimulatorOptions withPort(int other) {
        return new SimulatorOptions(host, other, quota, latency, clock, candles, credentials);
    }

    public SimulatorOptions withQuota(int callsPerSecond) {
        return new SimulatorOptions(host, port, callsPerSecond, latency, clock, candles, credentials);
    }

    public SimulatorOptions withLatency(Latency other) {
        return new SimulatorOptions(host, port, quota, other, clock, candles, credentials);
    }

    public SimulatorOptions withClock(Clock other) {
        return new SimulatorOptions(host, port, quota, latency, other, candles, credentials);
    }

    public SimulatorOptions withCandles(CandleSource other) {
        return new SimulatorOptions(host, port, quota, latency, clock, other, credentials);
    }

    public SimulatorOptions withCredentials(IssuedCredentials other) {
        return new SimulatorOptions(host, port, quota, latency, clock, candles, other);
    }
}
