package io.github.kisroutes.alert;

import io.github.kisroutes.alert.AlertFindings.Finding;
import io.github.kisroutes.alert.AlertMessage.Content;
import io.github.kisroutes.alert.channel.AlertChannel;
import io.github.kisroutes.message.Messages;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * That the database is away, which no table can say: told once by this process, and written down when the database is back. An
 * absence as short as a restart is not told.
 */
final class DatabaseAbsence {
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Duration patience;
    private final String process;
    private final Messages messages;
    private final LongSupplier nanos;

    private Optional<Content> absence = Optional.empty();
    private long begunNanos;
    private final Set<AlertChannel> told = EnumSet.noneOf(AlertChannel.class);
    private final Map<AlertChannel, Long> notBefore = new EnumMap<>(AlertChannel.class);
    private final Map<AlertChannel, Integer> attempts = new EnumMap<>(AlertChannel.class);

    /**
     * @param patience how long it may last before anybody is told
     * @param nanos the time, as {@link System#nanoTime}
     */
    DatabaseAbsence(Duration patience, String process, Messages messages, LongSupplier nanos) {
        this.patience = patience;
        this.process = process;
        this.messages = messages;
        this.nanos = nanos;
    }

    /**
     * The database does not answer, or stores nothing.
     *
     * @param since when it was asked, by the clock; the pool waits half a minute before it gives up
     * @param sinceNanos the same by the other clock
     */
    synchronized void seen(Instant since, long sinceNanos, String why) {
        if (absence.isEmpty()) {
            begunNanos = sinceNanos;
            absence = Optional.of(new Content(
                    0,
                    "OPENED",
                    0,
                    AlertCondition.DATABASE_AWAY.shown(),
                    process,
                    AlertCondition.DATABASE_AWAY.severity(),
                    messages.text("alert.database-away.text", process, why),
                    since,
                    Optional.empty()));
        }
    }

    /** Whether it is away, as far as the last look has shown: then nobody need wait for it to say so again. */
    synchronized boolean isPresent() {
        return absence.isPresent();
    }

    private synchronized boolean isLong() {
        return absence.isPresent() && nanos.getAsLong() - begunNanos >= patience.toNanos();
    }

    /** What a channel has to tell while the database is away. */
    synchronized Optional<Content> due(AlertChannel channel) {
        boolean waits = notBefore.getOrDefault(channel, begunNanos) - nanos.getAsLong() > 0;
        return absence.filter(content -> isLong() && !told.contains(channel) && !waits);
    }

    synchronized void told(AlertChannel channel) {
        told.add(channel);
    }

    synchronized int failed(AlertChannel channel) {
        int pause = AlertOutbox.pauseSeconds(attempts.merge(channel, 1, Integer::sum) - 1);
        notBefore.put(channel, nanos.getAsLong() + Math.min(pause, LONGEST_PAUSE.toSeconds()) * 1_000_000_000L);
        return pause;
    }

    /** What the table is to know of an absence that is over; empty when there was none, or only a short one. */
    synchronized Optional<Past> ended() {
        return absence.filter(content -> isLong())
                .map(content -> new Past(
                        new Finding(AlertCondition.DATABASE_AWAY, content.subject(), content.text()),
                        content.openedAt(),
                        EnumSet.copyOf(told)));
    }

    /** It is written down. */
    synchronized void forget() {
        absence = Optional.empty();
        told.clear();
        notBefore.clear();
        attempts.clear();
    }

    /**
     * An absence that is over.
     *
     * @param told the channels that have told it
     */
    record Past(Finding finding, Instant since, Set<AlertChannel> told) {}
}
