package io.github.kisroutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kisroutes.wiring.CheckedSettingsOnly;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CheckedSettingsOnlyTest {
    private final Main main = new Main();
    private CamelContext context;

    @BeforeEach
    void start_camel_in_a_process_with_settings_on_its_command_line() {
        System.setProperty("kis.http.connect-timeout", "3s");
        System.setProperty("kis.client-secret", "CANARY");
        Properties checked = new Properties();
        checked.setProperty("kis.http.connect-timeout", "3000");
        checked.setProperty("camel.main.routes-include-pattern", "false");
        main.setPropertyPlaceholderLocations("false");
        main.setOverrideProperties(checked);
        main.bind("kisCheckedSettingsOnly", new CheckedSettingsOnly());
        main.start();
        context = main.getCamelContext();
    }

    @AfterEach
    void stop_it() {
        main.stop();
        System.clearProperty("kis.http.connect-timeout");
        System.clearProperty("kis.client-secret");
    }

    @Test
    void a_route_gets_the_checked_value_and_not_the_written_one() {
        assertThat(context.resolvePropertyPlaceholders("{{kis.http.connect-timeout}}"))
                .isEqualTo("3000");
    }

    @Test
    void a_route_cannot_ask_for_a_secret() {
        assertThatThrownBy(() -> context.resolvePropertyPlaceholders("{{kis.client-secret}}"))
                .hasMessageContaining("kis.client-secret")
                .hasMessageNotContaining("CANARY");
    }

    @Test
    void what_names_its_place_is_still_found_there() {
        assertThat(context.resolvePropertyPlaceholders("{{sys:user.timezone}}"))
                .isEqualTo(System.getProperty("user.timezone"));
    }
}
