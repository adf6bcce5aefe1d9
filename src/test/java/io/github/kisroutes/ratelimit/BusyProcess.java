package io.github.kisroutes.ratelimit;

import io.github.kisroutes.shared.SharedRows;
import io.github.kisroutes.shared.SharedRowsException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;

/** A process that always has a call to make, in the time of a test. */
final class BusyProcess {
    private static final Duration BEAT = Duration.ofSeconds(2);
    private static final Random CHANCE = new Random(3);

    private record Answer(long call, long at, boolean accepted) {}

    private final TestTime time;
    private final ConfiguredLimit ceiling;
    private final StrictBroker broker;
    private final QuotaMember member;
    private final LimitEstimator refusals = new LimitEstimator();
    private final Deque<Answer> underWay = new ArrayDeque<>();
    private OptionalInt refusedTo = OptionalInt.empty();
    private int level;
    private long nextBeat;
    private long notBefore;
    private long lastTurn;
    private long turns;

    BusyProcess(
            String name, TestTime time, ConfiguredLimit ceiling, StrictBroker broker, SharedRows<SharedQuota> store) {
        this.time = time;
        this.ceiling = ceiling;
        this.broker = broker;
        this.member = new QuotaMember(name, Neighbours.KEY, ceiling, store, time::nanos);
        this.lastTurn = time.nanos();
        this.nextBeat = time.nanos();
    }

    int level() {
        return level;
    }

    void step() {
        long now = time.nanos();
        while (!underWay.isEmpty() && underWay.peekFirst().at() <= now) {
            Answer answer = underWay.removeFirst();
            if (!answer.accepted() && refusals.refused(answer.call(), now)) {
                notBefore = now + LimitEstimator.MOMENT.toNanos();
            }
        }
        if (now >= nextBeat || refusedTo.isPresent()) {
            beat(now);
        }
        if (member.units() > 0
                && now >= notBefore
                && now
                        >= lastTurn
                                + ceiling.interval(level, member.units(), ConfiguredLimit.PERIOD)
                                        .toNanos()) {
            call(now);
        }
    }

    private void beat(long now) {
        try {
            member.beat(refusedTo, turns);
        } catch (SharedRowsException impossible) {
            throw new AssertionError(impossible);
        }
        refusedTo = OptionalInt.empty();
        level = member.level();
        nextBeat = now + BEAT.toNanos();
    }

    private void call(long now) {
        lastTurn = now;
        turns++;
        refusals.called(now);
        OptionalLong judgeAt = refusals.judgeAt();
        if (judgeAt.isPresent() && now >= judgeAt.getAsLong()) {
            refusedTo = refusals.judge(now, level, ceiling.rate(level, member.units()));
            level = refusedTo.orElse(level);
        }
        long answered = now + Duration.ofMillis(20 + CHANCE.nextInt(100)).toNanos();
        underWay.addLast(new Answer(now, answered, broker.accepts(now)));
    }
}
