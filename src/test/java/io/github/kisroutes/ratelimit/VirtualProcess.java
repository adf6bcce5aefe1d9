package io.github.kisroutes.ratelimit;

import io.github.kisroutes.broker.WireGate;
import io.github.kisroutes.ratelimit.estimate.ConfiguredLimit;
import io.github.kisroutes.ratelimit.share.QuotaMember;
import io.github.kisroutes.ratelimit.share.SharedQuota;
import io.github.kisroutes.shared.SharedRows;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * A process with everything that its calls go through, in the time of a test: heartbeat, scheduler, throttle and wire are the
 * product's own, and only the threads are missing. A refused call is repeated as {@code routes/error-policy.camel.yaml} says, and
 * its worker waits for that.
 */
final class VirtualProcess {
    private static final Duration TICK = Duration.ofMillis(100);
    private static final int WORKERS = 16;
    private static final int MOST_REPEATS = 10;
    private static final long FIRST_REPEAT = 150;
    private static final double SLOWER = 1.6;
    private static final long LAST_REPEAT = 3_000;
    private static final double RANDOM_PART = 0.3;

    private record OnTheWay(long connectedAt, long turn) {}

    /** A refused call is to be made again. */
    private record Repeat(long at, int refusals) {}

    private final VirtualWorld world;
    private final Random chance;
    private final QuotaMember member;
    private final CallScheduler scheduler;
    private final CallRate rate;
    private final Heartbeat heartbeat;
    private final WireGate wire;
    private final long spacing;
    /** After its turn, a call waits for the throttle, opens a connection if it is one of the first, and waits at the wire. */
    private final Deque<Long> afterTurn = new ArrayDeque<>();

    private final PriorityQueue<OnTheWay> onTheWay = new PriorityQueue<>(Comparator.comparing(OnTheWay::connectedAt));
    private final PriorityQueue<Repeat> repeats = new PriorityQueue<>(Comparator.comparing(Repeat::at));
    private final Map<Long, Integer> refusals = new HashMap<>();
    private Optional<CallTicket> waiting = Optional.empty();
    private int waitingRefusals;
    private int failed;
    private int connections;
    private int underWay;
    private int callsLeft = Integer.MAX_VALUE;
    private Duration pauseBetweenCalls = Duration.ZERO;
    private boolean alive = true;
    private long nextTick;
    private long nextCall;
    private long lastThrottled;
    private Duration served = Duration.ZERO;

    VirtualProcess(String name, VirtualWorld world, ConfiguredLimit limit, SharedRows<SharedQuota> store) {
        this.world = world;
        chance = new Random(name.hashCode());
        member = new QuotaMember(name, VirtualWorld.KEY, limit, store, world::nanos);
        scheduler = new CallScheduler(world::nanos, ClientLimit.DEFAULT);
        rate = new CallRate(limit, scheduler, world::nanos);
        heartbeat = new Heartbeat(member, rate, scheduler, new QuotaLog(VirtualWorld.KEY, limit), world::nanos);
        wire = new WireGate(
                () -> scheduler.lets() ? Math.max(1, rate.units()) : 0,
                () -> rate.period().minusMillis(1).toNanos(),
                world::nanos);
        spacing = Duration.ofSeconds(1).toNanos() / limit.units(limit.perSecond());
        nextTick = world.nanos();
        lastThrottled = world.nanos() - spacing;
    }

    /** It has so many calls to make, and no more. */
    VirtualProcess with(int calls) {
        callsLeft = calls;
        return this;
    }

    /** It makes a call, waits for its answer and for so long, and makes the next one. */
    VirtualProcess oneCallPer(Duration pause) {
        pauseBetweenCalls = pause;
        return this;
    }

    /** One worker makes them. */
    VirtualProcess oneByOne() {
        return oneCallPer(Duration.ofNanos(1));
    }

    /** All workers make them. */
    VirtualProcess together() {
        return oneCallPer(Duration.ZERO);
    }

    boolean isDone() {
        return callsLeft == 0 && underWay == 0 && afterTurn.isEmpty();
    }

    /** Calls that were refused more often than they are repeated. */
    int failed() {
        return failed;
    }

    boolean isAlive() {
        return alive;
    }

    int level() {
        return rate.level();
    }

    /** Calls per period that it may make now. */
    int units() {
        return alive && scheduler.lets() ? rate.units() : 0;
    }

    /** For how long it could make calls so far. */
    Duration served() {
        return served;
    }

    void kill() {
        alive = false;
    }

    void leave() {
        if (alive) {
            heartbeat.leave();
        }
        alive = false;
    }

    /** No heartbeat for a while, as when the machine is too busy. */
    void stall(Duration length) {
        nextTick = world.nanos() + length.toNanos();
    }

    /** @param length of a step */
    void step(Duration length) {
        if (!alive) {
            return;
        }
        long now = world.nanos();
        if (now >= nextTick) {
            nextTick = now + TICK.toNanos();
            heartbeat.tick();
        }
        passTurn(now);
        if (!afterTurn.isEmpty() && now - lastThrottled >= spacing) {
            lastThrottled = now;
            onTheWay.add(new OnTheWay(now + way(), afterTurn.removeFirst()));
        }
        if (!onTheWay.isEmpty() && onTheWay.peek().connectedAt() <= now && wire.lets()) {
            long turn = onTheWay.remove().turn();
            rate.sent(turn);
            world.send(this, turn);
        }
        served = units() > 0 ? served.plus(length) : served;
    }

    private long way() {
        long connecting = connections < WORKERS ? world.connecting().toNanos() : 0;
        connections++;
        return connecting + (long) (chance.nextDouble() * world.unevenness().toNanos());
    }

    private void passTurn(long now) {
        if (waiting.isEmpty()) {
            nextRefusals(now).ifPresent(before -> {
                waitingRefusals = before;
                heartbeat.noteCall();
                waiting = Optional.of(scheduler.enter(Optional.empty(), Duration.ZERO));
            });
        }
        if (waiting.isPresent() && !world.isLate(chance) && scheduler.tryTurn(waiting.get()) <= 0) {
            long turn = waiting.get().turn();
            rate.called(turn);
            refusals.put(turn, waitingRefusals);
            afterTurn.addLast(turn);
            waiting = Optional.empty();
        }
    }

    /** How often the call that a worker makes now was refused; empty if no worker makes one. */
    private OptionalInt nextRefusals(long now) {
        if (!repeats.isEmpty() && repeats.peek().at() <= now) {
            return OptionalInt.of(repeats.remove().refusals());
        }
        int most = pauseBetweenCalls.isZero() ? WORKERS : 1;
        if (callsLeft == 0 || underWay >= most || now < nextCall) {
            return OptionalInt.empty();
        }
        callsLeft--;
        underWay++;
        return OptionalInt.of(0);
    }

    void answered(long call, boolean accepted) {
        int before = refusals.remove(call);
        if (accepted) {
            rate.accepted(call);
        } else {
            rate.refused(call);
        }
        if (!accepted && before < MOST_REPEATS) {
            repeats.add(new Repeat(world.nanos() + pauseAfter(before), before + 1));
            return;
        }
        failed += accepted ? 0 : 1;
        underWay--;
        nextCall = world.nanos() + pauseBetweenCalls.toNanos();
    }

    private long pauseAfter(int refusalsBefore) {
        double millis = Math.min(LAST_REPEAT, FIRST_REPEAT * Math.pow(SLOWER, refusalsBefore));
        double random = 1 + RANDOM_PART * (2 * chance.nextDouble() - 1);
        return (long) (millis * random * Duration.ofMillis(1).toNanos());
    }
}
