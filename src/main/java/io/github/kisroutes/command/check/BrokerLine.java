package io.github.kisroutes.command.check;

import io.github.kisroutes.broker.BrokerReach;
import io.github.kisroutes.config.Environment;
import io.github.kisroutes.config.Settings;
import io.github.kisroutes.message.Messages;

/** Name, proxy, connection and TLS to the broker. */
final class BrokerLine {
    private BrokerLine() {}

    static CheckLine of(Settings settings, Messages messages) {
        String subject = messages.text("check.broker.subject");
        if (settings.environment() == Environment.DEMO) {
            return CheckLine.well(subject, messages.text("check.broker.simulator"));
        }
        boolean tls = "https".equals(settings.baseUrl().getScheme());
        return BrokerReach.whyNot(settings.baseUrl(), settings.http())
                .map(why -> CheckLine.toDo(subject, why))
                .orElseGet(() -> CheckLine.well(
                        subject,
                        messages.text(tls ? "check.broker.tls" : "check.broker.plain", settings.baseUrl())));
    }
}
