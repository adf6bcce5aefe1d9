package io.github.kisroutes.command.check;

import io.github.kisroutes.broker.BrokerReach;
import io.github.kisroutes.config.Environment;
import io.github.kisroutes.config.Language;
import io.github.kisroutes.config.Settings;

/** Name, proxy, connection and TLS to the broker. */
final class BrokerLine {
    private BrokerLine() {}

    static CheckLine of(Settings settings, Language language) {
        String subject = language.of("broker", "증권사");
        if (settings.environment() == Environment.DEMO) {
            return CheckLine.well(subject, language.of("the simulator of this program.", "이 프로그램의 시뮬레이터."));
        }
        boolean tls = "https".equals(settings.baseUrl().getScheme());
        return BrokerReach.whyNot(settings.baseUrl(), settings.http())
                .map(why -> CheckLine.toDo(subject, why))
                .orElseGet(() -> CheckLine.well(
                        subject,
                        language.of(
                                settings.baseUrl() + " answers" + (tls ? ", TLS is in order." : " (without TLS)."),
                                settings.baseUrl() + " 응답" + (tls ? ", TLS 정상." : " (TLS 없음)."))));
    }
}
