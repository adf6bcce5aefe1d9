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
                .map(why -> CheckLine.toDo(
                        subject,
                        messages.text(key(why.obstacle()), settings.baseUrl().getAuthority(), why.said())))
                .orElseGet(() -> CheckLine.well(
                        subject, messages.text(tls ? "check.broker.tls" : "check.broker.plain", settings.baseUrl())));
    }

    private static String key(BrokerReach.Obstacle obstacle) {
        return switch (obstacle) {
            case NAME -> "check.broker.no-name";
            case TLS -> "check.broker.no-tls";
            case CONNECTION -> "check.broker.no-connection";
        };
    }
}
