package io.github.kisroutes.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.kisroutes.ratelimit.estimate.ConfiguredLimit;
import io.github.kisroutes.ratelimit.share.QuotaCodec;
import io.github.kisroutes.ratelimit.share.QuotaLease;
import io.github.kisroutes.ratelimit.share.QuotaUse;
import io.github.kisroutes.shared.MemoryRows;
import io.github.kisroutes.shared.NoTurnException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The pace with its own threads and the real time. */
@Execution(ExecutionMode.CONCURRENT)
class RateLimitTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final ConfiguredLimit FAST = new ConfiguredLimit(20, 1.0);

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final TroubledQuotaStore store =
            new TroubledQuotaStore(new MemoryRows<>(QuotaCodec.CODEC, Clock.systemUTC()));
    private final List<RateLimit> paces = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        store.heal();
        paces.forEach(RateLimit::close);
        camel.close();
    }

    private RateLimit pace(String process, ConfiguredLimit limit) {
        RateLimit pace = new RateLimit(process, VirtualWorld.KEY, limit, ClientLimit.DEFAULT, store);
        paces.add(pace);
        return pace;
    }

    private Exchange turn(RateLimit pace) {
        Exchange exchange = new DefaultExchange(camel);
        try {
            pace.turn(exchange);
        } catch (InterruptedException | NoTurnException e) {
            throw new AssertionError(e);
        }
        return exchange;
    }

    /** Makes calls in a thread of its own until the condition holds. */
    private void callUntil(RateLimit pace, Supplier<Boolean> condition) {
        CompletableFuture<Void> caller = CompletableFuture.runAsync(() -> {
            while (!condition.get()) {
                turn(pace);
            }
        });
        await().atMost(SOON).until(caller::isDone);
        caller.join();
    }

    @Test
    void who_makes_no_call_takes_no_part() {
        RateLimit idle = pace("idle", FAST);
        RateLimit busy = pace("busy", FAST);
        callUntil(busy, () -> busy.permits() == 20);
        assertThat(store.claims()).extracting(QuotaLease::process).containsExactly("busy");
        assertThat(idle.permits()).isEqualTo(1);
    }

    @Test
    void who_makes_no_more_calls_leaves_its_part_to_the_others() {
        RateLimit pausing = pace("pausing", FAST);
        callUntil(pausing, () -> pausing.permits() == 20);
        await().atMost(SOON).until(() -> store.claims().isEmpty());
        callUntil(pausing, () -> pausing.permits() == 20);
    }

    @Test
    void who_ends_says_goodbye() {
        RateLimit first = pace("first", FAST);
        RateLimit second = pace("second", FAST);
        callUntil(first, () -> first.permits() == 20);
        first.close();
        assertThat(store.claims()).allSatisfy(claim -> assertThat(Duration.between(store.now(), claim.until()))
                .isLessThanOrEqualTo(QuotaUse.FORGOTTEN_AFTER));
        callUntil(second, () -> second.permits() == 20);
    }

    @Test
    void a_store_that_fails_or_hangs_keeps_no_call_waiting_for_long() {
        RateLimit pace = pace("a", FAST);
        callUntil(pace, () -> pace.permits() == 20);
        store.fail();
        long attempts = store.attempts();
        callUntil(pace, () -> store.attempts() > attempts + 1);
        assertThat(pace.permits()).isEqualTo(20);
        store.hang();
        callUntil(pace, store::isHanging);
        for (int i = 0; i < 140; i++) {
            turn(pace);
        }
        assertThat(pace.permits()).isEqualTo(20);
    }

    @Test
    void without_a_store_from_the_beginning_there_is_one_call_per_period() {
        store.fail();
        RateLimit pace = pace("a", FAST);
        turn(pace);
        turn(pace);
        assertThat(pace.permits()).isEqualTo(1);
        store.heal();
        callUntil(pace, () -> pace.permits() == 20);
    }

    @Test
    void refusals_that_repeat_slow_all_processes_down_and_the_next_start_remembers() {
        RateLimit first = pace("first", FAST);
        callUntil(first, () -> {
            first.accepted(turn(first));
            first.refused(turn(first));
            return first.granted() < 20;
        });
        first.close();
        RateLimit second = pace("second", FAST);
        callUntil(second, () -> second.granted() == first.granted());
    }

    @Test
    void a_client_whose_call_has_no_turn_in_time_is_told_and_its_attempts_share_the_time() throws Exception {
        ClientLimit clients = new ClientLimit(0.5, Duration.ofHours(1));
        RateLimit slow = new RateLimit("slow", VirtualWorld.KEY, new ConfiguredLimit(1, 0.01), clients, store);
        paces.add(slow);
        Exchange call = new DefaultExchange(camel);
        call.setProperty(Caller.PROPERTY, new Caller("alice", "1"));
        slow.turn(call);
        assertThat(call.getProperty(CallTurn.WAITED, Duration.class)).isPositive();
        call.setProperty(CallTurn.WAITED, Duration.ofHours(1)); // by its attempts so far
        assertTimeoutPreemptively(
                Duration.ofMinutes(1),
                () -> assertThatThrownBy(() -> slow.turn(call))
                        .isInstanceOf(NoTurnException.class)
                        .hasMessage(
                                "no call could be sent for 3600.0 s: the calls before it use the quota up (kis.gateway.max-wait)"));
    }

    @Test
    void whoever_waits_when_the_process_ends_is_told() {
        RateLimit slow = pace("slow", new ConfiguredLimit(1, 0.01));
        turn(slow);
        CompletableFuture<Exchange> waiting = CompletableFuture.supplyAsync(() -> turn(slow));
        slow.close();
        assertThatThrownBy(waiting::join).hasCauseInstanceOf(RejectedExecutionException.class);
    }
}
