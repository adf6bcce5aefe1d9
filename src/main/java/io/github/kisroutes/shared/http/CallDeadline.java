package io.github.kisroutes.shared.http;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.MessageConstraintException;

/**
 * The end of one call, whatever it waits for: when the time is over, the socket is closed under the thread that waits. The
 * timeouts of a socket only bound the wait for the next byte, and bytes that drip keep a TLS handshake or a header going for
 * ever. A call begins, connects and reads in one thread, so the connection finds its deadline by the thread.
 */
final class CallDeadline {
    /** What a call waits for. */
    enum Phase {
        CONNECTION("a connection"),
        HANDSHAKE("the TLS handshake"),
        TURN("the turn of the call"),
        HEADER("the header of the answer"),
        BODY("the rest of the answer");

        private final String text;

        Phase(String text) {
            this.text = text;
        }
    }

    /** What a call does meanwhile. */
    interface Step<T> {
        T run() throws IOException;
    }

    private static final ThreadLocal<CallDeadline> CURRENT = new ThreadLocal<>();

    private final ScheduledExecutorService timer;
    private final Set<CallDeadline> underWay;
    private final Future<?> end;
    private Phase phase = Phase.CONNECTION;
    private Socket socket;
    private String over;

    private CallDeadline(ScheduledExecutorService timer, Duration limit, Set<CallDeadline> underWay) {
        this.timer = timer;
        this.underWay = underWay;
        end = timer.schedule(
                () -> over("the answer took longer than " + limit.toMillis() + " ms; it was still waiting for "),
                limit.toNanos(),
                TimeUnit.NANOSECONDS);
    }

    /**
     * Begins a call in this thread.
     *
     * @param underWay holds it until {@link #end}
     */
    static CallDeadline begin(ScheduledExecutorService timer, Duration limit, Set<CallDeadline> underWay) {
        CallDeadline deadline = new CallDeadline(timer, limit, underWay);
        underWay.add(deadline);
        CURRENT.set(deadline);
        return deadline;
    }

    /** The thread does something else from now on; the deadline goes on until {@link #end}. */
    static void leave() {
        CURRENT.remove();
    }

    /** The call of this thread waits for {@code phase} on {@code socket}; outside of a call this does nothing. */
    static void watch(Socket socket, Phase phase) throws IOException {
        CallDeadline deadline = CURRENT.get();
        if (deadline != null) {
            deadline.waitOn(socket, phase);
        }
    }

    /** The same for a step with a limit of its own. */
    static <T> T within(Duration limit, Socket socket, Phase phase, Step<T> step) throws IOException {
        CallDeadline deadline = CURRENT.get();
        if (deadline == null) {
            return step.run();
        }
        deadline.waitOn(socket, phase);
        Future<?> stepEnd = deadline.timer.schedule(
                () -> deadline.over(phase.text + " took longer than " + limit.toMillis() + " ms"),
                limit.toNanos(),
                TimeUnit.NANOSECONDS);
        try {
            return step.run();
        } finally {
            stepEnd.cancel(false);
        }
    }

    void waitFor(Phase next) {
        synchronized (this) {
            phase = next;
        }
    }

    /** The call is done. */
    void end() {
        end.cancel(false);
        underWay.remove(this);
        synchronized (this) {
            socket = null;
        }
    }

    /** The call ends now, whatever it waits for. */
    void breakOff() {
        over("the call was broken off, for the program ends; it was still waiting for ");
    }

    /**
     * What a failure of the call really was. It goes alone: of an exception with a cause Camel hands routes the innermost one,
     * which here says "Socket closed".
     */
    synchronized IOException explained(Exception failure) {
        if (over != null) {
            return new IOException(over);
        }
        if (failure instanceof MessageConstraintException) {
            return new IOException("the header of the answer is too long (" + failure.getMessage() + ")");
        }
        return failure instanceof IOException io ? io : new IOException(failure.getMessage());
    }

    synchronized boolean isOver() {
        return over != null;
    }

    private synchronized void waitOn(Socket current, Phase next) throws IOException {
        phase = next;
        socket = current;
        if (over != null) {
            current.close();
            throw new IOException(over);
        }
    }

    private synchronized void over(String what) {
        if (over == null) {
            over = what.endsWith(" ") ? what + phase.text : what;
            closeSocket();
        }
    }

    private void closeSocket() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            // It is closed all the same.
        }
    }
}
