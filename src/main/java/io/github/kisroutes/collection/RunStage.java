package io.github.kisroutes.collection;

import io.github.kisroutes.message.Messages;
import java.util.concurrent.atomic.AtomicInteger;

/** What a run does besides asking, and how far it is with that; for people. */
final class RunStage {
    private final AtomicInteger done = new AtomicInteger();
    private volatile String what = "";
    private volatile int steps;

    /**
     * @param newWhat the key of its text; empty when it asks again
     * @param newSteps how many there are to do; 0 when nobody counts
     */
    void begin(String newWhat, int newSteps) {
        done.set(0);
        steps = newSteps;
        what = newWhat;
    }

    void step() {
        done.incrementAndGet();
    }

    /** Empty while it asks. */
    String text(Messages messages) {
        String now = what;
        if (now.isEmpty()) {
            return "";
        }
        return steps == 0 ? messages.text(now) : messages.text("progress.step", messages.text(now), done.get(), steps);
    }
}
