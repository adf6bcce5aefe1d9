package io.github.kisroutes.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.shared.CredentialId;
import io.github.kisroutes.shared.MemoryRows;
import io.github.kisroutes.shared.SharedRowsException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;

/**
 * Processes that share a quota, in the time of a test: each beats its heart as the product's does, and is taken to use in
 * every period as many calls as it was ever allowed in it.
 */
final class Neighbours {
    static final CredentialId KEY = new CredentialId("real", "openapi.koreainvestment.com:9443", "0123456789ab");

    private static final Duration STEP = Duration.ofMillis(50);
    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);
    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);
    private static final int STEPS_PER_PERIOD = (int) ConfiguredLimit.PERIOD.dividedBy(STEP) + 1;

    private final TestTime time = new TestTime();
    private final MemoryRows<SharedQuota> memory = new MemoryRows<>(QuotaCodec.CODEC, time);
    private final List<Process> processes = new ArrayList<>();
    private final ConfiguredLimit ceiling;
    private boolean storeIsAway;
    private int most;

    Neighbours(ConfiguredLimit ceiling) {
        this.ceiling = ceiling;
    }

    Process start(String name) {
        Process process = new Process(name);
        processes.add(process);
        return process;
    }

    void storeIsAway(boolean away) {
        storeIsAway = away;
    }

    void setClockBack(Duration by) {
        time.setBack(by);
    }

    void live(Duration length) {
        for (long end = time.nanos() + length.toNanos(); time.nanos() <= end; time.pass(STEP)) {
            step();
        }
    }

    private void step() {
        processes.forEach(Process::step);
        most = Math.max(most, processes.stream().mapToInt(Process::usedInPeriod).sum());
    }

    /** Processes come, go, are killed and are late with their heartbeats. */
    void liveWildly(Duration length, long seed) {
        Random chance = new Random(seed);
        for (long end = time.nanos() + length.toNanos(); time.nanos() <= end; time.pass(STEP)) {
            if (chance.nextInt(200) == 0
                    && processes.stream().filter(Process::isAlive).count() < 6) {
                start("process " + processes.size());
            }
            for (Process process : processes) {
                if (chance.nextInt(1200) == 0) {
                    process.kill();
                } else if (chance.nextInt(1200) == 0) {
                    process.leave();
                } else if (chance.nextInt(300) == 0) {
                    process.stall(Duration.ofMillis(chance.nextInt(9_000)));
                }
            }
            step();
        }
    }

    void assertNeverAbove(int quota) {
        assertThat(most).isPositive().isLessThanOrEqualTo(quota);
    }

    /** One of them. */
    final class Process {
        private final QuotaMember member;
        private final Deque<Integer> lately = new ArrayDeque<>();
        private boolean alive = true;
        private long nextBeat;
        private long usableUntil;
        private Duration served = Duration.ZERO;

        private Process(String name) {
            member = new QuotaMember(name, KEY, ceiling, memory, time::nanos);
            nextBeat = time.nanos();
        }

        boolean isAlive() {
            return alive;
        }

        int units() {
            return alive && (time.nanos() < usableUntil || storeIsAway) ? member.units() : 0;
        }

        /** How long it could make calls so far. */
        Duration served() {
            return served;
        }

        void kill() {
            alive = false;
        }

        void leave() {
            if (alive && member.isJoined() && !storeIsAway) {
                try {
                    member.leave();
                } catch (SharedRowsException impossible) {
                    throw new AssertionError(impossible);
                }
            }
            alive = false;
        }

        /** No heartbeat for a while, as when the machine is too busy. */
        void stall(Duration length) {
            nextBeat = time.nanos() + length.toNanos();
        }

        private void step() {
            if (alive && !storeIsAway && time.nanos() >= nextBeat) {
                beat();
            }
            lately.addLast(units());
            if (lately.size() > STEPS_PER_PERIOD) {
                lately.removeFirst();
            }
            if (units() > 0) {
                served = served.plus(STEP);
            }
        }

        private void beat() {
            try {
                member.beat(OptionalInt.empty(), 0);
            } catch (SharedRowsException impossible) {
                throw new AssertionError(impossible);
            }
            usableUntil = time.nanos()
                    + QuotaMember.LEASE.minus(QuotaShare.FORGOTTEN_AFTER).toNanos();
            nextBeat = time.nanos() + (member.isUnsettled() ? HALF_A_SECOND : TWO_SECONDS).toNanos();
        }

        private int usedInPeriod() {
            return lately.stream().mapToInt(Integer::intValue).max().orElse(0);
        }
    }
}
