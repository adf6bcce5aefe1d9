package io.github.kisroutes.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that goes on when a test says so; whoever pauses lets it go on, too. */
final class TestClock extends Clock {
    static final Instant START = Instant.parse("2026-11-23T06:40:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);

    void advance(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    void pause(Duration length) {
        advance(length);
    }

    Duration sinceStart() {
        return Duration.between(START, instant());
    }

    @Override
    public Instant instant() {
        return now.get();
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
