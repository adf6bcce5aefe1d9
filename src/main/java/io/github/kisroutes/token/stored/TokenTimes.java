package io.github.kisroutes.token.stored;

import java.time.Duration;

/**
 * The times that the life of a token is made of.
 *
 * @param margin renew this long before the end ({@code kis.token.margin})
 * @param issueInterval at least this long between two attempts of anybody. KIS allows one a minute
 * @param requestLimit a request for a token reaches KIS and is answered within this long after its attempt was written
 *     down, or is not made at all
 * @param storePatience how long a caller without any token waits for a store that does not answer
 */
public record TokenTimes(Duration margin, Duration issueInterval, Duration requestLimit, Duration storePatience) {
    /** KIS gives a token at most this long to persons and ordinary companies. */
    static final Duration LONGEST_LIFE = Duration.ofHours(24);
    /** KIS hands out the same token for 6 hours; its times are cut to seconds, hence the minute on top. */
    public static final Duration SAME_TOKEN = Duration.ofHours(6).plusMinutes(1);
    /** An answer comes at most this long after its attempt was written down. */
    static final Duration SLOW_ANSWER = Duration.ofMinutes(5);
    /** If the same dead token comes even after that. */
    public static final Duration SAME_TOKEN_AGAIN = Duration.ofMinutes(10);
    /** A token is not used in its last seconds: the call has to arrive, too. */
    public static final Duration SAFETY = Duration.ofSeconds(2);
    /** What is counted on when nobody knows how long a token lives: enough for a call. */
    public static final Duration UNKNOWN_LIFE = SAFETY.plusSeconds(1);
    /** KIS is tried again so long after it could not be reached. */
    public static final Duration REACH_AGAIN = Duration.ofSeconds(3);
    /** A refusal is looked at again after this long at the latest: another process or a person may have ended it. */
    public static final Duration LOOK_AGAIN = Duration.ofSeconds(61);

    /** @throws IllegalArgumentException if a time is not positive, or the margin an hour or more */
    public TokenTimes {
        for (Duration time : new Duration[] {margin, issueInterval, requestLimit, storePatience}) {
            if (time.isNegative() || time.isZero()) {
                throw new IllegalArgumentException("The times of a token are longer than zero, not " + time + ".");
            }
        }
        if (margin.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("kis.token.margin is at most one hour, not " + margin + ".");
        }
    }

    /** The operator's two times, and 20 s for a request, 10 s for the store. */
    public static TokenTimes of(Duration margin, Duration issueInterval) {
        return new TokenTimes(margin, issueInterval, Duration.ofSeconds(20), Duration.ofSeconds(10));
    }

    /** How long an attempt keeps everybody else from asking, if its owner never comes back. */
    public Duration lease() {
        return issueInterval.plus(requestLimit);
    }

    /** How long a caller without a token waits: a dead owner's lease, and a request of its own. */
    public Duration patience() {
        return lease().plus(requestLimit);
    }
}
