package io.github.kisroutes.alert;

import io.github.kisroutes.alert.channel.AlertChannels;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.Sql;
import io.github.kisroutes.shared.ProcessIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.ExchangeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dead-man switch: an address that is called after each collection of this process that ended {@code DONE}, and on a closed
 * day, on which there is none. When no call comes, whoever waits for it raises the alarm, also when this program is dead. Runs
 * that end otherwise, and the reading again of the mornings, call nobody.
 */
public final class AlertHeartbeat {
    private static final Logger LOG = LoggerFactory.getLogger(AlertHeartbeat.class);
    private static final Duration BACK = Duration.ofDays(2);
    private static final int MOST_ATTEMPTS = 6;

    private final AlertChannels channels;
    private final Database database;
    private final ProcessIdentity process;
    private Instant calledFor;
    private Optional<Instant> dueFor = Optional.empty();
    private int attempts;
    private long notBefore = System.nanoTime();

    public AlertHeartbeat(AlertChannels channels, Database database, ProcessIdentity process) {
        this.channels = channels;
        this.database = database;
        this.process = process;
        calledFor = process.clock().instant();
    }

    boolean isSet() {
        return !host().isEmpty();
    }

    String host() {
        return channels.heartbeatHost();
    }

    /** Whether a collection has ended since the last call. Never fails. */
    public synchronized boolean isDue() {
        if (!isSet() || System.nanoTime() - notBefore < 0) {
            return false;
        }
        try {
            dueFor = database.sqlAlone("heartbeat-runs")
                    .set("owner", process.name())
                    .set("since", calledFor.minus(BACK))
                    .one(row -> Sql.instant(row, "finished_at"))
                    .flatMap(Function.identity())
                    .filter(end -> end.isAfter(calledFor));
            return dueFor.isPresent();
        } catch (RuntimeException e) {
            LOG.debug("Whether a collection has ended could not be read; it is read again.", e);
            return false;
        }
    }

    /** The address took the call. */
    public synchronized void called() {
        LOG.info("The heartbeat at {} was called after a finished collection.", host());
        done();
    }

    /** It did not: a few more attempts, and then the next collection. */
    public synchronized void failed(@ExchangeException Exception fault) {
        attempts++;
        String why = explained(fault);
        if (attempts < MOST_ATTEMPTS) {
            int pause = AlertOutbox.pauseSeconds(attempts - 1);
            notBefore = System.nanoTime() + Duration.ofSeconds(pause).toNanos();
            LOG.warn("The heartbeat was not called: {} It is tried again in {} s.", why, pause);
        } else {
            LOG.warn("The heartbeat was not called: {} The next collection calls it again.", why);
            done();
        }
    }

    private void done() {
        calledFor = dueFor.orElse(calledFor);
        dueFor = Optional.empty();
        attempts = 0;
    }

    String explained(Throwable fault) {
        return channels.heartbeatFault(fault);
    }
}
