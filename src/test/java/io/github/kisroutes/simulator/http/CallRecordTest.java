package io.github.kisroutes.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.simulator.PlainClient;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import org.junit.jupiter.api.Test;

class CallRecordTest {
    @Test
    void only_the_newest_calls_are_kept_where_nobody_asks_for_the_others() {
        try (Simulator simulator = Simulator.start(SimulatorOptions.demo().withQuota(0))) {
            PlainClient client = new PlainClient(simulator);
            for (int i = 0; i < 5; i++) {
                client.requestToken();
            }
            assertThat(simulator.record().all()).hasSize(5);
            simulator.record().keepNewest(3);
            assertThat(simulator.record().all()).hasSize(3);
            client.candles("none", "005930", "20250602", "20250612");
            assertThat(simulator.record().all()).hasSize(3).last().satisfies(seen -> assertThat(
                            seen.call().code())
                    .isEqualTo("005930"));
        }
    }
}
