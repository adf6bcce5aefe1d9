package io.github.kisroutes.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.kisroutes.Product;
import io.github.kisroutes.simulator.MutableClock;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import io.github.kisroutes.simulator.market.CandleSource;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A product as a service, its broker, a Slack and a mail server. Its schedules are stopped: a test collects when it wants to. */
final class AlertBench implements AutoCloseable {
    static final String MAIL_PASSWORD = "CanaryMailPassword05";
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final List<String> SCHEDULES =
            List.of("kis-missed-schedule", "kis-daily-again", "kis-daily-schedule", "kis-settle-schedule");

    final MutableClock clock;
    final Simulator broker;
    final AlertReceiver receiver = new AlertReceiver();
    final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Path folder;
    private final Map<String, String> settings = new HashMap<>();
    private Product product;

    AlertBench(Path folder, String now, CandleSource candles) throws IOException {
        this.folder = folder;
        clock = MutableClock.atSeoul(now);
        broker = Simulator.start(
                SimulatorOptions.defaults().withClock(clock).withQuota(0).withCandles(candles));
        mail.setUser("alerts@example.com", "mailer", MAIL_PASSWORD);
        mail.start();
        settings.putAll(Map.of(
                "kis.collect.once", "false",
                "kis.collect.lease", "2s",
                "kis.token.store", "memory",
                "kis.routes.allowed-hosts", "127.0.0.1"));
        settings.putAll(slack());
        settings.putAll(mail());
    }

    Map<String, String> slack() {
        return Map.of("kis.alert.slack.url", receiver.slackUrl());
    }

    Map<String, String> mail() {
        return Map.of(
                "kis.alert.mail.host", "127.0.0.1",
                "kis.alert.mail.port", String.valueOf(mail.getSmtp().getPort()),
                "kis.alert.mail.security", "none",
                "kis.alert.mail.username", "mailer",
                "kis.alert.mail.password", MAIL_PASSWORD,
                "kis.alert.mail.from", "kis@example.com",
                "kis.alert.mail.to", "you@example.com");
    }

    /** With a setting more, or another value. */
    AlertBench with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    AlertBench with(Map<String, String> more) {
        settings.putAll(more);
        return this;
    }

    AlertBench without(String key) {
        settings.remove(key);
        return this;
    }

    Map<String, String> settings() {
        return settings;
    }

    AlertBench start() throws Exception {
        product = Product.start(broker, folder, settings);
        for (String schedule : SCHEDULES) {
            product.camel().getRouteController().stopRoute(schedule);
        }
        return this;
    }

    AlertBench restart() throws Exception {
        product.close();
        return start();
    }

    Product product() {
        return product;
    }

    /** A second after what was before: which of two runs is the newer one is told by their times. */
    void collect(String kind) {
        clock.set(clock.instant().plusSeconds(1));
        assertThat(product.ask("kis-collect", Map.of("runKind", kind)).getException())
                .isNull();
    }

    void at(String now) {
        clock.set(MutableClock.atSeoul(now).instant());
    }

    /** Waits for a message about a condition that begins so, by every channel. */
    void awaitTold(String condition) {
        await().atMost(LONG)
                .until(() -> opened(slackTexts(), condition).size() == 1
                        && opened(mailTexts(), condition).size() == 1);
    }

    /** Waits until it is over, and says that there was one message and one end of it, by every channel. */
    void awaitOver(String condition) {
        await().atMost(LONG)
                .until(() -> resolved(slackTexts(), condition).size() == 1
                        && resolved(mailTexts(), condition).size() == 1);
        assertThat(opened(slackTexts(), condition)).hasSize(1);
        assertThat(opened(mailTexts(), condition)).hasSize(1);
        assertThat(product.rows(
                        "SELECT * FROM alert WHERE condition = ? AND open_key IS NULL AND resolved_at IS NOT NULL",
                        condition))
                .hasSize(1);
    }

    /** The one message that says so. */
    String told(String condition) {
        return opened(slackTexts(), condition).get(0);
    }

    List<String> slackTexts() {
        return receiver.slack();
    }

    /** Subject, a line break and body of each mail. */
    List<String> mailTexts() {
        return Arrays.stream(mail.getReceivedMessages()).map(AlertBench::text).toList();
    }

    private static String text(MimeMessage message) {
        try {
            return message.getSubject() + "\n" + message.getContent();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> opened(List<String> texts, String condition) {
        return about(texts, condition)
                .filter(text -> !text.lines().findFirst().orElse("").contains("resolved: "))
                .toList();
    }

    static List<String> resolved(List<String> texts, String condition) {
        return about(texts, condition)
                .filter(text -> text.lines().findFirst().orElse("").contains("resolved: "))
                .toList();
    }

    private static Stream<String> about(List<String> texts, String condition) {
        return texts.stream().filter(text -> text.lines().findFirst().orElse("").contains(condition));
    }

    @Override
    public void close() {
        if (product != null) {
            product.close();
        }
        broker.close();
        receiver.close();
        mail.stop();
    }
}
