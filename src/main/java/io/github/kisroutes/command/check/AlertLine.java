package io.github.kisroutes.command.check;

import io.github.kisroutes.config.AlertSettings;
import io.github.kisroutes.message.Messages;
import java.util.ArrayList;
import java.util.List;

/** Who is told when something is wrong. Nothing is sent. */
final class AlertLine {
    private AlertLine() {}

    static CheckLine of(AlertSettings alerts, Messages messages) {
        List<String> channels = new ArrayList<>();
        alerts.slackUrl().ifPresent(url -> channels.add("Slack"));
        alerts.mail().ifPresent(mail -> channels.add(mail.host() + " → " + String.join(", ", mail.to())));
        alerts.webhookUrl().ifPresent(url -> channels.add("webhook"));
        return CheckLine.well(
                messages.text("check.alerts.subject"),
                channels.isEmpty()
                        ? messages.text("check.alerts.nobody")
                        : messages.text("check.alerts.channels", String.join("; ", channels)));
    }
}
