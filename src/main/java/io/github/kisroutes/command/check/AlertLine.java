package io.github.kisroutes.command.check;

import io.github.kisroutes.config.AlertSettings;
import io.github.kisroutes.config.Language;
import java.util.ArrayList;
import java.util.List;

/** Who is told when something is wrong. Nothing is sent. */
final class AlertLine {
    private AlertLine() {}

    static CheckLine of(AlertSettings alerts, Language language) {
        String subject = language.of("alerts", "알림");
        List<String> channels = new ArrayList<>();
        alerts.slackUrl().ifPresent(url -> channels.add("Slack"));
        alerts.mail().ifPresent(mail -> channels.add(mail.host() + " → " + String.join(", ", mail.to())));
        alerts.webhookUrl().ifPresent(url -> channels.add("webhook"));
        String all = String.join("; ", channels);
        return CheckLine.well(
                subject,
                channels.isEmpty()
                        ? language.of(
                                "nobody is told when something is wrong; kis.alert.slack.url, kis.alert.mail.host and"
                                        + " kis.alert.webhook.url change that.",
                                "문제가 생겨도 알리지 않습니다. kis.alert.slack.url, kis.alert.mail.host, kis.alert.webhook.url로"
                                        + " 설정합니다.")
                        : language.of(
                                all + ". To try: kis run -Dkis.alert.test=true",
                                all + ". 시험하려면: kis run -Dkis.alert.test=true"));
    }
}
