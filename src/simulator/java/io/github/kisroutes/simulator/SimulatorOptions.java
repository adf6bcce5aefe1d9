package io.github.kisroutes.simulator;

import io.github.kisroutes.simulator.http.IssuedCredentials;
import io.github.kisroutes.simulator.http.Latency;
import io.github.kisroutes.simulator.market.CandleSource;
import io.github.kisroutes.simulator.market.KrxCandles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * How a simulator starts.
 *
 * @param port the port on loopback; 0 takes a free one
 * @param quota admitted calls in any sliding second; 0 for no limit
 * @param latency of quotation calls
 * @param clock of the tokens' ends and of "today"; the quota does not follow it
 * @param candles the market
 * @param credentials the key pair that is taken
 */
public record SimulatorOptions(
        int port, int quota, Latency latency, Clock clock, CandleSource candles, IssuedCredentials credentials) {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    /** Where the clock of a demo starts: a quarter of an hour after the close of the last day of the shipped candles. */
    public static final Instant DEMO_START =
            ZonedDateTime.of(2025, 6, 16, 15, 45, 0, 0, SEOUL).toInstant();

    /** A free port, 20 calls per second, no latency, the system's clock, the shipped candles, new credentials. */
    public static SimulatorOptions defaults() {
        return new SimulatorOptions(
                0, 20, Latency.NONE, Clock.system(SEOUL), KrxCandles.shipped(), IssuedCredentials.generate());
    }

    /** The defaults with a running clock that now shows {@link #DEMO_START}. */
    public static SimulatorOptions demo() {
        Duration back = Duration.between(Instant.now(), DEMO_START);
        return defaults().withClock(Clock.offset(Clock.system(SEOUL), back));
    }

    public SimulatorOptions withPort(int other) {
        return new SimulatorOptions(other, quota, latency, clock, candles, credentials);
    }

    public SimulatorOptions withQuota(int callsPerSecond) {
        return new SimulatorOptions(port, callsPerSecond, latency, clock, candles, credentials);
    }

    public SimulatorOptions withLatency(Latency other) {
        return new SimulatorOptions(port, quota, other, clock, candles, credentials);
    }

    public SimulatorOptions withClock(Clock other) {
        return new SimulatorOptions(port, quota, latency, other, candles, credentials);
    }

    public SimulatorOptions withCandles(CandleSource other) {
        return new SimulatorOptions(port, quota, latency, clock, other, credentials);
    }

    public SimulatorOptions withCredentials(IssuedCredentials other) {
        return new SimulatorOptions(port, quota, latency, clock, candles, other);
    }
}
