package io.github.kisroutes.config.key;

import io.github.kisroutes.config.AlertSettings;
import io.github.kisroutes.config.Language;
import io.github.kisroutes.config.Secret;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** What people are told: the language, and the alerts. */
public final class AlertKeys {
    static final KeyTable TABLE = new KeyTable();

    public static final SettingKey<Language> LANGUAGE = TABLE.key(
            "kis.language",
            SettingTypes.oneOf(Language.class),
            "en",
            "The language of the summary, the banner, the alerts and the commands: en English, ko Korean.");

    public static final SettingKey<Secret> ALERT_SLACK_URL = TABLE.key(
            "kis.alert.slack.url",
            AddressTypes.hook(),
            "",
            "The address of a Slack incoming webhook that gets the alerts; it is a secret.");
    public static final SettingKey<String> ALERT_MAIL_HOST =
            TABLE.key("kis.alert.mail.host", ListTypes.host(), "", "The mail server for alerts.");
    public static final SettingKey<Integer> ALERT_MAIL_PORT = TABLE.key(
            "kis.alert.mail.port",
            SettingTypes.wholeNumber(1, 65_535, "a TCP port"),
            "587",
            "The mail server's port: 587 with starttls, 465 with tls as a rule.");
    public static final SettingKey<AlertSettings.MailSecurity> ALERT_MAIL_SECURITY = TABLE.key(
            "kis.alert.mail.security",
            SettingTypes.oneOf(AlertSettings.MailSecurity.class),
            "starttls",
            "How the connection to the mail server is protected: starttls, tls, or none.");
    public static final SettingKey<String> ALERT_MAIL_USERNAME = TABLE.key(
            "kis.alert.mail.username",
            SettingTypes.text("the name of a user of the mail server"),
            "",
            "The user of the mail server; none for a server that wants none.");
    public static final SettingKey<Secret> ALERT_MAIL_PASSWORD = TABLE.key(
            "kis.alert.mail.password",
            SettingTypes.secret("the password of kis.alert.mail.username"),
            "",
            "That user's password.");
    public static final SettingKey<String> ALERT_MAIL_FROM =
            TABLE.key("kis.alert.mail.from", ListTypes.mailAddress(), "", "The sender of alerts by mail.");
    public static final SettingKey<List<String>> ALERT_MAIL_TO =
            TABLE.key("kis.alert.mail.to", ListTypes.mailAddresses(), "", "Who gets alerts by mail.");
    public static final SettingKey<Secret> ALERT_WEBHOOK_URL = TABLE.key(
            "kis.alert.webhook.url",
            AddressTypes.hook(),
            "",
            "An address that gets each alert as JSON by POST; it is a secret.");
    public static final SettingKey<Language> ALERT_LANGUAGE = TABLE.key(
            "kis.alert.language",
            SettingTypes.oneOf(Language.class),
            "{{kis.language}}",
            "The language of the alerts: en English, ko Korean.");
    public static final SettingKey<LocalTime> ALERT_LATE_BY = TABLE.key(
            "kis.alert.late-by",
            SettingTypes.timeOfDay(),
            "17:30",
            "From what time on a daily collection that is not finished is late, in kis.collect.time-zone.");
    public static final SettingKey<Duration> ALERT_REPEAT = TABLE.key(
            "kis.alert.repeat",
            SettingTypes.duration("1m", "30d"),
            "24h",
            "How long after a message an alert that still stands is told again.");
    public static final SettingKey<LocalDate> ALERT_KEY_ISSUED_ON = TABLE.key(
            "kis.alert.key-issued-on",
            SettingTypes.date(),
            "",
            "The day on which the app key was created; it is valid for a year, and 30 days before its end you are told.");
    public static final SettingKey<Secret> ALERT_HEARTBEAT_URL = TABLE.key(
            "kis.alert.heartbeat-url",
            AddressTypes.hook(),
            "",
            "An address that is called after each finished collection, for a dead-man switch; it is a secret.");
    public static final SettingKey<Boolean> ALERT_TEST = TABLE.key(
            "kis.alert.test",
            SettingTypes.trueOrFalse(),
            "false",
            "Send one test message by each channel, print what each answered, and end.");

    private AlertKeys() {}
}
