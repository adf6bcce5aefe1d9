package io.github.kisroutes.ratelimit.estimate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells whether refused calls mean that the broker grants less. It spreads its load over several servers, and one of them
 * may refuse a call although the quota is not used up, or all of them may refuse everything for a while; but a broker that
 * grants 18 refuses a call whenever 18 others were accepted in the second before it. So a lower quota shows itself by moments of
 * refusals that repeat, with accepted calls in between, after the same number of accepted calls.
 *
 * <p>All refusals of one moment are one event. After it nothing is sent for a while, then one call, and the others when the broker
 * has accepted it. Safe for many threads; times are nanoseconds of this process.
 */
public final class LimitEstimator {
    private static final Logger LOG = LoggerFactory.getLogger(LimitEstimator.class);

    /** How long nothing is sent after a refusal, while the answers under way come in: they belong to the same event. */
    static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    /** The same, after several in a row with no accepted call between them. */
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

    /** Two events in a row are no accident. */
    private static final int ENOUGH = 2;

    /** Where more was accepted within one second lately, or the level would go down by one, as after a single late call. */
    private static final int ENOUGH_AGAINST_EVIDENCE = 3;

    /** Events that lie farther apart than this many calls have nothing to do with each other. */
    private static final int CALLS_TOGETHER = 50;

    private static final int PERIODS_TOGETHER = 4;

    /** A broker that counts in calendar seconds refuses one more call than it grants in every third second or so. */
    private static final int PERIODS_AGAINST_EVIDENCE = 12;

    /** As long as fifty calls may take. */
    private static final Duration LONGEST_MEMORY = ConfiguredLimit.PERIOD.multipliedBy(CALLS_TOGETHER);

    /** Who has a part of the quota, may see no call accepted for so long because the others take it all. */
    private static final Duration BLOCKED = Duration.ofSeconds(4);

    /** Who had no part of the quota after an event for so long, knows nothing of the level of today. */
    private static final Duration STALE = ConfiguredLimit.PERIOD.multipliedBy(2);

    /**
     * @param at when it was
     * @param before calls of this process that were accepted in the second before it
     */
    private record Event(long at, int before) {}

    private final CallHistory history = new CallHistory();
    private final List<Long> moment = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private Duration pause = Duration.ZERO;
    private long pausedUntil;
    private long judgedAt = Long.MIN_VALUE;
    /** Whether a call was accepted that went out after the last event. */
    private boolean accepted = true;

    private long blockedSince;

    /**
     * A call goes out now.
     *
     * @return whether it is the first one after an event, which is to be judged now
     */
    public synchronized boolean called(long now) {
        history.add(now);
        return !moment.isEmpty() && now >= pausedUntil;
    }

    /**
     * A call goes to the wire.
     *
     * @param call when it had its turn
     */
    public synchronized void sent(long call, long now) {
        history.sent(call, now);
    }

    /**
     * The broker accepted a call.
     *
     * @param call when it went out
     * @return whether it is the first one after an event, for whose answer the others wait
     */
    public synchronized boolean accepted(long call) {
        accepted |= call >= judgedAt;
        return call == judgedAt;
    }

    /**
     * The broker refused a call.
     *
     * @param call when it went out
     * @return how long nothing should be sent; zero if this is no new event
     */
    public synchronized Duration refused(long call, long now) {
        history.refused(call);
        if (call < judgedAt) {
            return Duration.ZERO;
        }
        moment.add(call);
        if (moment.size() > 1) {
            return Duration.ZERO;
        }
        boolean twice = !accepted && pause.multipliedBy(2).compareTo(LONGEST_PAUSE) >= 0;
        pause = twice ? LONGEST_PAUSE : FIRST_PAUSE;
        pausedUntil = now + pause.toNanos();
        return pause;
    }

    /**
     * The end of an event.
     *
     * @param now when the first call after it goes out
     * @param level calls per second that the broker was believed to grant
     * @param rate calls per period that this process makes
     * @param trial whether the level is being tried: more has not been accepted for long
     * @return the level to believe from now on, if it is another
     */
    public synchronized OptionalInt judge(long now, int level, double rate, boolean trial) {
        boolean alone = rate > level - 1;
        int before = moment.stream().mapToInt(history::acceptedBefore).max().orElse(0);
        moment.clear();
        judgedAt = now;
        boolean stale = now - pausedUntil > STALE.toNanos();
        int enough = enough(before, level, alone, trial, now);
        boolean counts = counts(now, alone) && !stale;
        List<Event> alike = counts ? alike(new Event(now, before), alone, together(rate, enough)) : List.of();
        LOG.debug(
                "KIS refused a call in the second after {} others; the level is {}, {} of {} events say that it is lower",
                before,
                level,
                alike.size(),
                enough);
        if (level <= 1 || alike.size() < enough) {
            return OptionalInt.empty();
        }
        events.clear();
        history.forgetAbove(before);
        // Whoever counts in calendar seconds has also accepted calls of the second before it.
        double seen = alike.stream().mapToInt(Event::before).min().orElseThrow();
        double granted =
                alone ? seen : Math.max(seen, acceptedPerPeriod(alike.get(0).at(), now)) * level / rate;
        int lowest = alone ? 1 : (level + 1) / 2;
        return OptionalInt.of(Math.max(1, Math.min(level - 1, Math.max(lowest, (int) Math.round(granted)))));
    }

    private int enough(int before, int level, boolean alone, boolean trial, long now) {
        if (trial) {
            return alone ? ENOUGH : 1;
        }
        boolean doubtful = before >= level - 1 || history.hasShown(before + 1, now);
        return alone && doubtful ? ENOUGH_AGAINST_EVIDENCE : ENOUGH;
    }

    /** Without an accepted call since the last event, it is the same bad moment of the broker, unless it lasts too long. */
    private boolean counts(long now, boolean alone) {
        boolean counts = accepted || !alone && now - blockedSince >= BLOCKED.toNanos();
        blockedSince = accepted ? now : blockedSince;
        accepted = false;
        return counts;
    }

    /** The events of late that show the same limit as the last one. Who has a part of the quota cannot see it in one event. */
    private List<Event> alike(Event last, boolean alone, double together) {
        events.add(last);
        events.removeIf(event -> last.at() - event.at() > LONGEST_MEMORY.toNanos());
        return events.stream()
                .filter(event -> last.at() - event.at() <= together)
                .filter(event -> !alone || Math.abs(event.before() - last.before()) <= 1)
                .toList();
    }

    private static double together(double rate, int enough) {
        int periods = enough >= ENOUGH_AGAINST_EVIDENCE ? PERIODS_AGAINST_EVIDENCE : PERIODS_TOGETHER;
        return ConfiguredLimit.PERIOD.toNanos() * Math.max(periods, CALLS_TOGETHER / rate);
    }

    /** What this process could make since shortly before the first event. */
    private double acceptedPerPeriod(long event, long now) {
        long from = event - ConfiguredLimit.PERIOD.multipliedBy(2).toNanos();
        return history.accepted(from, now) * (double) ConfiguredLimit.PERIOD.toNanos() / (now - from);
    }
}
