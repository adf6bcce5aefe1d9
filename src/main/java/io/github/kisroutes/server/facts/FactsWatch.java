package io.github.kisroutes.server.facts;

import io.github.kisroutes.database.fault.DatabaseFault;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what the database told last, so that nobody who looks at this process waits for the database: it is asked here at most
 * every few seconds, however often somebody looks. What takes long is asked more seldom.
 */
public final class FactsWatch {
    private static final Logger LOG = LoggerFactory.getLogger(FactsWatch.class);

    private static final Duration PROBE_INTERVAL = Duration.ofSeconds(5);
    private static final Duration ANSWER_WAIT = Duration.ofSeconds(3);

    /** The least time between two readings. */
    private static final Duration READ_INTERVAL = Duration.ofSeconds(15);
    /** A reading rests this many times as long as it took: it may use a twentieth of the database's time. */
    private static final int REST = 20;

    private final DataSource database;
    private final FactsReader reader;
    private Consumer<StoredFacts> listener = told -> {};
    private volatile Optional<StoredFacts> facts = Optional.empty();
    private volatile Optional<String> fault = Optional.empty();
    /** When the probe that runs now was begun, or 0. */
    private volatile long probing;

    private long restUntil = System.nanoTime();

    public FactsWatch(DataSource database, FactsReader reader) {
        this.database = database;
        this.reader = reader;
    }

    /**
     * Begins to ask.
     *
     * @param threads two of them: one asks whether the database is there, the other what is in it; whoever made them ends them
     */
    public void start(ScheduledExecutorService threads) {
        long interval = PROBE_INTERVAL.toMillis();
        threads.scheduleWithFixedDelay(this::probe, 0, interval, TimeUnit.MILLISECONDS);
        threads.scheduleWithFixedDelay(this::readIfDue, 0, interval / 5, TimeUnit.MILLISECONDS);
    }

    /** Calls a listener with each answer; to be said before the start. */
    public void onEach(Consumer<StoredFacts> told) {
        listener = told;
    }

    /** What it told last; empty before the first time. Old while the database is away. */
    public Optional<StoredFacts> facts() {
        return facts;
    }

    /** Why the database does not answer; empty while it does. */
    public Optional<String> fault() {
        long begun = probing;
        boolean stuck = begun != 0
                && System.nanoTime() - begun > ANSWER_WAIT.multipliedBy(2).toNanos();
        return stuck
                ? Optional.of("it has not answered for "
                        + Duration.ofNanos(System.nanoTime() - begun).toSeconds() + " s")
                : fault;
    }

    private void probe() {
        probing = System.nanoTime();
        try (Connection connection = database.getConnection()) {
            fault = connection.isValid((int) ANSWER_WAIT.toSeconds())
                    ? Optional.empty()
                    : Optional.of("a connection is not valid any more");
        } catch (SQLException e) {
            fault = Optional.of(DatabaseFault.of(e).text());
        } finally {
            probing = 0;
        }
    }

    private void readIfDue() {
        if (System.nanoTime() - restUntil < 0 || fault().isPresent()) {
            return;
        }
        long begun = System.nanoTime();
        try {
            StoredFacts read = reader.read();
            facts = Optional.of(read);
            listener.accept(read);
        } catch (RuntimeException e) { // whatever it is: without further readings the numbers would stay as they are
            LOG.debug("What is watched could not be read; it is tried again.", e);
        }
        long took = System.nanoTime() - begun;
        restUntil = System.nanoTime() + Math.max(READ_INTERVAL.toNanos(), took * REST);
    }
}
