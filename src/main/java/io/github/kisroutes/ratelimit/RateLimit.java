package io.github.kisroutes.ratelimit;

import io.github.kisroutes.config.RateSettings;
import io.github.kisroutes.config.Settings;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.shared.CredentialId;
import io.github.kisroutes.shared.NoTurnException;
import io.github.kisroutes.shared.ProcessIdentity;
import io.github.kisroutes.shared.SharedRows;
import io.github.kisroutes.shared.SharedRowsException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;

/**
 * How fast this process may call the broker, for {@code routes/kis-call.camel.yaml}: when the next call has its turn, and how
 * far calls lie apart.
 */
public final class RateLimit implements AutoCloseable {
    /**
     * How long no call is made while the throttle is exchanged, in milliseconds; also the period of the throttle in copies of
     * the route that were edited before version 1.0. A little shorter than that of the turns, where calls are to wait.
     */
    public static final int PERIOD_MILLIS = (int) ConfiguredLimit.PERIOD.toMillis() - 18;

    private static final Duration WIRE_LEEWAY = Duration.ofMillis(1);

    /** The turn of a call; kept with its exchange until the answer is there. */
    private static final String TURN = "kis-turn";

    /** How long the attempts of a call have waited for their turns so far. */
    static final String WAITED = "kis-turn-waited";

    private final LongSupplier nanos;
    private final CredentialId key;
    private final SharedRows<SharedQuota> store;
    private final ConfiguredLimit ceiling;
    private final ClientLimit clients;
    private final CallScheduler turnstile;
    private final CallRate tempo;
    private final Heartbeat heartbeat;

    RateLimit(
            String process,
            CredentialId key,
            ConfiguredLimit ceiling,
            ClientLimit clients,
            SharedRows<SharedQuota> store) {
        long begin = System.nanoTime();
        this.nanos = () -> System.nanoTime() - begin;
        this.key = key;
        this.store = store;
        this.ceiling = ceiling;
        this.clients = clients;
        turnstile = new CallScheduler(nanos, clients);
        tempo = new CallRate(ceiling, turnstile);
        QuotaMember member = new QuotaMember(process, key, ceiling, store, nanos);
        heartbeat = new Heartbeat(member, tempo, turnstile, new QuotaLog(key, ceiling), nanos);
        heartbeat.start();
    }

    /**
     * The pace of this process; it shares the quota of its key with all that have the same token store.
     *
     * @param database stays open when the pace is closed
     */
    public static RateLimit open(Settings settings, CredentialId key, Database database, ProcessIdentity process) {
        RateSettings rate = settings.rate();
        return new RateLimit(
                process.name(),
                key,
                new ConfiguredLimit(rate.perSecond(), rate.share()),
                new ClientLimit(rate.gatewayShare(), rate.gatewayMaxWait()),
                SharedRows.open(QuotaCodec.CODEC, settings.token(), database, process.clock()));
    }

    /**
     * Waits until this call has its turn: a call of the collection, or of the client in property {@link Caller#PROPERTY}.
     *
     * @throws InterruptedException when Camel stops
     * @throws NoTurnException when this process had no part of the quota for two minutes, or a client's call, all its attempts
     *     together, has waited for {@code kis.gateway.max-wait}
     * @throws java.util.concurrent.RejectedExecutionException after {@link #endCalls}
     */
    public void turn(Exchange exchange) throws InterruptedException, NoTurnException {
        heartbeat.callComes();
        Optional<Caller> caller = Caller.of(exchange);
        Duration waited = exchange.getProperty(WAITED, Duration.ZERO, Duration.class);
        long entered = nanos.getAsLong();
        try {
            long now = turnstile.pass(caller, clients.maxWait().minus(waited));
            tempo.called(now);
            exchange.setProperty(TURN, now);
            exchange.setProperty(WAITED, waited.plusNanos(now - entered));
        } catch (TimeoutException e) {
            throw noTurn(caller);
        }
    }

    private NoTurnException noTurn(Optional<Caller> caller) {
        Duration waited = caller.isPresent() ? clients.maxWait() : CallScheduler.PATIENCE;
        String why = caller.isPresent() && tempo.units() > 0
                ? "the calls before it use the quota up (kis.gateway.max-wait)"
                : heartbeat.whyNothing();
        return new NoTurnException("no call could be sent for " + waited.toMillis() / 1000.0 + " s: " + why);
    }

    /** Calls per period that this process may make now. */
    public int permits() {
        return Math.max(1, tempo.units());
    }

    /**
     * The same at the wire, and 0 while this process has to ask first whether it still has its part of the quota.
     *
     * @throws java.util.concurrent.RejectedExecutionException after {@link #endCalls}
     */
    public int permitsNow() {
        if (turnstile.lets()) {
            return permits();
        }
        heartbeat.callComes();
        return 0;
    }

    /**
     * The time in which the wire lets {@link #permitsNow()} calls pass, in nanoseconds. A little shorter than that of the turns,
     * so that it seldom has to wait.
     */
    public long wireNanos() {
        return tempo.period().minus(WIRE_LEEWAY).toNanos();
    }

    /** The least time between two calls in milliseconds, whatever happens: a burst would arrive unevenly. */
    public long spacingMillis() {
        return Math.max(1, 1000 / ceiling.units(ceiling.perSecond()));
    }

    /** The broker said "too many calls" to this exchange's call. */
    public void refused(Exchange exchange) {
        turnOf(exchange).ifPresent(call -> tempo.refused(call, nanos.getAsLong()));
    }

    /** How long ago the call of this exchange had its turn; zero if it had none. */
    public Duration sinceTurn(Exchange exchange) {
        return Duration.ofNanos(
                turnOf(exchange).map(call -> nanos.getAsLong() - call).orElse(0L));
    }

    private static Optional<Long> turnOf(Exchange exchange) {
        return Optional.ofNullable(exchange.getProperty(TURN, Long.class));
    }

    /** Whether KIS was found to allow fewer calls than are configured, for certain; empty also while the store does not answer. */
    public Optional<LoweredQuota> lowered() {
        try {
            return LoweredQuota.of(store.read(key).row(), ceiling.perSecond());
        } catch (SharedRowsException e) {
            return Optional.empty();
        }
    }

    /** What the operator allows, calls per second. */
    public int configured() {
        return ceiling.perSecond();
    }

    /** What the broker is believed to grant, calls per second. */
    public int granted() {
        return tempo.level();
    }

    /** What of it this process uses now, calls per period; 0 while it makes no calls. */
    public int share() {
        return tempo.units();
    }

    /** Why the store of the quota does not answer; empty while it does, and while this process makes no calls. */
    public Optional<String> storeFault() {
        return heartbeat.storeFault();
    }

    /** The program ends: no call goes to the wire any more, and whoever waits for its turn fails at once. */
    public void endCalls() {
        turnstile.end();
    }

    /** The routes start, for the first time or again. */
    public void beginCalls() {
        turnstile.endNot();
    }

    @Override
    public void close() {
        heartbeat.close();
        store.close();
    }
}
