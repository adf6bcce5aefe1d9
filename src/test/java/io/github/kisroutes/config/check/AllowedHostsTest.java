package io.github.kisroutes.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.config.Configured;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllowedHostsTest {
    @TempDir
    Path folder;

    @Test
    void hosts_are_read_in_lower_case() {
        assertThat(Configured.in(folder)
                        .lines("kis.routes.allowed-hosts=Hooks.example.com, 127.0.0.1")
                        .load()
                        .routesAllowedHosts())
                .containsExactly("hooks.example.com", "127.0.0.1");
    }

    @Test
    void a_host_of_kis_is_refused_with_the_routes_that_ask_it() {
        assertThat(Configured.in(folder)
                        .lines("kis.routes.allowed-hosts=openapivts.koreainvestment.com")
                        .mistake())
                .contains("kis.routes.allowed-hosts", "a host of KIS", "direct:kis-daily-candles");
    }
}
