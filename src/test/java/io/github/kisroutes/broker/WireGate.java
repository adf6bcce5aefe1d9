package io.github.kisroutes.broker;

import java.io.IOException;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/** The last look before the wire, for tests in virtual time: it says when a call may go, and nobody sleeps in it. */
public final class WireGate {
    private final WireSpacing spacing;

    public WireGate(IntSupplier callsPerPeriod, LongSupplier periodNanos, LongSupplier nanos) {
        spacing = new WireSpacing(callsPerPeriod, periodNanos, nanos);
    }

    /** Lets one call go if it may go now. */
    public boolean lets() {
        if (spacing.missing() > 0) {
            return false;
        }
        try {
            spacing.await();
            return true;
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
