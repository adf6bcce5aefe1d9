package io.github.kisroutes.config.check;

import io.github.kisroutes.config.AlertSettings;
import io.github.kisroutes.config.AlertSettings.Mail;
import io.github.kisroutes.config.AlertSettings.MailSecurity;
import io.github.kisroutes.config.Environment;
import io.github.kisroutes.config.Secret;
import io.github.kisroutes.config.key.AlertKeys;
import io.github.kisroutes.config.key.RuntimeKeys;
import io.github.kisroutes.config.key.SettingKey;
import io.github.kisroutes.config.read.SettingReader;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether alerts can be sent as the operator wants them: whole channels, to hosts that may be called. */
final class AlertCheck {
    private AlertCheck() {}

    static AlertSettings read(SettingReader in) {
        return new AlertSettings(
                hook(in, AlertKeys.ALERT_SLACK_URL),
                mail(in),
                hook(in, AlertKeys.ALERT_WEBHOOK_URL),
                in.value(AlertKeys.ALERT_LANGUAGE),
                in.value(AlertKeys.ALERT_LATE_BY),
                in.value(AlertKeys.ALERT_REPEAT),
                in.find(AlertKeys.ALERT_KEY_ISSUED_ON),
                hook(in, AlertKeys.ALERT_HEARTBEAT_URL),
                in.value(AlertKeys.ALERT_TEST));
    }

    private static Optional<Secret> hook(SettingReader in, SettingKey<Secret> key) {
        Optional<Secret> address = in.find(key);
        address.map(secret -> URI.create(secret.reveal())).ifPresent(uri -> {
            if (!uri.getScheme().equalsIgnoreCase("https") && !BrokerAddressCheck.isLoopback(uri)) {
                in.mistakes()
                        .add(in.described(key) + " must begin with https://: whoever reads it on its way could write"
                                + " there, too. Only loopback may be called without TLS.");
            }
            checkHost(in, key, uri.getHost());
        });
        return address;
    }

    /** The rule for the hosts of an operator's own routes. */
    private static void checkHost(SettingReader in, SettingKey<?> key, String written) {
        String host = written.toLowerCase(Locale.ROOT);
        if (Environment.ofHost(host).isPresent()) {
            in.mistakes()
                    .add(in.described(key) + " leads to " + host
                            + ", a host of KIS, which gets no alerts: correct the address.");
        } else if (!in.find(RuntimeKeys.ROUTES_ALLOWED_HOSTS).orElse(List.of()).contains(host)) {
            in.mistakes()
                    .add(in.described(key) + " leads to " + host + ", which "
                            + RuntimeKeys.ROUTES_ALLOWED_HOSTS.name()
                            + " does not name: add it there, where all hosts stand that routes may call.");
        }
    }

    private static Optional<Mail> mail(SettingReader in) {
        Optional<String> host = in.find(AlertKeys.ALERT_MAIL_HOST);
        Optional<String> from = in.find(AlertKeys.ALERT_MAIL_FROM);
        Optional<List<String>> to = in.find(AlertKeys.ALERT_MAIL_TO);
        List<String> lacking = Stream.of(
                        lacking(host, AlertKeys.ALERT_MAIL_HOST),
                        lacking(from, AlertKeys.ALERT_MAIL_FROM),
                        lacking(to, AlertKeys.ALERT_MAIL_TO))
                .flatMap(Optional::stream)
                .toList();
        if (lacking.size() == 3) {
            return Optional.empty();
        }
        if (!lacking.isEmpty()) {
            in.mistakes()
                    .add("Alerts by mail need kis.alert.mail.host, kis.alert.mail.from and kis.alert.mail.to, and "
                            + String.join(" and ", lacking) + " is not set: set it, or remove the others.");
            return Optional.empty();
        }
        checkHost(in, AlertKeys.ALERT_MAIL_HOST, host.orElseThrow());
        return Optional.of(server(in, host.orElseThrow(), from.orElseThrow(), to.orElseThrow()));
    }

    private static Optional<String> lacking(Optional<?> value, SettingKey<?> key) {
        return value.isPresent() ? Optional.empty() : Optional.of(key.name());
    }

    private static Mail server(SettingReader in, String host, String from, List<String> to) {
        String username = in.find(AlertKeys.ALERT_MAIL_USERNAME).orElse("");
        Secret password = in.find(AlertKeys.ALERT_MAIL_PASSWORD).orElse(new Secret(""));
        MailSecurity security = in.value(AlertKeys.ALERT_MAIL_SECURITY);
        if (username.isEmpty() != password.isEmpty()) {
            in.mistakes()
                    .add("kis.alert.mail.username and kis.alert.mail.password belong together, and only "
                            + (username.isEmpty() ? "the password" : "the user")
                            + " is set: set both, or none for a server that wants none.");
        }
        boolean here = BrokerAddressCheck.isLoopback(URI.create("smtp://" + host));
        if (security == MailSecurity.NONE && !password.isEmpty() && !here) {
            in.mistakes()
                    .add(in.described(AlertKeys.ALERT_MAIL_SECURITY) + " would send the password in clear to " + host
                            + ": set starttls or tls.");
        }
        return new Mail(host, in.value(AlertKeys.ALERT_MAIL_PORT), security, username, password, from, to);
    }
}
