package io.github.kisroutes.reload;

import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Down as long as a saved route file is not the one that runs, because it is broken. */
final class BrokenRoutesCheck extends AbstractHealthCheck {
    static final String ID = "kis-route-files";

    private final Supplier<Collection<BrokenRoute>> broken;

    BrokenRoutesCheck(Supplier<Collection<BrokenRoute>> broken) {
        super("kis", ID);
        this.broken = broken;
    }

    @Override
    public boolean isReadiness() {
        return false; // what runs, runs
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        Collection<BrokenRoute> now = broken.get();
        if (now.isEmpty()) {
            result.up();
        } else {
            result.message(now.stream().map(BrokenRoute::toString).collect(Collectors.joining("; ")))
                    .down();
        }
    }
}
