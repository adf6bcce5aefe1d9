package io.github.kisroutes.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.config.Configured;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownKeysTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "kis.collect.day, kis.collect.days",
        "kis.colect.workers, kis.collect.workers",
        "kis.collect.timezone, kis.collect.time-zone",
        "kis.clientId, kis.client-id",
        "kis.app-key, kis.client-id",
        "kis.app-secret, kis.client-secret",
        "kis.databaseUrl, kis.database.url",
        "kis.rate.perSecond, kis.rate.per-second",
        "kis.baseUrl, kis.base-url",
    })
    void an_unknown_key_is_refused_with_the_nearest_known_one(String written, String nearest) {
        assertThat(Configured.in(folder).lines(written + "=1").mistake())
                .startsWith(written + " (")
                .contains(") is not a known setting; did you mean " + nearest + "? Correct the name");
    }

    @Test
    void an_unknown_key_on_the_command_line_is_refused_too() {
        assertThat(Configured.in(folder).system("kis.collect.dayz", "1").mistake())
                .startsWith("kis.collect.dayz (-Dkis.collect.dayz) is not a known setting")
                .contains("kis.collect.days");
    }

    @Test
    void a_mistyped_variable_is_refused_with_the_nearest_known_one() {
        assertThat(Configured.in(folder).variable("KIS_COLECT_DAYS", "1").mistake())
                .contains("KIS_COLECT_DAYS is not a known setting; did you mean KIS_COLLECT_DAYS");
    }

    @Test
    void a_mistyped_credential_variable_is_refused_before_the_missing_credential_puzzles() {
        assertThat(Configured.withoutKeys(folder)
                        .variable("KIS_APPKEY", Configured.KEY)
                        .variable("KIS_APP_SECRET", Configured.SECRET)
                        .mistakes())
                .first()
                .asString()
                .contains("KIS_APPKEY is not a known setting; did you mean KIS_APP_KEY");
    }

    @Test
    void variables_of_other_programs_are_named_and_ignored() {
        Configured configured =
                Configured.in(folder).variable("KIS_ACCOUNT_NO", "12345678-01").variable("KIS_MOCK_MODE", "false");

        assertThat(configured.load().notices())
                .containsExactly("Unknown environment variables are ignored:" + " KIS_ACCOUNT_NO, KIS_MOCK_MODE.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"KIS_WS_URL", "KIS_API_URL", "KIS_VTS_URL", "KIS_PAPER_KEY", "KIS_PAPER_SECRET", "KIS_MODE"})
    void a_name_of_other_words_belongs_to_another_program_also_when_the_nearest_setting_is_absent(String name) {
        Configured configured = Configured.withoutKeys(folder)
                .lines("kis.client-id=" + Configured.KEY, "kis.client-secret=" + Configured.SECRET)
                .variable(name, "x");

        assertThat(configured.load().notices())
                .anySatisfy(notice -> assertThat(notice).contains("Unknown environment variables are ignored", name));
    }

    @ParameterizedTest
    @CsvSource({
        "KIS_APPSECRET, KIS_APP_SECRET",
        "KIS_DATABSE_URL, KIS_DATABASE_URL",
        "KIS_COLLECTDAYS, KIS_COLLECT_DAYS",
        "KIS_TOKEN_REDIS_URI, KIS_TOKEN_REDIS_URL",
        "KIS_ENVIROMENT, KIS_ENVIRONMENT",
    })
    void the_same_words_with_a_wrong_letter_are_a_typing_error(String written, String meant) {
        Configured configured = Configured.withoutKeys(folder)
                .lines("kis.client-id=" + Configured.KEY, "kis.client-secret=" + Configured.SECRET)
                .variable(written, "x");

        assertThat(configured.mistake()).contains(written + " is not a known setting; did you mean " + meant);
    }

    @Test
    void a_near_name_of_another_program_is_ignored_when_the_right_one_is_there() {
        assertThat(Configured.in(folder).variable("KIS_API_KEY", "x").load().notices())
                .singleElement()
                .asString()
                .contains("KIS_API_KEY");
    }

    @Test
    void keys_of_camels_components_and_of_others_are_none_of_our_business() {
        Configured configured = Configured.in(folder).lines("camel.component.http.nmae=x", "mine=1", "kiss=2");

        assertThat(configured.load().notices()).isEmpty();
    }
}
