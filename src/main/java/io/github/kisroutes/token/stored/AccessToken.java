package io.github.kisroutes.token.stored;

import io.github.kisroutes.shared.Fingerprint;
import java.time.Duration;
import java.time.Instant;

/**
 * An access token of KIS. The value is a secret: it is in no {@link #toString()}, and whoever needs to name a token uses
 * its {@link #fingerprint()}.
 */
public final class AccessToken {
    /** Those of KIS have up to 350; it travels in a header of every call. */
    static final int LONGEST = 8 * 1024;

    private final String value;
    private final Instant issuedAt;
    private final Instant expiresAt;
    private final String fingerprint;

    /**
     * @param value what KIS sent as {@code access_token}, up to 350 characters
     * @param issuedAt when it was received, or, where that is known, when KIS first issued it
     * @param expiresAt its end, by the same clock as {@code issuedAt}
     * @throws IllegalArgumentException for a blank value or one that cannot stand in a header, or too long for one
     */
    public AccessToken(String value, Instant issuedAt, Instant expiresAt) {
        if (value.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "An access token of " + value.length() + " characters is longer than " + LONGEST + ".");
        }
        if (value.isBlank() || !value.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException("An access token of " + value.length()
                    + " characters is blank or holds characters that a header cannot carry.");
        }
        this.value = value;
        this.issuedAt = issuedAt;
        this.expiresAt = expiresAt;
        this.fingerprint = Fingerprint.of(value);
    }

    /** The secret itself: for the wire and for encryption only. */
    public String value() {
        return value;
    }

    /** The content of the {@code authorization} header. */
    public String bearer() {
        return "Bearer " + value;
    }

    public Instant issuedAt() {
        return issuedAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    /** The first 12 hex digits of the value's SHA-256: names the token in logs, headers and tables. */
    public String fingerprint() {
        return fingerprint;
    }

    /** What is left of its life at {@code now}; negative once it is over. */
    public Duration left(Instant now) {
        return Duration.between(now, expiresAt);
    }

    /** The same token with its times told by a clock that is {@code difference} ahead. */
    public AccessToken shifted(Duration difference) {
        return new AccessToken(value, issuedAt.plus(difference), expiresAt.plus(difference));
    }

    /**
     * The token that KIS has just handed out, with its times by another clock that shows {@code now}. What counts is how long it
     * lives from now on, at most a day; one that was handed out before says by its old end when it was issued.
     */
    public AccessToken asOf(Instant now) {
        Duration life = left(issuedAt);
        Duration used = TokenTimes.LONGEST_LIFE.minus(life);
        return used.isNegative()
                ? new AccessToken(value, now, now.plus(TokenTimes.LONGEST_LIFE))
                : new AccessToken(value, now.minus(used), now.plus(life));
    }

    public boolean sameValueAs(AccessToken other) {
        return fingerprint.equals(other.fingerprint);
    }

    @Override
    public String toString() {
        return "token " + fingerprint + " until " + expiresAt;
    }
}
