package io.github.kisroutes.shared.file;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The turns that this process takes at one lock file. A holder that hangs is waited for once, not at each turn, and the log says
 * who that is.
 */
public final class LockFileQueue {
    private static final Logger LOG = LoggerFactory.getLogger(LockFileQueue.class);

    private final Path file;
    private volatile boolean stuck;

    public LockFileQueue(Path file) {
        this.file = file;
    }

    /**
     * Waits for the turn.
     *
     * @param patience after which there is none, see {@link LockFile#taken()}; the caller goes on beside the holder
     * @throws IOException when the file cannot be used
     */
    public LockFile take(Duration patience) throws IOException {
        LockFile turn =
                LockFile.take(file, stuck ? Duration.ZERO : patience, holder -> sayWhoHoldsIt(holder, patience));
        if (!turn.taken() && !stuck) {
            LOG.warn(
                    "{} has been locked for {} s by {}; this process stops waiting and continues. If"
                            + " that process hangs, end it.",
                    file,
                    patience.toSeconds(),
                    turn.holder());
        }
        stuck = !turn.taken();
        return turn;
    }

    /**
     * Takes the turn where it is free.
     *
     * @return empty when another process has it; it is not waited for
     * @throws IOException when the file cannot be used
     */
    public Optional<LockFile> takeIfFree() throws IOException {
        LockFile turn = LockFile.take(file, Duration.ZERO, holder -> {});
        if (turn.taken()) {
            return Optional.of(turn);
        }
        turn.close();
        return Optional.empty();
    }

    private void sayWhoHoldsIt(String holder, Duration patience) {
        LOG.info("Waiting up to {} s for {}, which is locked by {}.", patience.toSeconds(), file, holder);
    }
}
