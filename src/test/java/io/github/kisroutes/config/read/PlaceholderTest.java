package io.github.kisroutes.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.config.Configured;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceholderTest {
    @TempDir
    private Path folder;

    @Test
    void a_variable_stands_for_its_value() {
        Configured configured =
                Configured.in(folder).lines("kis.collect.days={{env:DAYS}}").variable("DAYS", "12");

        assertThat(configured.load().collection().days()).isEqualTo(12);
    }

    @Test
    void a_variable_that_is_not_set_leaves_its_default() {
        Configured configured = Configured.in(folder)
                .lines(
                        "kis.collect.days={{env:DAYS:13}}",
                        "kis.database.url=jdbc:h2:file:{{env:ELSEWHERE:./data/x;WRITE_DELAY=0}}");

        assertThat(configured.load().collection().days()).isEqualTo(13);
        assertThat(configured.load().database().url()).isEqualTo("jdbc:h2:file:./data/x;WRITE_DELAY=0");
    }

    @Test
    void an_empty_default_means_the_settings_own_default() {
        assertThat(Configured.in(folder)
                        .lines("kis.collect.days={{env:DAYS:}}")
                        .load()
                        .collection()
                        .days())
                .isEqualTo(30);
    }

    @Test
    void a_system_property_stands_for_its_value() {
        Configured configured = Configured.in(folder)
                .lines("kis.symbols.file={{sys:base}}/my.csv")
                .system("base", "/srv");

        assertThat(configured.load().collection().symbolsFile()).isEqualTo(Path.of("/srv/my.csv"));
    }

    @Test
    void another_key_stands_for_its_value_even_if_that_is_a_default() {
        Configured configured = Configured.in(folder)
                .lines("home=/srv/kis", "kis.symbols.file={{home}}/{{kis.market}}-{{kis.collect.days}}.csv");

        assertThat(configured.load().collection().symbolsFile()).isEqualTo(Path.of("/srv/kis/J-30.csv"));
    }

    @Test
    void a_variable_that_is_not_set_is_named() {
        assertThat(Configured.in(folder).lines("kis.collect.days={{env:DAYS}}").mistake())
                .startsWith("kis.collect.days = {{env:DAYS}} (")
                .contains("refers to the environment variable DAYS, which is not set");
    }

    @Test
    void a_key_that_leads_back_to_itself_is_named() {
        assertThat(Configured.in(folder)
                        .lines("kis.collect.days={{a}}", "a={{b}}", "b={{a}}")
                        .mistake())
                .contains("kis.collect.days = {{a}}", "leads back to itself");
    }

    @Test
    void the_credentials_may_come_from_variables_of_any_name() {
        Configured configured = Configured.withoutKeys(folder)
                .lines("kis.client-id={{env:MY_KEY}}", "kis.client-secret={{env:MY_SECRET}}")
                .variable("MY_KEY", Configured.KEY)
                .variable("MY_SECRET", Configured.SECRET);

        assertThat(configured.load().credentials().clientId().reveal()).isEqualTo(Configured.KEY);
    }

    @Test
    void a_credential_variable_that_is_not_set_is_named_by_its_own_name() {
        assertThat(Configured.in(folder).lines("kis.client-id={{env:MY_KEY}}").mistake())
                .contains("kis.client-id", "the environment variable MY_KEY, which is not set");
    }
}
