package io.github.kisroutes.token;

import static io.github.kisroutes.token.stored.TokenTimes.LOOK_AGAIN;
import static io.github.kisroutes.token.stored.TokenTimes.SAFETY;

import com.github.benmanes.caffeine.cache.Expiry;
import io.github.kisroutes.token.TokenOutcome.Refused;
import io.github.kisroutes.token.TokenOutcome.Usable;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * How long the cache keeps an outcome: a token until just before its end (it is replaced long before, see
 * {@link TokenCache#renewIfDue}), a refusal until an attempt is possible again.
 */
final class OutcomeExpiry implements Expiry<String, TokenOutcome> {
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final Supplier<Instant> now;

    OutcomeExpiry(Supplier<Instant> now) {
        this.now = now;
    }

    /** How long a refusal is remembered: never so long that what another process or a person has done goes unnoticed. */
    static Duration life(Refused refused, Instant now) {
        Duration life =
                refused.nextAttemptAt().map(next -> Duration.between(now, next)).orElse(LOOK_AGAIN);
        if (life.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return life.compareTo(LOOK_AGAIN) > 0 ? LOOK_AGAIN : life;
    }

    private Duration life(TokenOutcome outcome) {
        if (outcome instanceof Usable usable) {
            Duration left = usable.token().left(now.get()).minus(SAFETY);
            return left.isNegative() ? Duration.ZERO : left;
        }
        return life((Refused) outcome, now.get());
    }

    @Override
    public long expireAfterCreate(String key, TokenOutcome outcome, long currentTime) {
        return life(outcome).toNanos();
    }

    @Override
    public long expireAfterUpdate(String key, TokenOutcome outcome, long currentTime, long currentDuration) {
        return life(outcome).toNanos();
    }

    @Override
    public long expireAfterRead(String key, TokenOutcome outcome, long currentTime, long currentDuration) {
        return currentDuration;
    }
}
