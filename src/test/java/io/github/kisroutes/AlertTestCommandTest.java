package io.github.kisroutes;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.kisroutes.alert.AlertReceiver;
import io.github.kisroutes.simulator.Simulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kis.alert.test}: one message by each channel, and one sentence about each. */
class AlertTestCommandTest {
    @TempDir
    Path folder;

    private final Simulator broker = Simulator.start();
    private final PrintStream console = System.out;
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Map<String, String> settings = new HashMap<>();
    private AlertReceiver receiver;
    private int exitCode;

    @BeforeEach
    void prepare() throws IOException {
        receiver = new AlertReceiver();
        mail.setUser("kis@example.com", "mailer", "right");
        mail.start();
        settings.putAll(Map.of("kis.alert.test", "true", "kis.routes.allowed-hosts", "127.0.0.1"));
    }

    @AfterEach
    void stop() {
        System.setOut(console);
        broker.close();
        receiver.close();
        mail.stop();
    }

    private String run() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        exitCode = KisRoutes.run(Product.settings(broker, folder, settings));
        System.setOut(console);
        return said.toString(StandardCharsets.UTF_8);
    }

    private void mail(int port, String password) {
        settings.putAll(Map.of(
                "kis.alert.mail.host", "127.0.0.1",
                "kis.alert.mail.port", String.valueOf(port),
                "kis.alert.mail.security", "none",
                "kis.alert.mail.username", "mailer",
                "kis.alert.mail.password", password,
                "kis.alert.mail.from", "kis@example.com",
                "kis.alert.mail.to", "you@example.com"));
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void each_channel_gets_one_message_and_no_broker_is_asked() throws Exception {
        settings.put("kis.alert.slack.url", receiver.slackUrl());
        settings.put("kis.alert.heartbeat-url", receiver.heartbeatUrl());
        mail(mail.getSmtp().getPort(), "right");
        settings.put("kis.alert.mail.to", "you@example.com,me@example.com");

        assertThat(run())
                .contains("slack: sent to 127.0.0.1, which answered HTTP 200 ok.")
                .contains("mail: sent to 127.0.0.1.")
                .contains("heartbeat: called 127.0.0.1, which answered HTTP 200 ok.");
        assertThat(exitCode).isZero();
        assertThat(receiver.slack()).singleElement().asString().contains("This is a test message");
        assertThat(mail.getReceivedMessages())
                .as("one for each of the two")
                .hasSize(2)
                .allSatisfy(message -> assertThat(message.getSubject()).contains("test"));
        assertThat(broker.record().quotations()).isEmpty();
        assertThat(broker.record().tokenRequests()).isZero();
    }

    @Test
    void an_address_that_is_no_webhook_any_more_is_one_sentence_without_the_address() {
        receiver.answers(404, "no_service at " + AlertReceiver.SLACK_PATH);
        settings.put("kis.alert.slack.url", receiver.slackUrl());

        assertThat(run())
                .contains("slack: not sent. 127.0.0.1: it answered HTTP 404 (no_service at [secret]): the address in"
                        + " kis.alert.slack.url is wrong or no longer valid. Make a new one there and set"
                        + " kis.alert.slack.url.")
                .doesNotContain("B0CANARYHOOK");
        assertThat(exitCode).isEqualTo(2);
    }

    @Test
    void an_address_where_nobody_listens_is_one_sentence() throws Exception {
        settings.put("kis.alert.webhook.url", "http://127.0.0.1:" + closedPort() + "/hook");
        mail(closedPort(), "right");

        assertThat(run())
                .contains("webhook: not sent. 127.0.0.1: nothing answers there: correct kis.alert.webhook.url.")
                .contains("mail: not sent. 127.0.0.1: nothing answers there: correct kis.alert.mail.host and"
                        + " kis.alert.mail.port.");
        assertThat(exitCode).isEqualTo(2);
    }

    @Test
    void a_host_that_does_not_exist_is_one_sentence() {
        settings.put("kis.routes.allowed-hosts", "hooks.invalid,mail.invalid");
        settings.put("kis.alert.slack.url", "https://hooks.invalid/services/T/B/x");
        mail(25, "right");
        settings.put("kis.alert.mail.host", "mail.invalid");
        settings.put("kis.alert.mail.security", "starttls");

        assertThat(run())
                .contains("slack: not sent. hooks.invalid: there is no such host: correct kis.alert.slack.url.")
                .contains("mail: not sent. mail.invalid: there is no such host: correct kis.alert.mail.host.");
    }

    @Test
    void a_wrong_mail_password_is_one_sentence_without_it() {
        mail(mail.getSmtp().getPort(), "CanaryWrongPassword");

        assertThat(run())
                .contains("mail: not sent. 127.0.0.1: the mail server refuses the user or the password: correct"
                        + " kis.alert.mail.username and kis.alert.mail.password.")
                .doesNotContain("CanaryWrongPassword");
        assertThat(exitCode).isEqualTo(2);
    }

    @Test
    void a_mail_server_without_tls_gets_nothing_where_tls_is_wanted() {
        mail(mail.getSmtp().getPort(), "right");
        settings.put("kis.alert.mail.security", "starttls");

        assertThat(run()).contains("mail: not sent. 127.0.0.1: ").contains("STARTTLS");
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void without_a_channel_it_says_what_to_set() {
        assertThat(run()).contains("No channel is set: set kis.alert.slack.url");
        assertThat(exitCode).isEqualTo(1);
    }
}
