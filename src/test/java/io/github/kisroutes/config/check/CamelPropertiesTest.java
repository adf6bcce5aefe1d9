package io.github.kisroutes.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.config.Configured;
import io.github.kisroutes.config.Settings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.main.Main;
import org.apache.camel.spi.ThreadPoolProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Camel gets to see, and what it makes of it. */
class CamelPropertiesTest {
    @TempDir
    private Path folder;

    @Test
    void values_are_handed_over_in_one_form() {
        Properties properties = Configured.in(folder)
                .lines("kis.http.connect-timeout=2s500ms", "kis.market=nx", "kis.collect.symbols=005930, 000660")
                .variable("KIS_COLLECT_DAYS", " 7 ")
                .load()
                .camelProperties();

        assertThat(properties)
                .containsEntry("kis.http.connect-timeout", "2500")
                .containsEntry("kis.token.issue-interval", "61000")
                .containsEntry("kis.market", "NX")
                .containsEntry("kis.collect.symbols", "005930,000660")
                .containsEntry("kis.collect.days", "7")
                .containsEntry("kis.environment", "real")
                .containsEntry("kis.base-url", "https://openapi.koreainvestment.com:9443");
    }

    @Test
    void what_is_not_set_is_not_there() {
        assertThat(Configured.in(folder).load().camelProperties()).doesNotContainKeys("kis.collect.from");
    }

    @Test
    void the_properties_of_camel_come_from_the_same_files() {
        Properties properties = Configured.in(folder)
                .lines("camel.main.name=a", "camel.main.description=b", "mine={{env:HOME}}", "camel.main.empty=")
                .file("application-real.properties", "camel.main.name=c")
                .load()
                .camelProperties();

        assertThat(properties)
                .containsEntry("camel.main.name", "c")
                .containsEntry("camel.main.description", "b")
                .containsEntry("mine", "{{env:HOME}}")
                .doesNotContainKey("camel.main.empty");
    }

    @Test
    void a_setting_that_camel_does_not_have_is_named_with_its_place() {
        assertThat(Configured.in(folder)
                        .lines("camel.main.nme=a", "camel.main.auto-startup=true", "camel.main.autoStartup=true")
                        .mistakes())
                .singleElement()
                .asString()
                .startsWith("camel.main.nme (")
                .contains(") is no setting of Camel: it has no 'nme'");
    }

    @Test
    void a_reference_to_a_setting_gets_its_checked_value() {
        assertThat(Configured.in(folder)
                        .lines("camel.x={{kis.collect.workers}}-{{kis.http.connect-timeout}}-{{kis.later}}")
                        .load()
                        .camelProperties())
                .containsEntry("camel.x", "16-3000-{{kis.later}}");
    }

    @Test
    void the_caller_may_add_to_them() {
        Settings settings = Configured.in(folder).load();
        settings.camelProperties().setProperty("kis.database.dialect", "h2");

        assertThat(settings.camelProperties()).doesNotContainKey("kis.database.dialect");
    }

    @Test
    void camel_starts_with_the_shipped_files() throws Exception {
        Map<String, String> variables =
                Map.of("KIS_APP_KEY", Configured.KEY, "KIS_APP_SECRET", Configured.SECRET, "KIS_COLLECT_WORKERS", "5");
        Properties properties = SettingsSource.of(Path.of("config"), variables, new Properties())
                .load()
                .camelProperties();
        properties.setProperty("camel.main.routes-include-pattern", "false");
        Main main = new Main();
        main.setPropertyPlaceholderLocations("false");
        main.setOverrideProperties(properties);
        try {
            main.start();

            ThreadPoolProfile workers =
                    main.getCamelContext().getExecutorServiceManager().getThreadPoolProfile("kisWorkers");
            assertThat(main.getCamelContext().getName()).isEqualTo("kis-camel-routes");
            assertThat(workers.getPoolSize()).isEqualTo(5);
            assertThat(workers.getMaxPoolSize()).isEqualTo(5);
            assertThat(workers.getMaxQueueSize()).isEqualTo(5);
            assertThat(main.getCamelContext().resolvePropertyPlaceholders("{{kis.collect.cron}}"))
                    .isEqualTo("0 40 15 ? * MON-FRI");
        } finally {
            main.stop();
        }
    }

    @Test
    void what_camel_needs_is_there_although_the_operators_file_says_nothing_of_it() {
        assertThat(Configured.in(folder).load().camelProperties())
                .containsEntry("camel.threadpool.config[kisWindows].pool-size", "16")
                .containsEntry("camel.main.routes-include-pattern", "file:routes/*.camel.yaml");
        assertThat(Configured.in(folder)
                        .lines("camel.threadpool.config[kisWindows].pool-size=3")
                        .load()
                        .camelProperties())
                .containsEntry("camel.threadpool.config[kisWindows].pool-size", "3");
    }
}
