package io.github.kisroutes.alert.channel;

import io.github.kisroutes.config.AlertSettings.Mail;
import io.github.kisroutes.config.AlertSettings.MailSecurity;
import io.github.kisroutes.market.Seoul;
import io.github.kisroutes.shared.http.TimedCalls;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.camel.component.mail.DefaultJavaMailSender;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * The sender of {@code kis-alert-mail} ({@code javaMailSender}): it knows the mail server and its password, which neither the
 * route nor its endpoint has. A connection for each message, TLS 1.2 or newer where there is any. Every wait is bounded, and a message as
 * a whole.
 */
public final class AlertMail extends DefaultJavaMailSender implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final Duration WHOLE = Duration.ofSeconds(20);

    /** Messages at the same time; the other is for a test while one hangs. */
    private static final int CALLS = 2;

    private final Optional<Mail> server;
    private final Clock clock;
    private final Session session;
    private final Duration limit;
    private final TimedCalls calls;

    /**
     * @param server empty when nobody is to get mail
     * @param clock dates the messages
     */
    public AlertMail(Optional<Mail> server, Clock clock) {
        this(server, clock, WHOLE);
    }

    /**
     * The same with another limit.
     *
     * @param limit of a message as a whole, from looking the server up to its last word
     */
    AlertMail(Optional<Mail> server, Clock clock, Duration limit) {
        this.server = server;
        this.clock = clock;
        this.limit = limit;
        this.calls = new TimedCalls(limit, "kis-mail", CALLS);
        this.session = withProviders(
                () -> server.map(AlertMail::session).orElseGet(() -> Session.getInstance(new Properties())));
    }

    /** What the route needs, by the name of the property; a host that cannot be where nothing is set. */
    public static Map<String, String> shownAddresses(Optional<Mail> server) {
        return server.map(mail ->
                        Map.of("kis.alert.mail.address", protocol(mail) + "://" + mail.host() + ":" + mail.port()))
                .orElseGet(() -> Map.of(
                        "kis.alert.mail.address", "smtp://not-set.invalid:25",
                        "kis.alert.mail.from", "nobody@not-set.invalid",
                        "kis.alert.mail.to", "nobody@not-set.invalid"));
    }

    private static String protocol(Mail mail) {
        return mail.security() == MailSecurity.TLS ? "smtps" : "smtp";
    }

    private static Session session(Mail mail) {
        String start = "mail." + protocol(mail) + ".";
        Properties properties = new Properties();
        properties.put(start + "connectiontimeout", String.valueOf(CONNECT.toMillis()));
        properties.put(start + "timeout", String.valueOf(SILENCE.toMillis()));
        properties.put(start + "writetimeout", String.valueOf(SILENCE.toMillis()));
        properties.put(start + "auth", String.valueOf(!mail.username().isEmpty()));
        properties.put(start + "ssl.checkserveridentity", "true");
        properties.put(start + "ssl.protocols", "TLSv1.2 TLSv1.3");
        properties.put(start + "starttls.enable", String.valueOf(mail.security() == MailSecurity.STARTTLS));
        properties.put(start + "starttls.required", String.valueOf(mail.security() == MailSecurity.STARTTLS));
        return Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(
                        mail.username(), mail.password().reveal());
            }
        });
    }

    private interface Work<T, X extends Exception> {
        T call() throws X;
    }

    /** Jakarta Mail finds what it is made of through the loader of the thread, which in an OSGi runtime is not its own. */
    private static <T, X extends Exception> T withProviders(Work<T, X> work) throws X {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(SMTPTransport.class.getClassLoader());
        try {
            return work.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public Session getSession() {
        return session;
    }

    @Override
    public void send(MimeMessage message) throws MessagingException {
        Mail mail = server.orElseThrow(() -> new MessagingException("kis.alert.mail.host is not set"));
        try {
            calls.call(() -> withProviders(() -> {
                send(message, mail);
                return null;
            }));
        } catch (TimeoutException e) {
            throw new MessagingException(
                    "the mail server has not taken the message within " + limit.toMillis()
                            + " ms, its address and a connection included",
                    e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof MessagingException refused
                    ? refused
                    : new MessagingException("the message was not sent", new IllegalStateException(e.getCause()));
        }
    }

    private void send(MimeMessage message, Mail mail) throws MessagingException {
        message.setHeader(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atZone(Seoul.ZONE)));
        message.saveChanges();
        try (Transport transport = session.getTransport(protocol(mail))) {
            if (mail.username().isEmpty()) {
                transport.connect(mail.host(), mail.port(), null, null);
            } else {
                transport.connect(
                        mail.host(),
                        mail.port(),
                        mail.username(),
                        mail.password().reveal());
            }
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    /** Ends the messages that are under way, and sends no more. */
    @Override
    public void close() {
        calls.close();
    }

    @Override
    public String toString() {
        return "AlertMail[" + server.map(Mail::host).orElse("not set") + "]";
    }
}
