package io.github.kisroutes.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.config.Configured;
import io.github.kisroutes.config.Credentials;
import io.github.kisroutes.config.Secret;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
    @TempDir
    private Path folder;

    @Test
    void a_missing_key_is_told_with_where_to_get_one() {
        Configured configured = Configured.withoutKeys(folder).variable("KIS_APP_SECRET", Configured.SECRET);

        assertThat(configured.mistake())
                .startsWith("kis.client-id is not set: KIS calls it the app key.")
                .contains("https://apiportal.koreainvestment.com", "set the environment variable KIS_APP_KEY")
                .contains("-Dkis.environment=demo");
    }

    @Test
    void a_missing_secret_is_told_with_where_to_get_one() {
        Configured configured = Configured.withoutKeys(folder)
                .lines("kis.client-id={{env:KIS_APP_KEY}}", "kis.client-secret={{env:KIS_APP_SECRET}}")
                .variable("KIS_APP_KEY", Configured.KEY);

        assertThat(configured.mistake())
                .startsWith("kis.client-secret is not set: KIS calls it the app secret.")
                .contains("https://apiportal.koreainvestment.com", "set the environment variable KIS_APP_SECRET");
    }

    @Test
    void the_newline_of_a_secret_file_is_taken_off() {
        Configured configured = Configured.withoutKeys(folder)
                .variable("KIS_APP_KEY", "  " + Configured.KEY + "\r\n")
                .variable("KIS_APP_SECRET", Configured.SECRET + "\n");

        assertThat(configured.load().credentials().clientId().reveal()).isEqualTo(Configured.KEY);
        assertThat(configured.load().credentials().clientSecret().reveal()).isEqualTo(Configured.SECRET);
    }

    @Test
    void the_variables_named_after_the_keys_work_too_and_win() {
        Configured configured = Configured.in(folder)
                .variable("KIS_CLIENT_ID", "PZ" + Configured.KEY.substring(2))
                .variable("KIS_CLIENT_SECRET", Configured.SECRET);

        assertThat(configured.load().credentials().clientId().reveal()).startsWith("PZ");
    }

    @Test
    void a_key_of_another_length_is_refused_for_the_hosts_of_kis() {
        Configured configured = Configured.in(folder).variable("KIS_APP_KEY", Configured.KEY + "x");

        assertThat(configured.mistake())
                .startsWith("kis.client-id (environment variable KIS_APP_KEY)")
                .contains("has 37 characters, an app key of KIS has 36", "its value is not shown", "Copy it again");
        assertThat(configured.lines("kis.environment=paper").mistake()).contains("37 characters");
    }

    @Test
    void a_secret_of_another_length_is_refused_for_the_hosts_of_kis() {
        Configured configured = Configured.in(folder).variable("KIS_APP_SECRET", Configured.SECRET.substring(1));

        assertThat(configured.mistake()).contains("has 179 characters, an app secret of KIS has 180");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"%s\"", "'%s'", "\"%s", "\u201c%s\u201d"})
    void quotation_marks_that_an_env_file_has_kept_are_told_before_anything_is_sent(String form) {
        Configured configured = Configured.in(folder)
                .variable("KIS_APP_KEY", String.format(form, Configured.KEY))
                .lines("kis.base-url=http://127.0.0.1:1");

        assertThat(configured.mistake())
                .contains("kis.client-id", "stands in quotation marks")
                .doesNotContain(Configured.KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"${KIS_APP_SECRET}", "$APP_SECRET", "$(cat secret)", "%APP_SECRET%"})
    void a_reference_that_nothing_has_replaced_is_told_before_anything_is_sent(String text) {
        Configured configured =
                Configured.in(folder).variable("KIS_APP_SECRET", text).lines("kis.base-url=http://127.0.0.1:1");

        assertThat(configured.mistake())
                .contains("kis.client-secret", "reference to a variable")
                .doesNotContain(text);
    }

    @Test
    void key_and_secret_that_are_exchanged_are_told_as_that() {
        Configured configured = Configured.in(folder)
                .variable("KIS_APP_KEY", Configured.SECRET)
                .variable("KIS_APP_SECRET", Configured.KEY);

        assertThat(configured.mistake())
                .contains("kis.client-id", "holds the app secret", "kis.client-secret", "exchange the two")
                .doesNotContain(Configured.KEY, Configured.SECRET);
    }

    @Test
    void a_simulator_on_loopback_takes_keys_of_any_length() {
        Configured configured = Configured.withoutKeys(folder)
                .lines("kis.base-url=http://127.0.0.1:1")
                .variable("KIS_APP_KEY", "k")
                .variable("KIS_APP_SECRET", "s");

        assertThat(configured.load().credentials().clientId().reveal()).isEqualTo("k");
    }

    @Test
    void a_line_break_within_a_secret_never_becomes_a_header() {
        Configured configured = Configured.in(folder)
                .lines("kis.base-url=http://127.0.0.1:1")
                .variable("KIS_APP_SECRET", "hush\r\nx-evil: 1");

        assertThat(configured.mistake())
                .contains("kis.client-secret", "holds a space, a line break")
                .doesNotContain("hush");
    }

    @Test
    void a_fingerprint_tells_key_pairs_apart() {
        Credentials credentials = new Credentials(new Secret("abc"), new Secret("anything"));

        // SHA-256 of "abc" as FIPS 180-2 gives it: ba7816bf…
        assertThat(credentials.fingerprint()).isEqualTo("ba7816bf");
    }

    @Test
    void what_came_from_outside_is_shown_without_the_secrets() {
        Credentials credentials = new Credentials(new Secret("my-key"), new Secret("my-secret"));

        assertThat(credentials.redact("no my-secret for my-key!")).isEqualTo("no [secret] for [secret]!");
        assertThat(new Credentials(new Secret(""), new Secret("")).redact("ab")).isEqualTo("ab");
    }
}
