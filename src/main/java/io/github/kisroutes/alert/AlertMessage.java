package io.github.kisroutes.alert;

import io.github.kisroutes.alert.channel.AlertChannel;
import io.github.kisroutes.market.Seoul;
import io.github.kisroutes.message.Messages;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A message that one channel is to send; the routes {@code kis-alert-*} carry it as the variable {@code alert}. */
public final class AlertMessage {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'KST'", Locale.ROOT).withZone(Seoul.ZONE);

    private final AlertChannel channel;
    private final Content content;
    private final Messages messages;
    private final String origin;

    /**
     * What it says.
     *
     * @param id of the alert; 0 for one that is in no table
     * @param message {@code OPENED}, {@code AGAIN 1}, {@code RESOLVED}, or {@code TEST}
     * @param attempts how often it was tried before
     */
    record Content(
            long id,
            String message,
            int attempts,
            String condition,
            String subject,
            AlertSeverity severity,
            String text,
            Instant openedAt,
            Optional<Instant> resolvedAt) {}

    /** @param origin where it comes from: environment and host */
    AlertMessage(AlertChannel channel, Content content, Messages messages, String origin) {
        this.channel = channel;
        this.content = content;
        this.messages = messages;
        this.origin = origin;
    }

    Content content() {
        return content;
    }

    AlertChannel way() {
        return channel;
    }

    /** {@code slack}, {@code mail} or {@code webhook}: the route {@code kis-alert-…} sends it. */
    public String channel() {
        return channel.shown();
    }

    private boolean isResolved() {
        return content.message().equals("RESOLVED");
    }

    private boolean isTest() {
        return content.message().equals("TEST");
    }

    /** One line: what, and about what. */
    public String title() {
        String key = isResolved()
                ? "message.title-over"
                : content.message().startsWith("AGAIN") ? "message.title-again" : "message.title";
        return messages.text(key, origin, about());
    }

    private String about() {
        return content.condition() + (content.subject().isEmpty() ? "" : " (" + content.subject() + ")");
    }

    /** The whole message as plain text: what is the matter, what to do, and where to read on. */
    public String text() {
        List<String> lines = new ArrayList<>(List.of(title(), content.text()));
        if (isTest()) {
            return String.join("\n", lines);
        }
        if (isResolved()) {
            lines.add(messages.text(
                    "message.over", content.resolvedAt().map(TIME::format).orElse("")));
        } else {
            lines.add(messages.text("message.advice", advice()));
            lines.add(messages.text("message.more", content.condition()));
        }
        boolean critical = content.severity() == AlertSeverity.CRITICAL;
        lines.add(messages.text(critical ? "message.critical" : "message.warning", TIME.format(content.openedAt())));
        return String.join("\n", lines);
    }

    /** {@code docs/alerts.md} says more. */
    private String advice() {
        return messages.text("alert." + content.condition() + ".advice");
    }

    /** The body for Slack: its three special characters are escaped, so that nothing becomes a link or a mention. */
    public Map<String, Object> slack() {
        String escaped = text().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return Map.of("text", escaped);
    }

    /** The body for a webhook: text by name, times with their offset. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", isTest() ? "test" : isResolved() ? "resolved" : "open");
        json.put("message", content.message());
        json.put("condition", content.condition());
        json.put("subject", content.subject());
        json.put("severity", content.severity().name().toLowerCase(Locale.ROOT));
        json.put("title", title());
        json.put("text", content.text());
        json.put("advice", isTest() ? "" : advice());
        json.put("help", isTest() ? "" : "docs/alerts.md#" + content.condition());
        json.put("origin", origin);
        json.put("alert_id", content.id());
        json.put("opened_at", offset(content.openedAt()));
        json.put("resolved_at", content.resolvedAt().map(AlertMessage::offset).orElse(null));
        return json;
    }

    private static String offset(Instant time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                time.atZone(Seoul.ZONE).withNano(0));
    }

    /** For logs. */
    @Override
    public String toString() {
        return about() + " " + content.message() + " by " + channel.shown();
    }
}
