package io.github.kisroutes.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.kisroutes.shared.MemoryRows;
import io.github.kisroutes.token.stored.AccessToken;
import io.github.kisroutes.token.stored.TokenFault;
import io.github.kisroutes.token.stored.TokenRow;
import io.github.kisroutes.token.stored.TokenRowCodec;
import io.github.kisroutes.token.stored.TokenTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token that dies before its end, and a broker that gives no other. */
class DeadTokenTest {
    private final TestClock clock = new TestClock();
    private final TestBroker broker = new TestBroker(clock);
    private final MemoryRows<TokenRow> store = new MemoryRows<>(TokenRowCodec.CODEC, clock);
    private final TokenProcess process = new TokenProcess("a", broker, store, clock);

    @AfterEach
    void close() {
        process.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EGW00121", "EGW00122", "EGW00123"})
    void a_dead_token_is_replaced_by_one_issue_and_late_callers_change_nothing(String code) {
        broker.replaceDeadTokens();
        AccessToken old = process.call();
        clock.advance(Duration.ofHours(1));
        broker.kill(old);
        process.cache.drop(old.fingerprint(), code);
        AccessToken fresh = process.call();
        process.cache.drop(old.fingerprint(), code);
        assertThat(process.call().value()).isEqualTo(fresh.value()).isNotEqualTo(old.value());
        assertThat(broker.requests()).hasSize(2);
        assertThat(restarted().call().value()).isEqualTo(fresh.value());
    }

    @Test
    void one_refusal_of_a_token_that_works_changes_nothing() {
        AccessToken token = process.call();
        process.cache.rejected(token.fingerprint(), "EGW00123", Duration.ZERO);
        assertThat(process.served()).isTrue();
        process.cache.accepted(token.fingerprint(), Duration.ZERO);
        process.cache.rejected(token.fingerprint(), "EGW00123", Duration.ZERO);
        assertThat(process.call().value()).isEqualTo(token.value());
        assertThat(broker.requests()).hasSize(1);
    }

    @Test
    void calls_that_were_sent_before_the_first_refusal_prove_nothing() {
        AccessToken token = process.call();
        Duration longAgo = Duration.ofHours(1);
        process.cache.rejected(token.fingerprint(), "EGW00121", Duration.ZERO);
        process.cache.rejected(token.fingerprint(), "EGW00121", longAgo);
        assertThat(process.served()).as("refused in the same bad moment").isTrue();
        process.cache.accepted(token.fingerprint(), longAgo);
        process.cache.rejected(token.fingerprint(), "EGW00121", Duration.ZERO);
        assertThat(process.served())
                .as("refused again; that an older call was taken says nothing")
                .isFalse();
    }

    @Test
    void a_refusal_of_an_older_token_says_nothing_about_the_one_at_hand() {
        broker.replaceDeadTokens();
        AccessToken old = process.call();
        clock.advance(Duration.ofHours(1));
        broker.kill(old);
        process.cache.rejected(old.fingerprint(), "EGW00123", Duration.ZERO);
        process.cache.rejected(old.fingerprint(), "EGW00123", Duration.ZERO);
        AccessToken fresh = process.call();
        process.cache.rejected(old.fingerprint(), "EGW00123", Duration.ZERO);
        process.cache.rejected(old.fingerprint(), "EGW00123", Duration.ZERO);
        assertThat(process.call().value()).isEqualTo(fresh.value()).isNotEqualTo(old.value());
        assertThat(broker.requests()).hasSize(2);
    }

    @Test
    void after_a_refused_key_no_call_gets_a_token_for_a_minute_not_even_one_that_waits_for_its_turn() {
        AccessToken token = process.call();
        process.cache.keyRefused("EGW00105");
        assertThatThrownBy(process::call).hasMessageContaining("EGW00105").hasMessageContaining("KIS_APP_SECRET");
        assertThatThrownBy(() -> process.cache.token(token.fingerprint()))
                .asInstanceOf(type(TokenUnavailableException.class))
                .satisfies(e -> assertThat(e.fault()).isEqualTo(TokenFault.CREDENTIAL));
        clock.advance(TokenTimes.LOOK_AGAIN);
        assertThat(process.call().value()).isEqualTo(token.value());
    }

    @Test
    void a_call_in_flight_still_finds_the_token_that_was_dropped() {
        AccessToken old = process.call();
        process.cache.drop(old.fingerprint(), "EGW00121");
        assertThat(process.cache.token(old.fingerprint()).value()).isEqualTo(old.value());
    }

    @Test
    void another_process_that_still_has_the_dead_token_takes_the_new_one_from_the_store() {
        broker.replaceDeadTokens();
        TokenProcess other = restarted();
        AccessToken old = process.call();
        other.call();
        broker.kill(old);
        clock.advance(Duration.ofHours(1));
        process.cache.drop(old.fingerprint(), "EGW00121");
        AccessToken fresh = process.call();
        other.cache.drop(old.fingerprint(), "EGW00121");
        assertThat(other.call().value()).isEqualTo(fresh.value());
        assertThat(broker.requests()).hasSize(2);
    }

    @Test
    void a_token_that_dies_within_its_first_minute_is_replaced_after_the_minute() {
        broker.replaceDeadTokens();
        AccessToken old = process.call();
        clock.advance(Duration.ofSeconds(5));
        broker.kill(old);
        process.cache.drop(old.fingerprint(), "EGW00121");
        assertThat(process.call().value()).isNotEqualTo(old.value());
        assertThat(broker.refusedRequests()).isZero();
        assertThat(clock.sinceStart()).isBetween(Duration.ofSeconds(61), Duration.ofSeconds(63));
    }

    @Test
    void a_re_issue_refused_for_a_minute_is_waited_for_with_two_requests_at_most() {
        broker.replaceDeadTokens();
        AccessToken old = process.call();
        clock.advance(Duration.ofHours(1));
        broker.kill(old);
        broker.nextAnswer(TestBroker::tooEarly);
        process.cache.drop(old.fingerprint(), "EGW00123");
        assertThat(process.call().value()).isNotEqualTo(old.value());
        assertThat(broker.requests()).hasSize(3).satisfies(at -> assertThat(Duration.between(at.get(1), at.get(2)))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(61)));
    }

    @Test
    void a_broker_that_refuses_every_minute_is_asked_once_a_minute_and_the_caller_is_told() {
        for (int i = 0; i < 5; i++) {
            broker.nextAnswer(TestBroker::tooEarly);
        }
        assertThatThrownBy(process::call)
                .asInstanceOf(type(TokenUnavailableException.class))
                .satisfies(e -> assertThat(e.fault()).isEqualTo(TokenFault.RATE))
                .satisfies(e -> assertThat(e.code()).isEqualTo("EGW00133"))
                .satisfies(e -> assertThat(e.nextAttemptAt().orElseThrow()).isAfter(clock.instant()));
        assertThat(broker.requests()).hasSize(2);
    }

    @Test
    void the_same_dead_token_for_six_hours_costs_one_request_and_heals_by_itself() {
        AccessToken dead = process.call();
        Instant mayDiffer = TestClock.START.plus(TokenTimes.SAME_TOKEN);
        clock.advance(Duration.ofHours(1));
        broker.kill(dead);
        process.cache.drop(dead.fingerprint(), "EGW00121");
        TokenProcess other = restarted();
        while (clock.instant().isBefore(mayDiffer.minus(TokenProcess.TIMES.patience()))) {
            for (TokenProcess each : List.of(process, other)) {
                assertThatThrownBy(each::call)
                        .hasMessageContaining("2026-11-23 21:41:00 KST")
                        .asInstanceOf(type(TokenUnavailableException.class))
                        .satisfies(e -> assertThat(e.fault()).isEqualTo(TokenFault.DEAD_TOKEN))
                        .satisfies(e -> assertThat(e.nextAttemptAt()).contains(mayDiffer));
            }
            clock.advance(Duration.ofSeconds(20));
        }
        assertThat(broker.requests()).hasSize(2);
        clock.advance(TokenTimes.LOOK_AGAIN);
        AccessToken healed = process.call();
        assertThat(healed.value())
                .isNotEqualTo(dead.value())
                .isEqualTo(other.call().value());
        assertThat(broker.requests()).hasSize(3);
        assertThat(broker.requests().get(2)).isBetween(mayDiffer, mayDiffer.plusSeconds(1));
    }

    @Test
    void a_restarted_process_does_not_take_the_dead_token_when_it_is_handed_out_again() {
        AccessToken dead = process.call();
        clock.advance(Duration.ofHours(1));
        broker.kill(dead);
        process.cache.drop(dead.fingerprint(), "EGW00121");
        assertThatThrownBy(process::call).isInstanceOf(TokenUnavailableException.class);
        assertThatThrownBy(() -> restarted().call()).isInstanceOf(TokenUnavailableException.class);
        assertThat(broker.requests()).hasSize(2);
    }

    private TokenProcess restarted() {
        return new TokenProcess("b", broker, store, clock);
    }
}
