package io.github.kisroutes.collection;

import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;

/** When the daily collection runs, and whether the last time was missed. */
public final class CollectionSchedule {
    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm z", Locale.ENGLISH);
    /** How far a missed time is looked for: a holiday week with both weekends. */
    private static final List<Duration> LOOK_BACK =
            List.of(Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(4), Duration.ofDays(11));

    private final CronExpression cron;
    private final ZoneId zone;
    private final RunLedger ledger;
    private final Clock clock;

    /**
     * @param cron a Quartz cron expression, checked before
     * @param zone the zone its times are meant in
     */
    public CollectionSchedule(String cron, ZoneId zone, RunLedger ledger, Clock clock) {
        try {
            this.cron = new CronExpression(cron);
        } catch (ParseException e) {
            throw new IllegalArgumentException("kis.collect.cron = " + cron + " is no Quartz cron expression", e);
        }
        this.cron.setTimeZone(TimeZone.getTimeZone(zone));
        this.zone = zone;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The next planned time after now; empty when there is none any more. */
    public Optional<Instant> next() {
        return after(clock.instant());
    }

    /** The last planned time before now, not further back than eleven days. */
    public Optional<Instant> last() {
        Instant now = clock.instant();
        return LOOK_BACK.stream()
                .flatMap(back -> lastSince(now.minus(back), now).stream())
                .findFirst();
    }

    private Optional<Instant> lastSince(Instant from, Instant now) {
        Optional<Instant> found = Optional.empty();
        Optional<Instant> each = after(from);
        while (each.isPresent() && each.get().isBefore(now)) {
            found = each;
            each = after(each.get());
        }
        return found;
    }

    /**
     * Whether the last planned collection did not happen. An installation that never collected has missed nothing: its
     * first collection is the operator's decision.
     */
    public boolean isMissed() {
        Optional<Instant> newest = ledger.newestStart();
        return newest.isPresent()
                && last().filter(planned -> planned.isAfter(newest.get())).isPresent();
    }

    /** What the log says at the start. */
    public String announcement() {
        String coming = next().map(this::text)
                .map(time -> "The next collection runs " + time)
                .orElse("No collection is planned");
        return isMissed()
                ? "The collection of " + text(last().orElseThrow()) + " was missed and runs now. " + coming + "."
                : coming + ".";
    }

    private Optional<Instant> after(Instant time) {
        return Optional.ofNullable(cron.getNextValidTimeAfter(Date.from(time))).map(Date::toInstant);
    }

    private String text(Instant time) {
        return TEXT.format(time.atZone(zone));
    }
}
