package io.github.kisroutes.server.health;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * One thing that health tells of. None of them says that the process should be killed; only some say that it is not ready. What
 * says neither stands in the whole health alone.
 */
final class StateCheck extends AbstractHealthCheck {
    /**
     * How it is.
     *
     * @param text one sentence for a person; shown to whoever may ask for health
     */
    record State(boolean up, String text) {}

    private final boolean readiness;
    private final Supplier<State> state;

    /** @param state answers at once */
    StateCheck(String id, boolean readiness, Supplier<State> state) {
        super("kis", id);
        this.readiness = readiness;
        this.state = state;
    }

    @Override
    public boolean isReadiness() {
        return readiness;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        State now = state.get();
        result.message(now.text());
        if (now.up()) {
            result.up();
        } else {
            result.down();
        }
    }
}
