package io.github.kisroutes;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When the process is told to end (SIGTERM, Ctrl-C): says so, stops Camel in order, so that a collection is left to be resumed,
 * and lets the process go when everything is closed, or after nine seconds. The second signal ends it at once.
 */
final class OrderlyEnd implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OrderlyEnd.class);

    /** {@code docker stop} kills after ten seconds. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(9);

    private final CountDownLatch closed = new CountDownLatch(1);
    private final EndSignals signals = new EndSignals();
    private volatile Thread hook;

    /** From now on an end of the process stops this first. */
    void stops(Runnable camel) {
        hook = new Thread(() -> end(camel), "kis-end");
        Runtime.getRuntime().addShutdownHook(hook);
        signals.take();
    }

    private void end(Runnable camel) {
        LOG.info(
                "The program is told to end: no further call goes out, and what is under way is stored.{}",
                signals.hint());
        Thread stop = new Thread(camel, "kis-stop");
        stop.setDaemon(true);
        stop.start();
        try {
            if (!closed.await(MAX_WAIT.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn(
                        "Not everything was closed within {} s, and the program ends all the same. What was not stored, the next"
                                + " start asks for again.",
                        MAX_WAIT.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        signals.giveBack();
        try {
            if (hook != null) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        } catch (IllegalStateException endsAlready) {
            // The hook is running, and has seen that all is closed.
        }
    }
}
