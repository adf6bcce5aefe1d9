package io.github.kisroutes;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * When the process is told to end (SIGTERM, Ctrl-C): stops Camel in order, so that a collection is left to be resumed, and lets
 * the process go only when everything is closed.
 */
final class OrderlyEnd implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Thread hook;

    /** From now on an end of the process stops this first. */
    void stops(Runnable camel) {
        hook = new Thread(() -> end(camel), "kis-end");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void end(Runnable camel) {
        camel.run();
        try {
            closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            if (hook != null) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        } catch (IllegalStateException endsAlready) {
            // The hook is running, and has seen that all is closed.
        }
    }
}
