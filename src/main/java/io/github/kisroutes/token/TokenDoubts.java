package io.github.kisroutes.token;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which tokens KIS has refused once. It sometimes refuses one that works, so a refusal is a doubt, and only another call says
 * what it is worth: one that was sent after the first refusal. Its refusal proves the token dead, its success ends the doubt.
 * Calls that were under way at that time prove nothing, for the same bad moment may have met them all.
 */
final class TokenDoubts {
    /** Since when each doubted token is doubted, by its fingerprint; nanoseconds of this process. */
    private final Map<String, Long> doubtedSince = new ConcurrentHashMap<>();

    /**
     * KIS has refused a token.
     *
     * @return whether that proves it dead
     */
    synchronized boolean rejected(String fingerprint, long sentAt, long now) {
        Long since = doubtedSince.putIfAbsent(fingerprint, now);
        boolean proof = since != null && sentAt - since >= 0;
        if (proof) {
            doubtedSince.remove(fingerprint);
        }
        return proof;
    }

    /** KIS has taken a token. */
    void accepted(String fingerprint, long sentAt) {
        doubtedSince.computeIfPresent(fingerprint, (token, since) -> sentAt - since >= 0 ? null : since);
    }

    boolean isDoubted(String fingerprint) {
        return doubtedSince.containsKey(fingerprint);
    }
}
