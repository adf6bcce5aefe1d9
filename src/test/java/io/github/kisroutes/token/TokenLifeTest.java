package io.github.kisroutes.token;

import static io.github.kisroutes.token.TokenProcess.TIMES;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import io.github.kisroutes.shared.MemoryRows;
import io.github.kisroutes.token.stored.AccessToken;
import io.github.kisroutes.token.stored.TokenFault;
import io.github.kisroutes.token.stored.TokenRow;
import io.github.kisroutes.token.stored.TokenRowCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The days of a token that meets no trouble, and the first troubles: a short life, a failing broker. */
class TokenLifeTest {
    private final TestClock clock = new TestClock();
    private final TestBroker broker = new TestBroker(clock);
    private final MemoryRows<TokenRow> store = new MemoryRows<>(TokenRowCodec.CODEC, clock);
    private final TokenProcess process = new TokenProcess("a", broker, store, clock);

    @AfterEach
    void close() {
        process.close();
    }

    @Test
    void two_hundred_callers_on_an_empty_cache_cause_one_issue() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(200);
        try {
            Callable<String> call = () -> process.call().value();
            Set<String> tokens = callers
                    .invokeAll(IntStream.range(0, 200).mapToObj(i -> call).toList())
                    .stream()
                    .map(TokenLifeTest::result)
                    .collect(Collectors.toSet());
            assertThat(tokens).hasSize(1);
        } finally {
            callers.shutdownNow();
        }
        assertThat(broker.requests()).hasSize(1);
    }

    @Test
    void three_clients_in_turn_share_one_issue() {
        AccessToken first = process.call();
        clock.advance(Duration.ofHours(3));
        try (TokenProcess second = new TokenProcess("b", broker, store, clock);
                TokenProcess third = new TokenProcess("c", broker, store, clock)) {
            assertThat(second.call().value()).isEqualTo(first.value());
            assertThat(third.call().value()).isEqualTo(first.value());
        }
        assertThat(broker.requests()).hasSize(1);
    }

    @Test
    void a_call_every_minute_for_three_days_needs_one_issue_per_23_h_55_min_and_nobody_waits() {
        process.call();
        List<Duration> left = new ArrayList<>();
        for (int minute = 0; minute < 3 * 24 * 60; minute++) {
            for (int second = 0; second < 60; second++) {
                clock.advance(Duration.ofSeconds(1));
                process.cache.renewIfDue();
            }
            assertThat(process.served()).isTrue();
            left.add(process.call().left(clock.instant()));
        }
        Duration period = Duration.ofHours(23).plusMinutes(55);
        assertThat(broker.requests())
                .containsExactly(
                        TestClock.START,
                        TestClock.START.plus(period),
                        TestClock.START.plus(period.multipliedBy(2)),
                        TestClock.START.plus(period.multipliedBy(3)));
        assertThat(left).allMatch(rest -> rest.compareTo(TIMES.margin()) >= 0);
    }

    @Test
    void a_token_that_nobody_used_is_not_renewed() {
        process.call();
        clock.advance(Duration.ofHours(23).plusMinutes(56));
        process.cache.renewIfDue();
        clock.advance(Duration.ofHours(23).plusMinutes(56));
        process.cache.renewIfDue();
        assertThat(broker.requests()).hasSize(2);
    }

    @Test
    void the_old_token_is_served_while_the_new_one_is_asked_for() throws Exception {
        AccessToken old = process.call();
        clock.advance(Duration.ofHours(23).plusMinutes(56));
        CountDownLatch answer = new CountDownLatch(1);
        broker.nextAnswer(() -> {
            try {
                answer.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return broker.living(Duration.ofHours(24));
        });
        try (TokenCache inBackground = new TokenCache(process.issuer)) {
            String handle = inBackground.handle(inBackground.cache().get(inBackground.key()));
            inBackground.renewIfDue();
            assertThat(handle).isEqualTo(old.fingerprint());
            assertThat(inBackground.handle(inBackground.cache().get(inBackground.key())))
                    .isEqualTo(handle);
            answer.countDown();
            await().atMost(ofSeconds(10)).until(() -> !inBackground
                    .handle(inBackground.cache().get(inBackground.key()))
                    .equals(handle));
        }
    }

    @Test
    void a_token_with_ten_seconds_left_is_used_that_long_and_a_call_after_it_gets_another() {
        broker.nextAnswer(() -> broker.living(Duration.ofSeconds(10)));
        AccessToken first = process.call();
        clock.advance(Duration.ofSeconds(7));
        assertThat(process.call().value()).isEqualTo(first.value());
        clock.advance(Duration.ofSeconds(5));
        AccessToken second = process.call();
        assertThat(second.left(clock.instant())).isGreaterThan(Duration.ofHours(23));
        assertThat(broker.requests()).hasSize(2);
        assertThat(gaps()).allMatch(gap -> gap.compareTo(TIMES.issueInterval()) >= 0);
    }

    @Test
    void a_token_that_claims_to_live_for_years_is_renewed_within_the_day() {
        broker.nextAnswer(() -> broker.living(Duration.ofDays(900)));
        process.call();
        clock.advance(Duration.ofHours(23).plusMinutes(55));
        process.cache.renewIfDue();
        assertThat(broker.requests()).hasSize(2);
    }

    @Test
    void a_renewal_that_fails_leaves_the_old_token_in_use_until_its_end() {
        AccessToken old = process.call();
        clock.advance(Duration.ofHours(23).plusMinutes(55));
        broker.nextAnswer(TestBroker::failure);
        process.cache.renewIfDue();
        clock.advance(Duration.ofSeconds(60));
        process.cache.renewIfDue();
        assertThat(process.call().value()).isEqualTo(old.value());
        assertThat(broker.requests()).hasSize(2);
        clock.advance(Duration.ofSeconds(1));
        process.cache.renewIfDue();
        assertThat(process.call().value()).isNotEqualTo(old.value());
        assertThat(broker.requests()).hasSize(3);
    }

    @Test
    void a_failed_issue_is_remembered_for_61_s_by_every_process_and_then_tried_again() {
        broker.nextAnswer(TestBroker::failure);
        Instant next = TestClock.START.plusSeconds(61);
        try (TokenProcess other = new TokenProcess("b", broker, store, clock)) {
            for (int second = 0; second < 61; second++) {
                for (TokenProcess each : List.of(process, other)) {
                    assertThatThrownBy(each::call)
                            .asInstanceOf(type(TokenUnavailableException.class))
                            .satisfies(e -> assertThat(e.fault()).isEqualTo(TokenFault.UNAVAILABLE))
                            .satisfies(e -> assertThat(e.nextAttemptAt()).contains(next));
                }
                clock.advance(Duration.ofSeconds(1));
            }
            assertThat(broker.requests()).hasSize(1);
            assertThat(process.call().value()).isEqualTo(other.call().value());
        }
        assertThat(broker.requests()).hasSize(2);
    }

    @Test
    void a_defect_in_the_endpoint_is_a_failed_issue_and_says_nothing_of_what_was_sent() {
        broker.nextAnswer(() -> {
            throw new IllegalStateException("appsecret=the secret");
        });
        assertThatThrownBy(process::call)
                .isInstanceOf(TokenUnavailableException.class)
                .hasMessageContaining("IllegalStateException")
                .hasMessageNotContaining("the secret");
    }

    private List<Duration> gaps() {
        List<Instant> at = broker.requests();
        return IntStream.range(1, at.size())
                .mapToObj(i -> Duration.between(at.get(i - 1), at.get(i)))
                .toList();
    }

    private static String result(Future<String> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
