package io.github.kisroutes.token;

import io.github.kisroutes.token.TokenOutcome.Refused;
import io.github.kisroutes.token.stored.TokenFault;
import io.github.kisroutes.token.stored.TokenTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether KIS has refused the app key or secret of a call lately. Then no further call goes out for a minute, whoever wants to
 * make one: each call with a wrong secret brings the key nearer to being locked.
 */
final class RefusedKey {
    private record Refusal(String code, Instant at) {}

    private final Supplier<Instant> now;
    private volatile Optional<Refusal> last = Optional.empty();

    RefusedKey(Supplier<Instant> now) {
        this.now = now;
    }

    /** @return whether that is news */
    boolean refused(String code) {
        boolean news = standing().isEmpty();
        last = Optional.of(new Refusal(code, now.get()));
        return news;
    }

    /** The refusal that keeps calls back now. One from the future is none: the clock was set back. */
    Optional<Refused> standing() {
        return last.filter(refusal -> {
                    Duration age = Duration.between(refusal.at(), now.get());
                    return !age.isNegative() && age.compareTo(TokenTimes.LOOK_AGAIN) < 0;
                })
                .map(refusal -> new Refused(
                        TokenFault.CREDENTIAL,
                        refusal.code(),
                        "of a call",
                        Optional.of(refusal.at().plus(TokenTimes.LOOK_AGAIN))));
    }
}
