package io.github.kisroutes.alert.channel;

import io.github.kisroutes.config.AlertSettings;
import io.github.kisroutes.config.Secret;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** A way by which alerts reach a person; for each there is a route of its name, such as {@code kis-alert-slack}. */
public enum AlertChannel {
    /** A Slack incoming webhook. */
    SLACK(settings -> settings.slackUrl().isPresent()),
    /** Mail by SMTP. */
    MAIL(settings -> settings.mail().isPresent()),
    /** JSON by POST to an address of the operator's. */
    WEBHOOK(settings -> settings.webhookUrl().isPresent());

    private final Predicate<AlertSettings> configured;

    AlertChannel(Predicate<AlertSettings> configured) {
        this.configured = configured;
    }

    boolean isConfigured(AlertSettings settings) {
        return configured.test(settings);
    }

    /** As a person reads it: {@code slack}. */
    public String shown() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The setting that holds the address of this channel. */
    public String setting() {
        return "kis.alert." + shown() + (this == MAIL ? ".host" : ".url");
    }

    /** The address that must not be seen. */
    static Optional<Secret> hook(AlertSettings settings, String setting) {
        return switch (setting) {
            case "kis.alert.slack.url" -> settings.slackUrl();
            case "kis.alert.webhook.url" -> settings.webhookUrl();
            case AlertHttp.HEARTBEAT -> settings.heartbeatUrl();
            default -> Optional.empty();
        };
    }
}
