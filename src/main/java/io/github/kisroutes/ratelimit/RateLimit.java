package io.github.kisroutes.ratelimit;

import io.github.kisroutes.config.RateSettings;
import io.github.kisroutes.config.Settings;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.ratelimit.estimate.ConfiguredLimit;
import io.github.kisroutes.ratelimit.share.QuotaCodec;
import io.github.kisroutes.ratelimit.share.QuotaMember;
import io.github.kisroutes.ratelimit.share.SharedQuota;
import io.github.kisroutes.shared.CredentialId;
import io.github.kisroutes.shared.NoTurnException;
import io.github.kisroutes.shared.ProcessIdentity;
import io.github.kisroutes.shared.SharedRows;
import io.github.kisroutes.shared.SharedRowsException;
import io.github.kisroutes.shared.WirePace;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;

/**
 * How fast this process may call the broker, for {@code routes/kis-call.camel.yaml}: when the next call has its turn, and how
 * far calls lie apart.
 */
public final class RateLimit implements WirePace, AutoCloseable {
    /**
     * How long no call is made while the throttle is exchanged, in milliseconds; also the period of the throttle in copies of
     * the route that were edited before version 1.0. A little shorter than that of the turns, where calls are to wait.
     */
    public static final int PERIOD_MILLIS = (int) ConfiguredLimit.PERIOD.toMillis() - 18;

    private static final Duration WIRE_LEEWAY = Duration.ofMillis(1);

    private final LongSupplier nanos;
    private final CredentialId key;
    private final SharedRows<SharedQuota> store;
    private final ConfiguredLimit limit;
    private final ClientLimit clients;
    private final CallScheduler scheduler;
    private final CallRate rate;
    private final Heartbeat heartbeat;

    RateLimit(
            String process,
            CredentialId key,
            ConfiguredLimit limit,
            ClientLimit clients,
            SharedRows<SharedQuota> store) {
        long begin = System.nanoTime();
        this.nanos = () -> System.nanoTime() - begin;
        this.key = key;
        this.store = store;
        this.limit = limit;
        this.clients = clients;
        scheduler = new CallScheduler(nanos, clients);
        rate = new CallRate(limit, scheduler, nanos);
        QuotaMember member = new QuotaMember(process, key, limit, store, nanos);
        heartbeat = new Heartbeat(member, rate, scheduler, new QuotaLog(key, limit), nanos);
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
        Duration waited = CallTurn.waited(exchange);
        long entered = nanos.getAsLong();
        try {
            long now = scheduler.pass(caller, clients.maxWait().minus(waited));
            rate.called(now);
            CallTurn.keep(exchange, now, waited.plusNanos(now - entered));
        } catch (TimeoutException e) {
            throw noTurn(caller);
        }
    }

    private NoTurnException noTurn(Optional<Caller> caller) {
        Duration waited = caller.isPresent() ? clients.maxWait() : CallScheduler.PATIENCE;
        boolean usedUp = caller.isPresent() && rate.units() > 0;
        String why = usedUp ? "the calls before it use the quota up (kis.gateway.max-wait)" : heartbeat.whyNothing();
        return new NoTurnException("no call could be sent for " + waited.toMillis() / 1000.0 + " s: " + why);
    }

    /** Calls per period that this process may make now. */
    public int permits() {
        return Math.max(1, rate.units());
    }

    @Override
    public int permitsNow() {
        if (scheduler.lets()) {
            return permits();
        }
        heartbeat.callComes();
        return 0;
    }

    /**
     * The time in which the wire lets {@link #permitsNow()} calls pass, in nanoseconds. A little shorter than that of the turns,
     * so that it seldom has to wait.
     */
    @Override
    public long wireNanos() {
        return rate.period().minus(WIRE_LEEWAY).toNanos();
    }

    @Override
    public void sent() {
        rate.sent(CallTurn.ofThisThread().orElseGet(nanos::getAsLong));
    }

    /** The least time between two calls in milliseconds, whatever happens: a burst would arrive unevenly. */
    public long spacingMillis() {
        return Math.max(1, 1000 / limit.units(limit.perSecond()));
    }

    /** The broker said "too many calls" to this exchange's call. */
    public void refused(Exchange exchange) {
        CallTurn.of(exchange).ifPresent(rate::refused);
    }

    /** The broker accepted this exchange's call. */
    public void accepted(Exchange exchange) {
        CallTurn.of(exchange).ifPresent(rate::accepted);
    }

    /** How long ago the call of this exchange had its turn; zero if it had none. */
    public Duration sinceTurn(Exchange exchange) {
        return Duration.ofNanos(
                CallTurn.of(exchange).map(call -> nanos.getAsLong() - call).orElse(0L));
    }

    /** Whether KIS was found to allow fewer calls than are configured, for certain; empty also while the store does not answer. */
    public Optional<LoweredQuota> lowered() {
        try {
            return LoweredQuota.of(store.read(key).row(), limit.perSecond());
        } catch (SharedRowsException e) {
            return Optional.empty();
        }
    }

    /** What the operator allows, calls per second. */
    public int configured() {
        return limit.perSecond();
    }

    /** What the broker is believed to grant, calls per second. */
    public int granted() {
        return rate.level();
    }

    /** What of it this process uses now, calls per period; 0 while it makes no calls. */
    public int share() {
        return rate.units();
    }

    /** Why the store of the quota does not answer; empty while it does, and while this process makes no calls. */
    public Optional<String> storeFault() {
        return heartbeat.storeFault();
    }

    /** The program ends: no call goes to the wire any more, and whoever waits for its turn fails at once. */
    public void endCalls() {
        scheduler.end();
    }

    /** The routes start, for the first time or again. */
    public void beginCalls() {
        scheduler.endNot();
    }

    @Override
    public void close() {
        heartbeat.close();
        store.close();
    }
}
