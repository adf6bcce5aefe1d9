package io.github.kisroutes.config.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kisroutes.config.AlertSettings;
import io.github.kisroutes.config.Configured;
import io.github.kisroutes.config.Language;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What alerts need to be sent, told at the start. */
class AlertSettingsTest {
    private static final String HOOK = "kis.alert.slack.url=https://hooks.slack.com/services/T/B/secretpart";

    @TempDir
    private Path folder;

    private void refuses(String sentence, String... lines) {
        assertThatThrownBy(() -> Configured.in(folder).lines(lines).load())
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("secretpart");
    }

    @Test
    void without_a_setting_nobody_is_told() {
        AlertSettings alerts = Configured.in(folder).load().alerts();

        assertThat(alerts.slackUrl()).isEmpty();
        assertThat(alerts.mail()).isEmpty();
        assertThat(alerts.webhookUrl()).isEmpty();
        assertThat(alerts.language()).isEqualTo(Language.EN);
    }

    @Test
    void the_language_follows_the_one_of_the_program_unless_it_has_its_own() {
        assertThat(Configured.in(folder)
                        .lines("kis.language=ko")
                        .load()
                        .alerts()
                        .language())
                .isEqualTo(Language.KO);
        assertThat(Configured.in(folder)
                        .lines("kis.language=ko", "kis.alert.language=en")
                        .load()
                        .alerts()
                        .language())
                .isEqualTo(Language.EN);
    }

    @Test
    void an_address_leads_to_a_host_that_routes_may_call() {
        refuses("kis.alert.slack.url", HOOK);
        refuses("which kis.routes.allowed-hosts does not name: add it there", HOOK);
        assertThat(Configured.in(folder)
                        .lines(HOOK, "kis.routes.allowed-hosts=hooks.slack.com")
                        .load()
                        .alerts()
                        .slackUrl())
                .isPresent();
    }

    @Test
    void an_address_is_encrypted_and_never_that_of_kis() {
        refuses(
                "kis.alert.webhook.url",
                "kis.alert.webhook.url=http://example.com/secretpart",
                "kis.routes.allowed-hosts=example.com");
        refuses("a host of KIS", "kis.alert.webhook.url=https://openapi.koreainvestment.com:9443/secretpart");
        refuses("it holds a user or a fragment", "kis.alert.webhook.url=https://user:secretpart@example.com/");
    }

    @Test
    void mail_needs_a_server_a_sender_and_somebody_to_get_it() {
        refuses("kis.alert.mail.from and kis.alert.mail.to is not set", "kis.alert.mail.host=mail.example.com");
    }

    @Test
    void a_password_is_not_sent_in_clear() {
        refuses(
                "would send the password in clear",
                "kis.alert.mail.host=mail.example.com",
                "kis.alert.mail.from=a@example.com",
                "kis.alert.mail.to=b@example.com",
                "kis.alert.mail.username=u",
                "kis.alert.mail.password=secretpart",
                "kis.alert.mail.security=none",
                "kis.routes.allowed-hosts=mail.example.com");
    }
}
