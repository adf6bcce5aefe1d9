package io.github.kisroutes.token.stored;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Everything that the processes sharing a key know together. All times are by the store's clock, in whole milliseconds.
 *
 * @param token the encrypted token, if there is one
 * @param holder who is asking KIS right now; empty if nobody is. Holds no longer than {@code notBefore}
 * @param attemptAt when the last attempt was written down, which is before it was made
 * @param notBefore nobody asks KIS before this
 * @param refusal what the last attempt came to, if it was no token
 * @param dead fingerprint of the token that was dropped last, because KIS refused it; empty if none was
 */
public record TokenRow(
        Optional<SealedToken> token,
        String holder,
        Instant attemptAt,
        Instant notBefore,
        Optional<Refusal> refusal,
        String dead) {

    /** Nobody has asked yet. */
    public static final TokenRow EMPTY =
            new TokenRow(Optional.empty(), "", Instant.EPOCH, Instant.EPOCH, Optional.empty(), "");

    /** A token as it is stored; the times are part of what the encryption protects. */
    public record SealedToken(String content, Instant issuedAt, Instant expiresAt) {
        @Override
        public String toString() {
            return "sealed token until " + expiresAt;
        }
    }

    /**
     * A refusal for everybody to know.
     *
     * @param credentials mark of the key and secret that were refused; empty unless the fault is CREDENTIAL
     */
    public record Refusal(TokenFault fault, String code, String text, String credentials) {
        private static final int LONGEST_CODE = 40;
        private static final int LONGEST_TEXT = 300;

        /** Cuts what is too long to be kept. */
        public Refusal {
            code = code.length() > LONGEST_CODE ? code.substring(0, LONGEST_CODE) : code;
            text = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        }
    }

    /** Whether somebody is asking at {@code now}. */
    public boolean asking(Instant now) {
        return !holder.isEmpty() && now.isBefore(notBefore);
    }

    /**
     * The row without what cannot be: after the store's clock was set back, an attempt that lies in the future and a quiet time
     * that ends too late. As long as the quiet time was meant, it is kept from now on.
     *
     * @param lease the longest quiet time of an attempt that is under way
     */
    public TokenRow believed(Instant now, Duration lease) {
        boolean ofAnAttempt = holder.isEmpty() && !attemptAt.equals(Instant.EPOCH);
        if (ofAnAttempt && attemptAt.isAfter(now.plus(TokenTimes.SAFETY))) {
            Duration meant = Duration.between(attemptAt, notBefore);
            return new TokenRow(token, "", now, meant.isNegative() ? now : now.plus(meant), refusal, dead);
        }
        // The owner of an attempt knows it by its time, so that one stays.
        boolean tooLate = !ofAnAttempt && notBefore.isAfter(now.plus(lease).plus(TokenTimes.SAFETY));
        return tooLate ? new TokenRow(token, holder, attemptAt, now.plus(lease), refusal, dead) : this;
    }

    /** Whether this is still the row that {@code lease} made: same owner, same attempt. */
    public boolean heldBy(TokenRow lease) {
        return holder.equals(lease.holder) && attemptAt.equals(lease.attemptAt);
    }

    /** The attempt is announced: nobody else asks for the length of the lease. */
    public TokenRow leased(String newHolder, Instant now, Duration lease) {
        return new TokenRow(token, newHolder, now, now.plus(lease), Optional.empty(), dead);
    }

    /** The lease was not used: whoever may have asked when it was taken may ask now. */
    public TokenRow released() {
        return new TokenRow(token, "", attemptAt, attemptAt, refusal, dead);
    }

    /** The lease was used, and nothing reached KIS: as if there had been none. */
    public TokenRow givenBack(TokenRow before) {
        return new TokenRow(token, "", before.attemptAt, before.notBefore, before.refusal, dead);
    }

    /** KIS has given a token. */
    public TokenRow issued(SealedToken newToken, Instant quietUntil) {
        return new TokenRow(Optional.of(newToken), "", attemptAt, quietUntil, Optional.empty(), dead);
    }

    /** KIS has given none. A token that still works is kept. */
    public TokenRow refused(Refusal why, Instant quietUntil) {
        return new TokenRow(token, "", attemptAt, quietUntil, Optional.of(why), dead);
    }

    /** The token is gone, because KIS refuses it or somebody has revoked it. */
    public TokenRow dropped(String fingerprint) {
        return new TokenRow(Optional.empty(), holder, attemptAt, notBefore, refusal, fingerprint);
    }

    /**
     * Somebody has revoked the token. What was waited for because KIS would hand out the same one, is not waited for any more:
     * only KIS knows what it hands out after that.
     */
    public TokenRow revoked(String fingerprint, Duration issueInterval) {
        TokenRow dropped = dropped(fingerprint);
        return waitsForAnotherToken(issueInterval)
                ? new TokenRow(dropped.token, holder, attemptAt, attemptAt.plus(issueInterval), refusal, fingerprint)
                : dropped;
    }

    /** Whether nobody asks because the last attempt brought the token that was there already. */
    public boolean waitsForAnotherToken(Duration issueInterval) {
        return holder.isEmpty()
                && refusal.isEmpty()
                && !attemptAt.equals(Instant.EPOCH)
                && notBefore.isAfter(attemptAt.plus(issueInterval).plus(TokenTimes.SLOW_ANSWER));
    }

    /** What replaces a row that cannot be read: nobody knows when the last attempt was, so nobody asks for a while. */
    public static TokenRow afterDamage(Instant quietUntil) {
        return new TokenRow(Optional.empty(), "", Instant.EPOCH, quietUntil, Optional.empty(), "");
    }
}
