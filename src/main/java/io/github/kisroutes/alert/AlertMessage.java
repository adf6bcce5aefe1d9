package io.github.kisroutes.alert;

import io.github.kisroutes.alert.channel.AlertChannel;
import io.github.kisroutes.config.Language;
import io.github.kisroutes.market.Seoul;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A message that one channel is to send; the routes {@code kis-alert-*} carry it as the variable {@code alert}. */
public final class AlertMessage {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'KST'", Locale.ROOT).withZone(Seoul.ZONE);

    private final AlertChannel channel;
    private final Content content;
    private final Language language;
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
    AlertMessage(AlertChannel channel, Content content, Language language, String origin) {
        this.channel = channel;
        this.content = content;
        this.language = language;
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
        String state = isResolved()
                ? language.of("resolved: ", "해소됨: ")
                : content.message().startsWith("AGAIN") ? language.of("still open: ", "아직 지속 중: ") : "";
        String subject = content.subject().isEmpty() ? "" : " (" + content.subject() + ")";
        return "[" + origin + "] " + state + content.condition() + subject;
    }

    /** The whole message as plain text: what is the matter, what to do, and where to read on. */
    public String text() {
        StringBuilder text = new StringBuilder(title()).append('\n').append(content.text());
        if (isTest()) {
            return text.toString();
        }
        if (isResolved()) {
            text.append('\n')
                    .append(language.of("This is over since ", "해소된 시각: "))
                    .append(content.resolvedAt().map(TIME::format).orElse(""))
                    .append(language.of(". Nothing is left to do.", ". 더 하실 일은 없습니다."));
        } else {
            text.append('\n')
                    .append(language.of("What to do: ", "조치: "))
                    .append(advice())
                    .append('\n')
                    .append(language.of("More: ", "자세히: "))
                    .append(help());
        }
        return text.append('\n')
                .append(severity())
                .append(language.of(", since ", ", 시작: "))
                .append(TIME.format(content.openedAt()))
                .toString();
    }

    private String severity() {
        return content.severity() == AlertSeverity.CRITICAL
                ? language.of("Critical", "심각")
                : language.of("Warning", "경고");
    }

    private String advice() {
        return AlertAdvice.of(AlertCondition.named(content.condition()), language);
    }

    private String help() {
        return "docs/alerts.md#" + content.condition() + language.of(", README.md#alerts", ", README.ko.md#알림");
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
        return content.condition() + (content.subject().isEmpty() ? "" : " (" + content.subject() + ")") + " "
                + content.message() + " by " + channel.shown();
    }
}
