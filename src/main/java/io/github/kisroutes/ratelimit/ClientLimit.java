package io.github.kisroutes.ratelimit;

import java.time.Duration;

/**
 * What clients of the gateway may take of this process's calls.
 *
 * @param share {@code kis.gateway.share}: their part while calls of the collection wait, too; above 0 and up to 1
 * @param maxWait {@code kis.gateway.max-wait}: how long a client's call waits for its turn, all its attempts together
 */
record ClientLimit(double share, Duration maxWait) {
    static final ClientLimit DEFAULT = new ClientLimit(0.5, Duration.ofSeconds(4));

    /**
     * The clients' part of the turns while both sides wait, so that each side has at least one turn per period. Where there
     * is one turn per period or less, they alternate.
     *
     * @param turns turns per period
     */
    double contested(double turns) {
        if (turns < 2) {
            return 0.5;
        }
        return Math.max(1 / turns, Math.min(share, 1 - 1 / turns));
    }
}
