package io.github.kisroutes.ratelimit;

import io.github.kisroutes.market.Seoul;
import io.github.kisroutes.ratelimit.estimate.ConfiguredLimit;
import io.github.kisroutes.ratelimit.estimate.QuotaLevel;
import io.github.kisroutes.ratelimit.share.QuotaMember;
import io.github.kisroutes.shared.CredentialId;
import io.github.kisroutes.shared.SharedRowsException;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a person should know about the quota, each thing said once. */
final class QuotaLog {
    private static final Logger LOG = LoggerFactory.getLogger(QuotaLog.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(Seoul.ZONE);

    private final CredentialId key;
    private final ConfiguredLimit limit;
    private int members = 1;
    private boolean started;
    private int said;
    /** Whether what was said was certain, or needs no advice. */
    private boolean advised = true;

    private volatile String sharing;

    QuotaLog(CredentialId key, ConfiguredLimit limit) {
        this.key = key;
        this.limit = limit;
        this.said = limit.perSecond();
        sharing = "a part of the quota of " + key + " was asked for, and there is no answer yet";
    }

    /** After each heartbeat. */
    void shared(QuotaMember member) {
        int units = limit.units(member.level());
        sharing = "the whole quota of " + key + " (" + units + (units == 1 ? " call" : " calls")
                + " per second) is in the hands of "
                + (member.members() == 2 ? "another process" : (member.members() - 1) + " other processes")
                + ", and none of it was passed on";
        if (member.members() != members && !member.isUnsettled()) {
            members = member.members();
            LOG.info(
                    "{} of {} calls per second with {} are for this process; {} other processes share the rest.",
                    member.units(),
                    limit.units(member.level()),
                    key,
                    members - 1);
        }
        Optional<QuotaLevel> level = member.granted().level();
        // What was just found may have been a bad moment; what an earlier process has found, is told.
        if (level.isEmpty() || level.get().isConfirmed() || !started) {
            say(level, member.level());
        }
        started = true;
    }

    /** Before the end. */
    void leaving(QuotaMember member) {
        say(member.granted().level(), member.level());
    }

    void say(Optional<QuotaLevel> level, int perSecond) {
        // In the demo the quota is its own, and nobody could change it.
        boolean certain = level.filter(QuotaLevel::isConfirmed).isPresent()
                && !key.environment().equals("demo");
        boolean known = perSecond == said && (advised || !certain);
        if (known || level.filter(QuotaLevel::raised).isPresent()) {
            return;
        }
        said = perSecond;
        advised = certain || perSecond == limit.perSecond();
        if (perSecond == limit.perSecond()) {
            LOG.info("KIS grants {} all {} calls per second again.", key, perSecond);
            return;
        }
        tell(
                perSecond,
                certain,
                level.map(QuotaLevel::nextTry).map(TIME::format).orElse("any time"));
    }

    private void tell(int perSecond, boolean certain, String next) {
        if (certain) {
            LOG.warn(
                    "KIS refuses calls above {} per second with {}, and kis.rate.per-second is {}. The limit is now {}; one more per second is tried at {}, Seoul time, at the latest. If {} is your quota, set"
                            + " kis.rate.per-second={}.",
                    perSecond,
                    key,
                    limit.perSecond(),
                    perSecond,
                    next,
                    perSecond,
                    perSecond);
        } else {
            // A busy machine sends calls unevenly, and then it happens below the quota, too.
            LOG.info(
                    "KIS refused a call above {} per second with {}; the pace keeps to {} and tries one more per second at {},"
                            + " Seoul time, at the latest.",
                    perSecond,
                    key,
                    perSecond,
                    next);
        }
    }

    /** Why there is no part of the quota for this process, for a person: a whole clause. Any thread may ask. */
    String whyNothing(boolean storeIsAway) {
        return storeIsAway ? "the store of the quota of " + key + " does not answer" : sharing;
    }

    /** Calls have waited for a part of the quota. */
    void waits(Duration waited, String why) {
        LOG.warn(
                "No call has gone out for {} s: {}. The calls wait for {} s at most.",
                waited.toSeconds(),
                why,
                CallScheduler.PATIENCE.toSeconds());
    }

    /** The store answers again. */
    void storeIsBack() {
        LOG.info("The quota of {} is shared again: its store answers.", key);
    }

    /** The store does not answer. */
    void storeIsAway(SharedRowsException e) {
        LOG.warn(
                "The quota of {} cannot be shared: {}. This process continues with its current share and takes no more until the store is back.",
                key,
                e.getMessage().replaceFirst("\\.+$", ""));
    }
}
