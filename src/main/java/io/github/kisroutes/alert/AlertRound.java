package io.github.kisroutes.alert;

import io.github.kisroutes.alert.channel.AlertChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * One pass over what the channels have to tell; {@code routes/kis-alert-deliver.camel.yaml} carries it as the variable {@code
 * round}. A channel that fails is left alone for the rest of it.
 */
public final class AlertRound {
    private final List<AlertChannel> channels;
    private final Function<AlertChannel, Optional<AlertMessage>> claim;
    private final BooleanSupplier stopping;
    private AlertMessage message;

    /**
     * @param claim the next message of a channel
     * @param stopping whether the program is about to end
     */
    AlertRound(
            List<AlertChannel> channels,
            Function<AlertChannel, Optional<AlertMessage>> claim,
            BooleanSupplier stopping) {
        this.channels = new ArrayList<>(channels);
        this.claim = claim;
        this.stopping = stopping;
    }

    /** Claims the next message, if there is one. */
    public boolean next() {
        message = null;
        for (AlertChannel channel : List.copyOf(channels)) {
            if (stopping.getAsBoolean()) {
                return false;
            }
            Optional<AlertMessage> due = claim.apply(channel);
            if (due.isPresent()) {
                message = due.get();
                return true;
            }
        }
        return false;
    }

    /** The message that was claimed last. */
    public AlertMessage message() {
        return message;
    }

    /** Leaves a channel alone. */
    void rest(AlertChannel channel) {
        channels.remove(channel);
    }
}
