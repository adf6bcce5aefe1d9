package io.github.kisroutes.config;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * When somebody is told that something is wrong, and how.
 *
 * @param slackUrl a Slack incoming webhook
 * @param mail the mail server and who gets mail
 * @param webhookUrl an address that gets JSON
 * @param language of the messages
 * @param lateBy from when on an unfinished daily collection is late, in the time zone of its schedule
 * @param repeat how long after a message a standing alert is told again
 * @param keyIssuedOn when the app key was made, in Seoul
 * @param heartbeatUrl an address that is called after each finished collection
 * @param test whether to send one message by each channel instead of collecting
 */
public record AlertSettings(
        Optional<Secret> slackUrl,
        Optional<Mail> mail,
        Optional<Secret> webhookUrl,
        Language language,
        LocalTime lateBy,
        Duration repeat,
        Optional<LocalDate> keyIssuedOn,
        Optional<Secret> heartbeatUrl,
        boolean test) {

    /** How the connection to a mail server is protected. */
    public enum MailSecurity {
        /** It begins in clear and must become TLS before anything is said (RFC 3207). */
        STARTTLS,
        /** TLS from the first byte. */
        TLS,
        /** In clear: for a server on this machine, or one that wants no password. */
        NONE
    }

    /**
     * A mail server.
     *
     * @param username empty for none
     * @param password empty for none
     * @param to at least one
     */
    public record Mail(
            String host,
            int port,
            MailSecurity security,
            String username,
            Secret password,
            String from,
            List<String> to) {}
}
