package io.github.kisroutes.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.kisroutes.broker.DrippingServer;
import io.github.kisroutes.config.AlertSettings.Mail;
import io.github.kisroutes.config.AlertSettings.MailSecurity;
import io.github.kisroutes.config.Secret;
import io.github.kisroutes.wire.Certificate;
import io.github.kisroutes.wire.LoopbackServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Mail under TLS, and a server that never comes to an end. The certificate that is trusted is that of the whole process. */
@Isolated
class AlertMailTest {
    private static final String PASSWORD = "CanaryMailPassword05";
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private static SSLContext before;
    private static Certificate trusted;
    private static Certificate stranger;

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeAll
    static void trust() throws Exception {
        before = SSLContext.getDefault();
        trusted = Certificate.of(folder.resolve("trusted.p12"), "ip:127.0.0.1");
        stranger = Certificate.of(folder.resolve("stranger.p12"), "ip:127.0.0.1");
        SSLContext.setDefault(trusted.client());
    }

    @AfterAll
    static void trustAsBefore() {
        SSLContext.setDefault(before);
    }

    @BeforeEach
    void start() {
        mail.setUser("kis@example.com", "mailer", PASSWORD);
        mail.start();
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    private static AlertMail to(int port, MailSecurity security, Duration limit) {
        List<String> to = List.of("you@example.com");
        Secret password = new Secret(PASSWORD);
        Mail server = new Mail("127.0.0.1", port, security, "mailer", password, "kis@example.com", to);
        return new AlertMail(Optional.of(server), Clock.systemUTC(), limit);
    }

    private static void send(AlertMail sender) throws MessagingException {
        MimeMessage message = new MimeMessage(sender.getSession());
        message.setFrom("kis@example.com");
        message.setRecipients(MimeMessage.RecipientType.TO, "you@example.com");
        message.setSubject("hello");
        message.setText("a text");
        sender.send(message);
    }

    private static String fault(Throwable thrown) {
        return new ChannelFault("kis.alert.mail.host").of(thrown);
    }

    private Socket mailServer() throws IOException {
        return LoopbackServer.connect(mail.getSmtp().getPort());
    }

    /** TLS before a mail server that has none. */
    private LoopbackServer tls(Certificate certificate) throws IOException {
        return LoopbackServer.tls(certificate, client -> LoopbackServer.join(client, mailServer()));
    }

    /** Speaks in clear until STARTTLS (RFC 3207), and hands on what comes under TLS. */
    private LoopbackServer startTls(Certificate certificate, AtomicReference<String> clear) throws IOException {
        return LoopbackServer.start(client -> {
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII), 1);
            say(client, "220 ready");
            for (String line = lines.readLine(); !line.equals("STARTTLS"); line = lines.readLine()) {
                clear.set(clear.get() + line + "\n");
                say(client, "250-localhost\r\n250 STARTTLS");
            }
            say(client, "220 go ahead");
            SSLSocket secure = (SSLSocket)
                    certificate.server().getSocketFactory().createSocket(client, null, client.getPort(), true);
            secure.setUseClientMode(false);
            Socket server = mailServer();
            int next = server.getInputStream().read();
            while (next != '\n') { // the greeting, which the client has had
                next = server.getInputStream().read();
            }
            LoopbackServer.join(secure, server);
        });
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void a_message_goes_under_tls_with_the_password() throws Exception {
        try (LoopbackServer tls = tls(trusted);
                AlertMail sender = to(tls.port(), MailSecurity.TLS, LONG)) {
            send(sender);
            assertThat(mail.getReceivedMessages()).hasSize(1);
        }
    }

    @Test
    void starttls_comes_before_the_password_and_the_message() throws Exception {
        AtomicReference<String> clear = new AtomicReference<>("");
        try (LoopbackServer tls = startTls(trusted, clear);
                AlertMail sender = to(tls.port(), MailSecurity.STARTTLS, LONG)) {
            send(sender);
            assertThat(mail.getReceivedMessages()).hasSize(1);
            assertThat(clear.get().lines())
                    .as("in clear")
                    .singleElement()
                    .asString()
                    .startsWith("EHLO ");
        }
    }

    @Test
    void a_certificate_that_is_not_trusted_gets_neither_password_nor_message() throws Exception {
        try (LoopbackServer tls = tls(stranger);
                LoopbackServer startTls = startTls(stranger, new AtomicReference<>(""));
                AlertMail first = to(tls.port(), MailSecurity.TLS, LONG);
                AlertMail second = to(startTls.port(), MailSecurity.STARTTLS, LONG)) {
            for (AlertMail sender : List.of(first, second)) {
                assertThatThrownBy(() -> send(sender))
                        .extracting(AlertMailTest::fault)
                        .asString()
                        .startsWith("TLS failed (")
                        .endsWith("): correct kis.alert.mail.security and kis.alert.mail.port.");
            }
            assertThat(mail.getReceivedMessages()).isEmpty();
        }
    }

    @Test
    void a_server_whose_answer_never_becomes_whole_is_waited_for_so_long() throws Exception {
        try (DrippingServer server = new DrippingServer(DrippingServer.dripping("220 ready\r\n", "250-"));
                AlertMail sender = to(server.port(), MailSecurity.NONE, Duration.ofMillis(500))) {
            assertThatThrownBy(() -> send(sender))
                    .extracting(AlertMailTest::fault)
                    .isEqualTo("the mail server has not taken the message within 500 ms, its address and a connection"
                            + " included.");
            assertThat(server.sent()).as("it did answer, bit by bit").isPositive();
        }
    }

    @Test
    void the_end_of_the_program_waits_for_no_mail_server() throws Exception {
        try (DrippingServer server = new DrippingServer(DrippingServer.dripping("220 ready\r\n", "250-"))) {
            AlertMail sender = to(server.port(), MailSecurity.NONE, Duration.ofHours(1));
            CompletableFuture<Object> sending = CompletableFuture.supplyAsync(() -> {
                try {
                    send(sender);
                    return "sent";
                } catch (MessagingException e) {
                    return fault(e);
                }
            });
            await().atMost(LONG).until(() -> server.sent() > 50);
            sender.close();
            await().atMost(LONG).until(sending::isDone);
            assertThat(sending.get().toString()).startsWith("the mail server has not taken the message");
        }
    }
}
