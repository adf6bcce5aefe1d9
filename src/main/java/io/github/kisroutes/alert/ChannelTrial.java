package io.github.kisroutes.alert;

import io.github.kisroutes.alert.AlertMessage.Content;
import io.github.kisroutes.alert.channel.AlertChannel;
import io.github.kisroutes.alert.channel.AlertChannels;
import io.github.kisroutes.message.Messages;
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
    private final Messages messages;
    private final Messages console;
    private final Clock clock;

    /**
     * What came of it.
     *
     * @param text a line for each channel
     * @param exitCode 0 when all took it, 2 when some did not, 1 when there is none
     */
    public record Result(String text, int exitCode) {}

    /**
     * @param messages in the language of the alerts
     * @param console in the language of what is printed
     */
    public ChannelTrial(
            Alerts alerts,
            AlertChannels channels,
            AlertHeartbeat heartbeat,
            Messages messages,
            Messages console,
            Clock clock) {
        this.console = console;
        this.alerts = alerts;
        this.channels = channels;
        this.heartbeat = heartbeat;
        this.messages = messages;
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
            lines.add(
                    sent.getException() == null
                            ? console.text("trial.sent", channel.shown(), channels.host(channel), answer(sent))
                            : console.text(
                                    "trial.not-sent", channel.shown(), channels.failed(channel, sent.getException())));
        }
        if (heartbeat.isSet()) {
            Exchange called = routes.request("direct:kis-alert-heartbeat", exchange -> {});
            all &= called.getException() == null;
            lines.add(
                    called.getException() == null
                            ? console.text("trial.called", heartbeat.host(), answer(called))
                            : console.text("trial.not-called", heartbeat.explained(called.getException())));
        }
        if (lines.isEmpty()) {
            return new Result(console.text("trial.no-channel"), NONE);
        }
        return new Result(String.join(System.lineSeparator(), lines), all ? 0 : NOT_ALL);
    }

    private String answer(Exchange exchange) {
        String said = exchange.getMessage().getBody(String.class);
        return said == null || !said.startsWith("HTTP ") ? "" : console.text("trial.answered", said);
    }

    private Content test() {
        return new Content(
                0,
                "TEST",
                0,
                "test",
                "",
                AlertSeverity.WARNING,
                messages.text("message.test"),
                clock.instant(),
                Optional.empty());
    }
}
