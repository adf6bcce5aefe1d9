package io.github.kisroutes.ratelimit;

import io.github.kisroutes.market.Seoul;
import io.github.kisroutes.shared.CredentialId;
import io.github.kisroutes.shared.SharedRowsException;
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
    private final ConfiguredLimit ceiling;
    private int members = 1;
    private boolean started;
    private int said;

    QuotaLog(CredentialId key, ConfiguredLimit ceiling) {
        this.key = key;
        this.ceiling = ceiling;
        this.said = ceiling.perSecond();
    }

    /** After each heartbeat. */
    void shared(QuotaMember member) {
        if (member.members() != members && !member.isUnsettled()) {
            members = member.members();
            LOG.info(
                    "{} of {} calls per second with {} are for this process, {} others share it.",
                    member.units(),
                    ceiling.units(member.level()),
                    key,
                    members - 1);
        }
        Optional<QuotaLevel> level = member.grant().level();
        // What was just found may have been a bad moment; what an earlier process has found, is told.
        if (level.isEmpty() || level.get().isConfirmed() || !started) {
            say(level, member.level());
        }
        started = true;
    }

    /** Before the end. */
    void leaving(QuotaMember member) {
        say(member.grant().level(), member.level());
    }

    void say(Optional<QuotaLevel> level, int perSecond) {
        if (perSecond == said || level.map(QuotaLevel::raised).orElse(false)) {
            return;
        }
        said = perSecond;
        if (perSecond == ceiling.perSecond()) {
            LOG.info("KIS grants {} the whole {} calls per second again.", key, perSecond);
            return;
        }
        String next = level.map(QuotaLevel::nextTry).map(TIME::format).orElse("any time");
        if (level.filter(QuotaLevel::isConfirmed).isPresent()
                && !key.environment().equals("demo")) {
            LOG.warn(
                    "KIS refuses calls above {} per second with {}, and kis.rate.per-second is {}. The pace keeps to {} and"
                            + " tries one more per second at {}, Seoul time, at the latest. If {} is your quota, set"
                            + " kis.rate.per-second={}.",
                    perSecond,
                    key,
                    ceiling.perSecond(),
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

    /** The store does not answer. */
    void storeIsAway(SharedRowsException e) {
        LOG.warn(
                "The quota of {} cannot be shared: {}. This process goes on with the calls per second it has, and takes no"
                        + " more until the store is back.",
                key,
                e.getMessage());
    }
}
