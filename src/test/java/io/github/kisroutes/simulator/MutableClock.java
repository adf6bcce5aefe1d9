package io.github.kisroutes.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands until a test moves it. Copies made for another zone move along. */
public final class MutableClock extends Clock {

    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    private MutableClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /** A clock that stands at an instant, in Seoul. */
    public static MutableClock at(Instant start) {
        return new MutableClock(new AtomicReference<>(start), ZoneId.of("Asia/Seoul"));
    }

    /** A clock that stands at a date and time of Seoul, written as {@code 2025-06-16T15:45:00}. */
    public static MutableClock atSeoul(String dateAndTime) {
        return at(OffsetDateTime.parse(dateAndTime + "+09:00").toInstant());
    }

    public void set(Instant instant) {
        now.set(instant);
    }

    public void advance(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new MutableClock(now, other);
    }
}
