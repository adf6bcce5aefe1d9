package io.github.kisroutes.token;

import static io.github.kisroutes.token.stored.TokenTimes.SAFETY;

import io.github.kisroutes.token.stored.AccessToken;
import io.github.kisroutes.token.stored.TokenRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody who asks for a token is content with.
 *
 * @param reason why KIS has to be asked; empty if the row says it
 * @param longerThan the token has to live longer than this
 * @param oldAttempt what the attempt of this time has brought does not count, by the store's clock
 * @param patient whether waiting for the minute is better than having none
 */
record TokenRequest(String reason, Duration longerThan, Optional<Instant> oldAttempt, boolean patient) {

    /** Any token that works. */
    static TokenRequest any() {
        return new TokenRequest("", SAFETY, Optional.empty(), true);
    }

    /** One that lives on when the one at hand ends; there is no hurry. */
    static TokenRequest after(AccessToken current, Instant now, Duration margin) {
        Duration left = current.left(now).plusSeconds(1);
        Duration better = left.compareTo(margin) < 0 ? left : margin;
        String reason = "the one in use ends at " + TokenMessages.at(current.expiresAt());
        return new TokenRequest(reason, better.compareTo(SAFETY) > 0 ? better : SAFETY, Optional.empty(), false);
    }

    /** What KIS answers to another attempt, whatever the row holds. */
    static TokenRequest another(String reason, TokenRow row) {
        return new TokenRequest(reason, SAFETY, Optional.of(row.attemptAt()), true);
    }

    /**
     * Why KIS has to be asked.
     *
     * @param dead the tokens that KIS refused in this process, and its codes
     */
    String reason(TokenSnapshot look, Map<String, String> dead) {
        String dropped = look.row().dead();
        if (!reason.isEmpty()) {
            return reason;
        } else if (look.token().isPresent()) {
            return "the stored one ends at "
                    + TokenMessages.at(look.token().get().expiresAt());
        } else if (look.row().token().isPresent()) {
            return "the stored one does not open with this key file and secret";
        } else if (dropped.isEmpty()) {
            return "there is none yet";
        }
        return ("KIS refused token " + dropped + " " + dead.getOrDefault(dropped, "")).strip();
    }

    /** Whether the outcome of the row's last attempt is one for this wish. */
    boolean concerns(TokenRow row) {
        return !oldAttempt.equals(Optional.of(row.attemptAt()));
    }

    boolean fulfilledBy(TokenSnapshot look) {
        return concerns(look.row()) && look.left().compareTo(longerThan) > 0;
    }
}
