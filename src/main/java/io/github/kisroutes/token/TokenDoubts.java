package io.github.kisroutes.token;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which tokens KIS has refused once. It sometimes refuses one that works, so a refusal is a doubt, and only another call says
 * what it is worth. The refusal of one that was sent after the first refusal was known proves the token dead: calls that were
 * under way at that time may all have met the same bad moment. The success of one that was sent after the refused call ends the
 * doubt: the token worked when the refused call had its turn already.
 */
final class TokenDoubts {
    /**
     * Why a token is doubted; nanoseconds of this process.
     *
     * @param sentAt when the refused call was sent
     * @param since when its refusal was known
     */
    private record Doubt(long sentAt, long since) {}

    private final Map<String, Doubt> doubts = new ConcurrentHashMap<>();

    /**
     * KIS has refused a token.
     *
     * @return whether that proves it dead
     */
    synchronized boolean rejected(String fingerprint, long sentAt, long now) {
        Doubt doubt = doubts.putIfAbsent(fingerprint, new Doubt(sentAt, now));
        boolean proof = doubt != null && sentAt - doubt.since() >= 0;
        if (proof) {
            doubts.remove(fingerprint);
        }
        return proof;
    }

    /** KIS has taken a token. */
    void accepted(String fingerprint, long sentAt) {
        doubts.computeIfPresent(fingerprint, (token, doubt) -> sentAt - doubt.sentAt() > 0 ? null : doubt);
    }

    boolean isDoubted(String fingerprint) {
        return doubts.containsKey(fingerprint);
    }
}
