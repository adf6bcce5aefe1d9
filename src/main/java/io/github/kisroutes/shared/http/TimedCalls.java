package io.github.kisroutes.shared.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls that end in time, whatever they wait for. A client's own limits hold for each byte that comes, so a server that sends one
 * now and then is waited for without an end. A call that is late is interrupted, and its thread is free when it notices.
 */
public final class TimedCalls implements AutoCloseable {
    private static final long IDLE_SECONDS = 30;

    private final Duration limit;
    private final ThreadPoolExecutor threads;
    private final Set<Future<?>> underWay = ConcurrentHashMap.newKeySet();

    /**
     * @param limit from the call to its end
     * @param name of the threads
     * @param most at the same time; others wait within their limit
     */
    public TimedCalls(Duration limit, String name, int most) {
        this.limit = limit;
        threads = new ThreadPoolExecutor(
                most, most, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> daemon(work, name));
        threads.allowCoreThreadTimeOut(true);
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Calls. Whoever is told to end meanwhile still waits for the call, which may keep what nobody gets twice, and is told so after it.
     *
     * @throws TimeoutException when it took longer, or all calls are broken off
     * @throws ExecutionException what the call threw is its cause
     */
    public <T> T call(Callable<T> work) throws TimeoutException, ExecutionException {
        Future<T> running = submit(work);
        long end = System.nanoTime() + limit.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return running.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (CancellationException e) {
                    throw ended();
                }
            }
        } finally {
            underWay.remove(running);
            running.cancel(true);
            threads.purge();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private <T> Future<T> submit(Callable<T> work) throws TimeoutException {
        try {
            Future<T> running = threads.submit(work);
            underWay.add(running);
            if (threads.isShutdown()) {
                running.cancel(true); // closed meanwhile; whoever did has not seen it
            }
            return running;
        } catch (RejectedExecutionException e) {
            throw ended();
        }
    }

    private static TimeoutException ended() {
        return new TimeoutException("the program ends");
    }

    /** Ends the calls that are under way, and takes no more. */
    @Override
    public void close() {
        threads.shutdownNow();
        underWay.forEach(running -> running.cancel(true));
    }
}
