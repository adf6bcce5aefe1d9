package io.github.kisroutes.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Turns lie apart, however unevenly a busy machine lets the threads run. */
class CallSchedulerTest {
    private static final Duration INTERVAL = Duration.ofMillis(2);
    private static final Duration LONG = Duration.ofHours(1);
    private static final int TURNS = 500;
    private static final Optional<Caller> COLLECTION = Optional.empty();
    private static final Optional<Caller> CLIENT = Optional.of(new Caller("alice", "1"));

    @Test
    void two_turns_are_never_closer_than_half_an_interval() throws Exception {
        Random lateness = new Random(42);
        long[] now = {0};
        CallScheduler turns =
                new CallScheduler(() -> now[0] += lateness.nextLong(2 * INTERVAL.toNanos()), ClientLimit.DEFAULT);
        turns.change(timer -> timer.open(INTERVAL, Long.MAX_VALUE));
        long least = Long.MAX_VALUE;
        long last = turns.pass(COLLECTION, LONG);
        for (int turn = 1; turn < TURNS; turn++) {
            long next = turns.pass(turn % 3 == 0 ? CLIENT : COLLECTION, LONG);
            least = Math.min(least, next - last);
            last = next;
        }
        assertThat(Duration.ofNanos(least)).isBetween(INTERVAL.dividedBy(2), INTERVAL);
    }

    @Test
    void a_wait_for_a_quota_that_grants_nothing_has_an_end() {
        long[] now = {0};
        CallScheduler turns = new CallScheduler(
                () -> now[0] += CallScheduler.PATIENCE.plusSeconds(1).toNanos(), ClientLimit.DEFAULT);
        assertThatThrownBy(() -> turns.pass(COLLECTION, LONG)).isInstanceOf(TimeoutException.class);
        assertThat(turns.isWaitedFor()).isFalse();
    }

    @Test
    void a_client_waits_no_longer_than_it_may_and_the_collection_waits_on() {
        AtomicLong now = new AtomicLong();
        CallScheduler turns = new CallScheduler(now::get, ClientLimit.DEFAULT);
        turns.change(timer -> timer.open(LONG, Long.MAX_VALUE));
        CompletableFuture<Long> first = pass(turns, COLLECTION);
        first.join();
        CompletableFuture<Long> collection = pass(turns, COLLECTION);
        CompletableFuture<Long> client = pass(turns, CLIENT);
        now.addAndGet(Duration.ofSeconds(5).toNanos());
        turns.change(timer -> {});
        assertThatThrownBy(client::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(TimeoutException.class);
        assertThat(collection.isDone()).isFalse();
        now.addAndGet(LONG.toNanos());
        turns.change(timer -> {});
        assertThat(collection.join()).isEqualTo(now.get());
        assertThat(turns.isWaitedFor()).isFalse();
    }

    @Test
    void clients_and_the_collection_get_the_turns_that_the_queue_says_and_no_thread_is_forgotten() throws Exception {
        AtomicLong now = new AtomicLong();
        CallScheduler turns = new CallScheduler(now::get, ClientLimit.DEFAULT);
        turns.change(timer -> timer.open(Duration.ofMillis(50), Long.MAX_VALUE));
        turns.pass(COLLECTION, LONG);
        ConcurrentLinkedQueue<Boolean> clients = new ConcurrentLinkedQueue<>();
        List<CompletableFuture<Void>> waiting = IntStream.range(0, 40)
                .mapToObj(call -> {
                    Optional<Caller> caller = call % 4 == 0 ? COLLECTION : CLIENT;
                    return pass(turns, caller).thenAccept(turn -> clients.add(caller.isPresent()));
                })
                .toList();
        for (int turn = 1; turn <= waiting.size(); turn++) {
            int given = turn;
            now.addAndGet(Duration.ofMillis(50).toNanos());
            turns.change(timer -> {});
            await().until(() -> clients.size() == given);
        }
        waiting.forEach(CompletableFuture::join);
        assertThat(clients.stream().limit(20))
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).mapToObj(turn -> turn % 2 == 0).toList());
        assertThat(clients.stream().skip(20)).doesNotContain(false);
        assertThat(turns.waitedTurns()).isEqualTo(40);
    }

    /** In a thread of its own, which is waiting (or done) when this returns. */
    private static CompletableFuture<Long> pass(CallScheduler turns, Optional<Caller> caller) {
        CompletableFuture<Long> turn = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                turn.complete(turns.pass(caller, Duration.ofSeconds(4)));
            } catch (InterruptedException | TimeoutException | RuntimeException e) {
                turn.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        await().pollInterval(Duration.ofMillis(1))
                .until(() -> turn.isDone()
                        || thread.getState() == Thread.State.WAITING
                        || thread.getState() == Thread.State.TIMED_WAITING);
        return turn;
    }
}
