package io.github.kisroutes.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.config.Configured;
import io.github.kisroutes.config.Environment;
import io.github.kisroutes.config.Settings;
import io.github.kisroutes.config.check.SettingsSource;
import io.github.kisroutes.market.Market;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which place wins: command line, environment variable, profile file, base file. */
class PrecedenceTest {
    @TempDir
    private Path folder;

    private static int days(Configured configured) {
        return configured.load().collection().days();
    }

    @Test
    void a_file_of_ones_own_stands_above_the_shipped_one_and_below_the_profile() {
        Configured configured = Configured.in(folder)
                .lines("kis.collect.days=1", "kis.collect.workers=1", "kis.market=J")
                .file("local.properties", "kis.collect.days=2", "kis.collect.workers=2")
                .file("application-real.properties", "kis.collect.workers=3");

        Settings settings = configured.load();
        assertThat(settings.collection().days()).isEqualTo(2);
        assertThat(settings.collection().workers()).isEqualTo(3);
    }

    @Test
    void the_base_file_replaces_the_default() {
        assertThat(days(Configured.in(folder).lines("kis.collect.days=1"))).isEqualTo(1);
    }

    @Test
    void the_file_of_the_environment_wins_over_the_base_file() {
        Configured configured = Configured.in(folder)
                .lines("kis.environment=paper", "kis.collect.days=1")
                .file("application-paper.properties", "kis.collect.days=2")
                .file("application-real.properties", "kis.collect.days=99");

        assertThat(days(configured)).isEqualTo(2);
    }

    @Test
    void an_environment_variable_wins_over_the_files() {
        Configured configured = Configured.in(folder)
                .lines("kis.collect.days=1")
                .file("application-real.properties", "kis.collect.days=2")
                .variable("KIS_COLLECT_DAYS", "3");

        assertThat(days(configured)).isEqualTo(3);
    }

    @Test
    void the_command_line_wins_over_everything_else() {
        Configured configured = Configured.in(folder)
                .lines("kis.collect.days=1")
                .file("application-real.properties", "kis.collect.days=2")
                .variable("KIS_COLLECT_DAYS", "3")
                .system("kis.collect.days", "4");

        assertThat(days(configured)).isEqualTo(4);
    }

    @Test
    void the_program_itself_has_the_last_word() {
        SettingsSource source =
                Configured.in(folder).system("kis.collect.days", "4").source();

        assertThat(source.with(Map.of("kis.collect.days", "5"))
                        .load()
                        .collection()
                        .days())
                .isEqualTo(5);
    }

    @Test
    void a_dash_in_a_key_is_an_underscore_in_its_variable() {
        Settings settings =
                Configured.in(folder).variable("KIS_RATE_PER_SECOND", "7").load();

        assertThat(settings.rate().perSecond()).isEqualTo(7);
    }

    @Test
    void an_empty_variable_is_an_absent_one_as_containers_set_it() {
        Configured configured =
                Configured.in(folder).lines("kis.collect.days=1").variable("KIS_COLLECT_DAYS", "");

        assertThat(days(configured)).isEqualTo(1);
    }

    @Test
    void an_empty_value_in_a_higher_file_takes_the_lower_one_back() {
        Configured configured = Configured.in(folder)
                .lines("kis.collect.days=1")
                .file("application-real.properties", "kis.collect.days=");

        assertThat(days(configured)).isEqualTo(30);
    }

    @Test
    void the_profile_can_be_chosen_apart_from_the_environment() {
        Configured configured = Configured.in(folder)
                .lines("camel.main.profile=night", "kis.collect.days=1")
                .file("application-night.properties", "kis.collect.days=2")
                .file("application-real.properties", "kis.collect.days=99");

        assertThat(days(configured)).isEqualTo(2);
    }

    @Test
    void the_profile_follows_the_same_precedence_as_all_else() {
        Configured configured = Configured.in(folder)
                .lines("camel.main.profile=night")
                .file("application-night.properties", "kis.collect.days=2")
                .file("application-day.properties", "kis.collect.days=3")
                .file("application-noon.properties", "kis.collect.days=4")
                .variable("CAMEL_MAIN_PROFILE", "day");

        assertThat(days(configured)).isEqualTo(3);
        assertThat(days(configured.system("camel.main.profile", "noon"))).isEqualTo(4);
    }

    @Test
    void the_profile_file_may_choose_the_environment() {
        Configured configured = Configured.in(folder)
                .system("camel.main.profile", "mock")
                .file("application-mock.properties", "kis.environment=paper");

        assertThat(configured.source().environment()).isEqualTo(Environment.PAPER);
    }

    @Test
    void a_profile_cannot_lead_out_of_the_folder() {
        assertThat(Configured.in(folder).system("camel.main.profile", "../x").mistake())
                .contains("camel.main.profile = ../x", "letters, digits, - and _");
    }

    @Test
    void in_a_runtime_with_its_own_configuration_that_takes_the_place_of_the_files() {
        Properties system = new Properties();
        Map<String, String> given = Map.of(
                "kis.client-id", Configured.KEY, "kis.client-secret", Configured.SECRET, "kis.collect.days", "6");
        SettingsSource source = SettingsSource.of("etc/kis.cfg", given, Map.of("KIS_MARKET", "NX"), system);

        assertThat(source.load().collection().days()).isEqualTo(6);
        assertThat(source.load().market()).isEqualTo(Market.NX);
        system.setProperty("kis.collect.days", "7");
        assertThat(source.load().collection().days()).isEqualTo(7);
    }

    @Test
    void a_mistake_in_such_a_runtime_names_its_file() {
        SettingsSource source = SettingsSource.of(
                "etc/kis.cfg",
                Map.of(
                        "kis.client-id",
                        Configured.KEY,
                        "kis.client-secret",
                        Configured.SECRET,
                        "kis.collect.days",
                        "x"),
                Map.of(),
                new Properties());

        assertThat(Configured.mistakes(source)).singleElement().asString().contains("(etc/kis.cfg)");
    }
}
