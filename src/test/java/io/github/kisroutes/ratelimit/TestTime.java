package io.github.kisroutes.ratelimit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time of a test: the store's clock and the nanoseconds of all processes go on together, when a test says so. */
final class TestTime extends Clock {
    static final Instant START = Instant.parse("2026-11-23T06:40:00Z");

    private long nanos;
    private Duration setBack = Duration.ZERO;

    /** The clock is put back; the time itself goes on. */
    void setBack(Duration by) {
        setBack = setBack.plus(by);
    }

    void pass(Duration time) {
        nanos += time.toNanos();
    }

    long nanos() {
        return nanos;
    }

    @Override
    public Instant instant() {
        return START.plusNanos(nanos).minus(setBack);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
