package io.github.kisroutes.token;

import io.github.kisroutes.shared.ProcessIdentity.Pause;
import java.time.Duration;

/** Waits between two looks at the store: 20 ms first, then longer, a second at most. */
final class Backoff {
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final Pause pause;
    private Duration next = Duration.ofMillis(20);
    private boolean waited;

    Backoff(Pause pause) {
        this.pause = pause;
    }

    /** Whether this is not the first time: what is to be said about waiting is said once. */
    boolean waited() {
        return waited;
    }

    void waitAtMost(Duration limit) throws InterruptedException {
        waited = true;
        pause.pause(next.compareTo(limit) < 0 ? next : limit);
        Duration longer = next.multipliedBy(3).dividedBy(2);
        next = longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
    }
}
