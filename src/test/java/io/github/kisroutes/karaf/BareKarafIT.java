package io.github.kisroutes.karaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kisroutes.demo.Simulator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Karaf without any Camel takes the KAR that brings it along. */
class BareKarafIT {
    @TempDir
    Path folder;

    @Test
    void the_kar_with_camel_needs_nothing_but_a_karaf() throws IOException {
        Path home = KarafProcess.BUILD.resolve(
                "karaf-bare-" + ProcessHandle.current().pid());
        try (Simulator broker = Simulator.start();
                KarafProcess karaf = KarafProcess.unpacked(home)) {
            karaf.start(Map.of(
                    "KIS_APP_KEY", broker.appKey(),
                    "KIS_APP_SECRET", broker.appSecret(),
                    "KIS_BASE_URL", broker.baseUri().toString()));
            karaf.deploy(KarafProcess.built("-with-camel.kar"));
            karaf.deploy(RouteListProbe.jar(folder));

            await().atMost(Duration.ofSeconds(120)).untilAsserted(() -> assertThat(karaf.read(RouteListProbe.FILE))
                    .as(karaf::tail)
                    .contains("kis-camel-routes kis-daily-schedule Started"));
        }
    }
}
