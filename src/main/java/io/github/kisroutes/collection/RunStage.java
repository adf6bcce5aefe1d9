package io.github.kisroutes.collection;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** What a run does besides asking, and how far it is with that; for people. */
final class RunStage {
    private final AtomicInteger done = new AtomicInteger();
    private volatile String what = "";
    private volatile int steps;

    /** @param steps how many there are to do; 0 when nobody counts */
    void begin(String newWhat, int newSteps) {
        done.set(0);
        steps = newSteps;
        what = newWhat;
    }

    void step() {
        done.incrementAndGet();
    }

    /** Empty while it asks. */
    @Override
    public String toString() {
        String now = what;
        return now.isEmpty() || steps == 0 ? now : String.format(Locale.ROOT, "%s, %,d of %,d", now, done.get(), steps);
    }
}
