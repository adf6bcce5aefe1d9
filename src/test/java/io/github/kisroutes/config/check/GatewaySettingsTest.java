package io.github.kisroutes.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.config.Configured;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the settings of the gateway let pass. */
class GatewaySettingsTest {
    @TempDir
    Path directory;

    @Test
    void the_gateway_needs_the_server() {
        assertThat(Configured.in(directory).lines("kis.gateway.enabled=true").mistake())
                .contains("kis.gateway.enabled = true", "kis.server.enabled = true");
        assertThat(Configured.in(directory)
                        .lines("kis.gateway.enabled=true", "kis.server.enabled=true")
                        .load()
                        .gateway()
                        .enabled())
                .isTrue();
    }

    /** The installed program has a server in {@code kis run} alone, and its other commands read the same settings. */
    @Test
    void a_process_that_ends_by_itself_has_no_gateway_and_needs_no_server() {
        for (String once : List.of(
                "kis.collect.once=true",
                "kis.token.command=status",
                "kis.alert.test=true",
                "kis.resolve=005930 2024-12-30..2024-12-30 HALTED a test")) {
            assertThat(Configured.in(directory)
                            .lines("kis.gateway.enabled=true", once)
                            .load()
                            .server()
                            .enabled())
                    .as(once)
                    .isFalse();
        }
    }

    @Test
    void more_quotations_may_pass_and_never_an_order() {
        assertThat(Configured.in(directory)
                        .lines("kis.gateway.allow=HHKST03900300:/uapi/domestic-stock/v1/quotations/psearch-title")
                        .load()
                        .gateway()
                        .allow())
                .containsExactly("HHKST03900300:/uapi/domestic-stock/v1/quotations/psearch-title");
        for (String never : List.of(
                "TTTC0802U:/uapi/domestic-stock/v1/trading/order-cash",
                "TTTC8434R:/uapi/domestic-stock/v1/trading/inquire-balance",
                "TTTC2208R:/uapi/domestic-stock/v1/trading/pension/inquire-balance",
                "TTTC0802U:/uapi/domestic-stock/v1/quotations/inquire-price",
                "ANY00:/uapi/hashkey")) {
            assertThat(Configured.in(directory)
                            .lines("kis.gateway.allow=" + never)
                            .mistake())
                    .as(never)
                    .contains("kis.gateway.allow", "never pass the gateway");
        }
        assertThat(Configured.in(directory)
                        .lines("kis.gateway.allow=/uapi/domestic-stock/v1/quotations/new")
                        .mistake())
                .contains("TR_ID:/uapi/path");
    }
}
