package io.github.kisroutes.alert;

import io.github.kisroutes.alert.AlertMessage.Content;
import io.github.kisroutes.alert.channel.AlertChannel;
import io.github.kisroutes.alert.channel.AlertChannels;
import io.github.kisroutes.config.Language;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** What {@code kis.alert.test} does: one message by each channel, and what each answered. */
public final class ChannelTrial {
    private static final int NOT_ALL = 2;
    private static final int NONE = 1;

    private final Alerts alerts;
    private final AlertChannels channels;
    private final AlertHeartbeat heartbeat;
    private final Language language;
    private final Language console;
    private final Clock clock;

    /**
     * What came of it.
     *
     * @param text a line for each channel
     * @param exitCode 0 when all took it, 2 when some did not, 1 when there is none
     */
    public record Result(String text, int exitCode) {}

    /**
     * @param language of the messages
     * @param console the language of what is printed when no channel is set
     */
    public ChannelTrial(
            Alerts alerts,
            AlertChannels channels,
            AlertHeartbeat heartbeat,
            Language language,
            Language console,
            Clock clock) {
        this.console = console;
        this.alerts = alerts;
        this.channels = channels;
        this.heartbeat = heartbeat;
        this.language = language;
        this.clock = clock;
    }

    /** @param routes the running ones */
    public Result run(ProducerTemplate routes) {
        List<String> lines = new ArrayList<>();
        boolean all = true;
        for (AlertChannel channel : channels.configured()) {
            Exchange sent = routes.request(
                    "direct:kis-alert", exchange -> exchange.setVariable("alert", alerts.message(channel, test())));
            all &= sent.getException() == null;
            lines.add(channel.shown() + ": "
                    + (sent.getException() == null
                            ? "sent to " + channels.host(channel) + answer(sent)
                            : "not sent. " + channels.failed(channel, sent.getException())));
        }
        if (heartbeat.isSet()) {
            Exchange called = routes.request("direct:kis-alert-heartbeat", exchange -> {});
            all &= called.getException() == null;
            lines.add("heartbeat: "
                    + (called.getException() == null
                            ? "called " + heartbeat.host() + answer(called)
                            : "not called. " + heartbeat.explained(called.getException())));
        }
        if (lines.isEmpty()) {
            return new Result(
                    console.of(
                            "No channel is set: set kis.alert.slack.url, kis.alert.webhook.url, or kis.alert.mail.host with"
                                    + " kis.alert.mail.from and kis.alert.mail.to.",
                            "설정된 채널이 없습니다. kis.alert.slack.url이나 kis.alert.webhook.url, 또는 kis.alert.mail.host와"
                                    + " kis.alert.mail.from, kis.alert.mail.to를 설정하세요."),
                    NONE);
        }
        return new Result(String.join(System.lineSeparator(), lines), all ? 0 : NOT_ALL);
    }

    private static String answer(Exchange exchange) {
        String said = exchange.getMessage().getBody(String.class);
        return said == null || !said.startsWith("HTTP ") ? "." : ", which answered " + said + ".";
    }

    private Content test() {
        return new Content(
                0,
                "TEST",
                0,
                "test",
                "",
                AlertSeverity.WARNING,
                language.of(
                        "This is a test message of kis.alert.test. Alerts will look like this.",
                        "kis.alert.test로 보낸 시험 메시지입니다. 알림은 이런 모양으로 도착합니다."),
                clock.instant(),
                Optional.empty());
    }
}
