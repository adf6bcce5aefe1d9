package io.github.kisroutes.alert.channel;

import io.github.kisroutes.config.AlertSettings;
import io.github.kisroutes.config.AlertSettings.Mail;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The channels that are set, and how each of them does in this process; to be asked by whoever shows it, such as a health check.
 * Safe for many threads.
 */
public final class AlertChannels {
    private final AlertSettings settings;
    private final Clock clock;
    private final Map<AlertChannel, Standing> standings = new EnumMap<>(AlertChannel.class);

    /**
     * How a channel does.
     *
     * @param lastSuccess when it last took a message
     * @param lastFailure when it last did not
     * @param sentence why not, without a secret; blank when the last message was taken, or none was sent yet
     */
    public record Standing(
            AlertChannel channel, Optional<Instant> lastSuccess, Optional<Instant> lastFailure, String sentence) {
        /** Whether the last message was taken, or none was sent yet. */
        public boolean isUp() {
            return sentence.isEmpty();
        }
    }

    public AlertChannels(AlertSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Those that are set. */
    public List<AlertChannel> configured() {
        return Arrays.stream(AlertChannel.values())
                .filter(channel -> channel.isConfigured(settings))
                .toList();
    }

    /** One for each that is set. */
    public synchronized List<Standing> standings() {
        return configured().stream().map(this::standing).toList();
    }

    private Standing standing(AlertChannel channel) {
        return standings.getOrDefault(channel, new Standing(channel, Optional.empty(), Optional.empty(), ""));
    }

    /** The channel took a message. */
    public synchronized void succeeded(AlertChannel channel) {
        standings.put(
                channel,
                new Standing(
                        channel, Optional.of(clock.instant()), standing(channel).lastFailure(), ""));
    }

    /**
     * The channel did not take a message.
     *
     * @return why, as a sentence that names the host and holds no secret
     */
    public synchronized String failed(AlertChannel channel, Throwable why) {
        String sentence = host(channel) + ": " + sentence(channel.setting(), why);
        standings.put(
                channel,
                new Standing(channel, standing(channel).lastSuccess(), Optional.of(clock.instant()), sentence));
        return sentence;
    }

    /** Where the heartbeat leads to; blank when none is set. */
    public String heartbeatHost() {
        return settings.heartbeatUrl()
                .map(secret -> URI.create(secret.reveal()).getHost())
                .orElse("");
    }

    /** Why the heartbeat was not called, as a sentence without a secret. */
    public String heartbeatFault(Throwable why) {
        return heartbeatHost() + ": " + sentence(AlertHttp.HEARTBEAT, why);
    }

    private static String sentence(String setting, Throwable why) {
        ChannelFault fault = new ChannelFault(setting);
        return why instanceof ChannelRefusedException refused
                ? fault.answered(refused.status(), refused.text())
                : fault.of(why);
    }

    /** Where a channel leads to; nothing else of its address. */
    public String host(AlertChannel channel) {
        return channel == AlertChannel.MAIL
                ? settings.mail().map(Mail::host).orElse("")
                : AlertChannel.hook(settings, channel.setting())
                        .map(secret -> URI.create(secret.reveal()).getHost())
                        .orElse("");
    }
}
