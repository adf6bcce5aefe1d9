package io.github.kisroutes.ratelimit;

import io.github.kisroutes.broker.WireGate;
import io.github.kisroutes.shared.SharedRows;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Random;

/**
 * A process with everything that its calls go through, in the time of a test: heartbeat, scheduler, throttle and wire are the
 * product's own, and only the threads are missing.
 */
final class VirtualProcess {
    private static final Duration TICK = Duration.ofMillis(100);
    private static final int WORKERS = 16;

    private final VirtualWorld world;
    private final Random chance;
    private final QuotaMember member;
    private final CallScheduler scheduler;
    private final CallRate rate;
    private final Heartbeat heartbeat;
    private final WireGate wire;
    private final long spacing;
    private final Deque<Long> afterTurn = new ArrayDeque<>();
    private Optional<CallTicket> waiting = Optional.empty();
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

    boolean isDone() {
        return callsLeft == 0 && underWay == 0 && afterTurn.isEmpty();
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
        if (!afterTurn.isEmpty() && now - lastThrottled >= spacing && wire.lets()) {
            lastThrottled = now;
            rate.sent();
            world.send(this, afterTurn.removeFirst());
        }
        served = units() > 0 ? served.plus(length) : served;
    }

    private void passTurn(long now) {
        int most = pauseBetweenCalls.isZero() ? WORKERS : 1;
        if (waiting.isEmpty() && callsLeft > 0 && underWay < most && now >= nextCall) {
            heartbeat.noteCall();
            waiting = Optional.of(scheduler.enter(Optional.empty(), Duration.ZERO));
        }
        if (waiting.isPresent() && !world.isLate(chance) && scheduler.tryTurn(waiting.get()) <= 0) {
            long turn = waiting.get().turn();
            rate.called(turn);
            afterTurn.addLast(turn);
            waiting = Optional.empty();
            callsLeft--;
            underWay++;
        }
    }

    void answered(long call, boolean accepted) {
        underWay--;
        nextCall = world.nanos() + pauseBetweenCalls.toNanos();
        if (accepted) {
            rate.accepted(call);
        } else {
            rate.refused(call);
            callsLeft += callsLeft == Integer.MAX_VALUE ? 0 : 1;
        }
    }
}
