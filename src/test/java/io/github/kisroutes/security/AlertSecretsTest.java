package io.github.kisroutes.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.kisroutes.Product;
import io.github.kisroutes.alert.AlertReceiver;
import io.github.kisroutes.server.Served;
import io.github.kisroutes.simulator.Simulator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts at TRACE, sent, refused and repeated by a receiver that repeats what it was sent: no address and no password is shown. */
class AlertSecretsTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String PASSWORD = "CanaryMailPassword05";
    private static final Map<String, String> SECRETS = Map.of(
            "slack", AlertReceiver.SLACK_PATH,
            "slack key", "xoCanarySlackHookSecret01",
            "webhook", "CanaryWebhookSecret02",
            "webhook query", "CanaryQuerySecret03",
            "heartbeat", "CanaryHeartbeatSecret04",
            "mail password", PASSWORD);

    @TempDir
    Path folder;

    @TempDir
    Path transcripts;

    @Test
    void a_whole_life_of_an_alert_shows_neither_webhook_nor_mail_password() throws Exception {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.setUser("kis@example.com", "mailer", "another password at first");
        mail.start();
        try (Simulator broker = Simulator.demo();
                AlertReceiver receiver = new AlertReceiver();
                Canary canary = Canary.listen(transcripts)) {
            receiver.answers(
                    404,
                    "no_service: " + AlertReceiver.SLACK_PATH + AlertReceiver.WEBHOOK_PATH
                            + AlertReceiver.HEARTBEAT_PATH);
            try (Product product = Product.start(broker, folder, settings(receiver, mail))) {
                product.collect();
                await().atMost(LONG)
                        .until(() ->
                                product.rows("SELECT * FROM alert_message WHERE fault IS NOT NULL AND sent_at IS NULL")
                                                .size()
                                        == 3);
                canary.readServer(Served.port(product.camel())); // while each channel has a fault to tell
                mail.setUser("kis@example.com", "mailer", PASSWORD);
                receiver.answers(200, "ok " + AlertReceiver.SLACK_PATH);
                product.update("UPDATE alert_message SET next_try_at = CURRENT_TIMESTAMP");
                await().atMost(LONG)
                        .until(() -> product.rows("SELECT * FROM alert_message WHERE sent_at IS NOT NULL")
                                        .size()
                                == 3);
                canary.readJmx();
                canary.readCamel(product.camel());
                canary.readServer(Served.port(product.camel()));
            }
            canary.searchFiles(folder);
            assertThat(canary.entries(Channel.LOG)).isGreaterThan(1000);
            assertThat(canary.entries(Channel.HTTP)).isPositive();
            assertThat(receiver.slack()).hasSize(1);
            assertThat(mail.getReceivedMessages()).hasSize(1);
            // The receiver and the mail server run in this process, and write what they get into its log.
            assertThat(canary.sightings(SECRETS))
                    .filteredOn(sighting -> !sighting.place().contains("com.icegreen.greenmail")
                            && !sighting.place().contains("com.sun.net.httpserver"))
                    .isEmpty();
        } finally {
            mail.stop();
        }
    }

    private static Map<String, String> settings(AlertReceiver receiver, GreenMail mail) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "kis.collect.symbols", "005930",
                "kis.collect.lease", "2s",
                "kis.server.enabled", "true",
                "kis.server.port", "0",
                "kis.alert.key-issued-on", "2024-07-01",
                "kis.routes.allowed-hosts", "127.0.0.1",
                "kis.alert.slack.url", receiver.slackUrl(),
                "kis.alert.webhook.url", receiver.webhookUrl(),
                "kis.alert.heartbeat-url", receiver.heartbeatUrl()));
        settings.putAll(Map.of(
                "kis.alert.mail.host", "127.0.0.1",
                "kis.alert.mail.port", String.valueOf(mail.getSmtp().getPort()),
                "kis.alert.mail.security", "none",
                "kis.alert.mail.username", "mailer",
                "kis.alert.mail.password", PASSWORD,
                "kis.alert.mail.from", "kis@example.com",
                "kis.alert.mail.to", "you@example.com",
                "camel.main.tracing", "true",
                "camel.main.message-history", "true",
                "camel.trace.enabled", "true"));
        return settings;
    }
}
