package io.github.kisroutes.ratelimit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Lets one call after the other out to the throttle, at even intervals that may change at any time. So calls wait here and
 * not in the throttle, which cannot take back what it has promised to a caller. {@link TurnTimer} says when the next turn is,
 * {@link CallQueue} whose it is; only the thread of that call looks at the time. Times are nanoseconds of this process.
 */
final class CallScheduler {
    /**
     * How long a call waits while this process has no part of the quota and no other call of it has had its turn. Whoever shares
     * too small a quota gets a part every 15 seconds for each process too many.
     */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ReentrantLock lock = new ReentrantLock();
    private final CallQueue queue = new CallQueue();
    private final TurnTimer timer;
    private final LongSupplier nanos;
    private final ClientLimit clients;
    private final AtomicLong waitedTurns = new AtomicLong();

    private boolean ended;
    private volatile boolean waitedFor;

    CallScheduler(LongSupplier nanos, ClientLimit clients) {
        this.nanos = nanos;
        this.clients = clients;
        timer = new TurnTimer(nanos);
    }

    /**
     * Waits for the turn of the calling thread.
     *
     * @param caller the client that makes the call; empty for the collection, which waits as long as calls go out
     * @param longest how long a client waits
     * @return the time of its turn
     * @throws RejectedExecutionException when the process ends
     * @throws TimeoutException when there was no part of the quota for {@link #PATIENCE}, or a client has waited for its longest
     */
    long pass(Optional<Caller> caller, Duration longest) throws InterruptedException, TimeoutException {
        lock.lockInterruptibly();
        try {
            CallTicket ticket = enter(caller, longest);
            try {
                for (long wait = tryTurn(ticket); wait > 0; wait = tryTurn(ticket)) {
                    ticket.signal().await(Math.min(wait, patience(ticket)), TimeUnit.NANOSECONDS);
                }
                return ticket.turn();
            } finally {
                leave(ticket);
            }
        } finally {
            lock.unlock();
        }
    }

    /** A call begins to wait. */
    CallTicket enter(Optional<Caller> caller, Duration longest) {
        long now = nanos.getAsLong();
        long deadline = caller.isPresent() ? now + longest.toNanos() : TurnTimer.NEVER;
        CallTicket ticket = new CallTicket(caller, now, deadline, lock.newCondition());
        if (!queue.isEmpty()) {
            ticket.waits();
        }
        queue.add(ticket);
        waitedFor = true;
        return ticket;
    }

    /**
     * Takes the turn of a call if it may have it now.
     *
     * @return how long it has to wait as far as is known; 0 or less when it has had its turn
     */
    long tryTurn(CallTicket ticket) {
        refuseAfterEnd();
        long now = nanos.getAsLong();
        long wait = isNext(ticket) ? timer.waitFrom(now) : TurnTimer.NEVER;
        if (wait > 0) {
            ticket.waits();
            return wait;
        }
        queue.take(ticket, clientShare());
        if (ticket.hasWaited() || !queue.isEmpty()) {
            waitedTurns.incrementAndGet();
        }
        waitedFor = !queue.isEmpty();
        timer.taken(now);
        ticket.turn(now);
        return wait;
    }

    private void leave(CallTicket ticket) {
        queue.remove(ticket);
        waitedFor = !queue.isEmpty();
        wakeNext();
    }

    private boolean isNext(CallTicket ticket) {
        return queue.next(clientShare()).filter(ticket::equals).isPresent();
    }

    private double clientShare() {
        return clients.contested(timer.turnsPerPeriod());
    }

    /** Of the collection's calls only the next one looks whether it waits in vain; when it leaves, the one after it does. */
    private long patience(CallTicket ticket) throws TimeoutException {
        long now = nanos.getAsLong();
        long end = ticket.deadline();
        if (!timer.lets(now) && isNext(ticket)) {
            end = Math.min(end, Math.max(ticket.entered(), timer.lastTurn()) + PATIENCE.toNanos());
        }
        if (end <= now) {
            throw new TimeoutException("no turn");
        }
        return end - now;
    }

    private void refuseAfterEnd() {
        if (ended) {
            throw new RejectedExecutionException("No call goes out any more: the program is ending.");
        }
    }

    /**
     * Whether a call that had its turn may still go out: not when this process was asleep and others have its part now.
     *
     * @throws RejectedExecutionException when no call may go out any more
     */
    boolean lets() {
        lock.lock();
        try {
            refuseAfterEnd();
            return timer.lets(nanos.getAsLong());
        } finally {
            lock.unlock();
        }
    }

    /** Changes when the next turn may be; whoever is next sees it at once. */
    void change(Consumer<TurnTimer> change) {
        lock.lock();
        try {
            change.accept(timer);
            wakeNext();
        } finally {
            lock.unlock();
        }
    }

    /** Nobody passes any more, and whoever waits fails. */
    void end() {
        lock.lock();
        try {
            ended = true;
            queue.all().forEach(ticket -> ticket.signal().signal());
        } finally {
            lock.unlock();
        }
    }

    /** After an end: calls may go out again. */
    void endNot() {
        lock.lock();
        try {
            ended = false;
        } finally {
            lock.unlock();
        }
    }

    private void wakeNext() {
        queue.next(clientShare()).ifPresent(ticket -> ticket.signal().signal());
    }

    /** Whether somebody waits. */
    boolean isWaitedFor() {
        return waitedFor;
    }

    /** Turns so far for which somebody had to wait: more could have been made. */
    long waitedTurns() {
        return waitedTurns.get();
    }
}
