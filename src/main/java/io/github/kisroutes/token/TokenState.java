package io.github.kisroutes.token;

import io.github.kisroutes.token.TokenOutcome.Refused;
import io.github.kisroutes.token.TokenOutcome.Usable;
import java.time.Instant;
import java.util.Optional;

/**
 * What this process knows of its token, for whoever watches it. Looking does not count as use, and asks nobody.
 *
 * @param expiresAt when the token at hand ends; empty without one
 * @param refusal why there is none, in one sentence; empty when there is one, and when none was needed yet
 */
public record TokenState(Optional<Instant> expiresAt, Optional<String> refusal) {
    /** The state at this moment. */
    public static TokenState of(TokenCache cache) {
        TokenOutcome held = cache.cache().policy().getIfPresentQuietly(cache.key());
        Optional<Refused> refused = cache.refusedKey
                .standing()
                .or(() -> held instanceof Refused none ? Optional.of(none) : Optional.empty());
        return new TokenState(
                held instanceof Usable usable ? Optional.of(usable.token().expiresAt()) : Optional.empty(),
                refused.map(TokenMessages.ENGLISH::refusal));
    }

    @Override
    public String toString() {
        return refusal.orElseGet(() -> expiresAt
                .map(end -> "The token works until " + TokenMessages.at(end) + ".")
                .orElse("No token is at hand; the next call brings one."));
    }
}
