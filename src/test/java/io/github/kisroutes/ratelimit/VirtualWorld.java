package io.github.kisroutes.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.ratelimit.estimate.ConfiguredLimit;
import io.github.kisroutes.ratelimit.share.QuotaCodec;
import io.github.kisroutes.shared.CredentialId;
import io.github.kisroutes.shared.MemoryRows;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** Processes, their store, the network and the broker, in the time of a test. */
final class VirtualWorld {
    static final CredentialId KEY = new CredentialId("real", "openapi.koreainvestment.com:9443", "0123456789ab");

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private record Travelling(long at, VirtualProcess process, long call) {}

    private record Answer(long at, VirtualProcess process, long call, boolean accepted) {}

    private final TestTime time = new TestTime();
    private final TroubledQuotaStore store = new TroubledQuotaStore(new MemoryRows<>(QuotaCodec.CODEC, time));
    private final List<VirtualProcess> processes = new ArrayList<>();
    private final PriorityQueue<Travelling> travelling = new PriorityQueue<>(Comparator.comparing(Travelling::at));
    private final PriorityQueue<Answer> answers = new PriorityQueue<>(Comparator.comparing(Answer::at));
    private final Deque<Long> lastSecond = new ArrayDeque<>();
    private final Random chance = new Random(3);
    private final VirtualBroker broker;
    private final ConfiguredLimit limit;
    private final Duration step;

    private Duration jitter = Duration.ZERO;
    private Duration connecting = Duration.ZERO;
    private Duration unevenness = Duration.ZERO;
    private Duration leastLatency = Duration.ofMillis(20);
    private Duration mostLatency = Duration.ofMillis(120);
    private double stallsPerSecond;
    private long stalledUntil;
    private int most;

    /** @param limit what the processes are configured to make */
    VirtualWorld(VirtualBroker broker, ConfiguredLimit limit, Duration step) {
        this.broker = broker;
        this.limit = limit;
        this.step = step;
    }

    VirtualWorld(VirtualBroker broker, int perSecond) {
        this(broker, new ConfiguredLimit(perSecond, 1.0), Duration.ofMillis(1));
    }

    /** A call travels for 0 to {@code most}, evenly. */
    VirtualWorld withJitter(Duration most) {
        jitter = most;
        return this;
    }

    VirtualWorld withLatency(Duration least, Duration longest) {
        leastLatency = least;
        mostLatency = longest;
        return this;
    }

    /** The machine stops all processes now and then, for up to 100 ms. */
    VirtualWorld withStalls(double perSecond) {
        stallsPerSecond = perSecond;
        return this;
    }

    /** The first call of each worker opens a connection, which takes so long. */
    VirtualWorld withConnecting(Duration length) {
        connecting = length;
        return this;
    }

    Duration connecting() {
        return connecting;
    }

    /** A busy machine holds a call up between its turn and the wire for 0 to {@code most}, evenly. */
    VirtualWorld withUnevenness(Duration most) {
        unevenness = most;
        return this;
    }

    Duration unevenness() {
        return unevenness;
    }

    VirtualProcess start(String name) {
        VirtualProcess process = new VirtualProcess(name, this, limit, store);
        processes.add(process);
        return process;
    }

    List<VirtualProcess> start(int count) {
        List<VirtualProcess> started = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            started.add(start("process " + number));
        }
        return started;
    }

    TestTime time() {
        return time;
    }

    TroubledQuotaStore store() {
        return store;
    }

    long nanos() {
        return time.nanos();
    }

    VirtualBroker broker() {
        return broker;
    }

    /** No more calls have arrived in any second. */
    void assertNeverAbove(int quota) {
        assertThat(most).isPositive().isLessThanOrEqualTo(quota);
    }

    /**
     * How much of the time was lost in which the broker could have accepted calls.
     *
     * @param length lets so much time pass
     * @param perSecond what would be accepted without loss
     */
    double secondsLost(Duration length, double perSecond) {
        int before = broker.accepted();
        live(length);
        return length.toMillis() / 1000.0 - (broker.accepted() - before) / perSecond;
    }

    /** Accepted calls per second. */
    double rate(Duration length) {
        int before = broker.accepted();
        live(length);
        return (broker.accepted() - before) * 1000.0 / length.toMillis();
    }

    /** Whether a thread that could go on has not been woken yet. */
    boolean isLate(Random thread) {
        return nanos() < stalledUntil || thread.nextInt(3) == 0;
    }

    void send(VirtualProcess process, long call) {
        long travels = jitter.isZero() ? 0 : (long) (chance.nextDouble() * jitter.toNanos());
        travelling.add(new Travelling(nanos() + travels, process, call));
    }

    void live(Duration length) {
        long end = nanos() + length.toNanos();
        liveUntil(() -> nanos() >= end);
    }

    /** @return for how long */
    Duration liveUntil(BooleanSupplier end) {
        long begin = nanos();
        while (!end.getAsBoolean()) {
            step();
        }
        return Duration.ofNanos(nanos() - begin);
    }

    void step() {
        long now = nanos();
        if (stallsPerSecond > 0 && chance.nextDouble() < stallsPerSecond * step.toNanos() / SECOND) {
            stalledUntil = now + chance.nextInt(100_000_000);
        }
        while (!travelling.isEmpty() && travelling.peek().at() <= now) {
            arrive(travelling.remove());
        }
        while (!answers.isEmpty() && answers.peek().at() <= now) {
            Answer answer = answers.remove();
            answer.process().answered(answer.call(), answer.accepted());
        }
        if (now >= stalledUntil) {
            processes.forEach(process -> process.step(step));
        }
        time.pass(step);
    }

    /** Processes come, go, are killed and are late with their heartbeats. */
    void liveWildly(Duration length, long seed) {
        Random wild = new Random(seed);
        for (long end = nanos() + length.toNanos(); nanos() <= end; ) {
            if (wild.nextInt(200) == 0
                    && processes.stream().filter(VirtualProcess::isAlive).count() < 6) {
                start("process " + processes.size());
            }
            for (VirtualProcess process : processes) {
                if (wild.nextInt(1200) == 0) {
                    process.kill();
                } else if (wild.nextInt(1200) == 0) {
                    process.leave();
                } else if (wild.nextInt(300) == 0) {
                    process.stall(Duration.ofMillis(wild.nextInt(9_000)));
                }
            }
            live(Duration.ofMillis(50));
        }
    }

    private void arrive(Travelling call) {
        lastSecond.addLast(call.at());
        while (call.at() - lastSecond.peekFirst() >= SECOND) {
            lastSecond.removeFirst();
        }
        most = Math.max(most, lastSecond.size());
        long spread = mostLatency.minus(leastLatency).toNanos();
        long answered = call.at() + leastLatency.toNanos() + (long) (chance.nextDouble() * spread);
        answers.add(new Answer(answered, call.process(), call.call(), broker.accepts(call.at())));
    }
}
