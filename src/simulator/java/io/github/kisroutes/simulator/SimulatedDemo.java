package io.github.kisroutes.simulator;

import io.github.kisroutes.DemoBroker;
import java.net.URI;
import java.time.Clock;

/**
 * The simulator as the broker of the product's demo. Named in {@code META-INF/services}; the one class here that needs the
 * product, so it is never loaded where the simulator runs by itself.
 */
public final class SimulatedDemo implements DemoBroker {
    private static final int KEPT_CALLS = 1_000;

    @Override
    public Running start() {
        Simulator simulator = Simulator.demo();
        simulator.record().keepNewest(KEPT_CALLS);
        return new Running() {
            @Override
            public URI address() {
                return simulator.baseUri();
            }

            @Override
            public String appKey() {
                return simulator.appKey();
            }

            @Override
            public String appSecret() {
                return simulator.appSecret();
            }

            @Override
            public Clock clock() {
                return simulator.clock();
            }

            @Override
            public void close() {
                simulator.close();
            }
        };
    }
}
