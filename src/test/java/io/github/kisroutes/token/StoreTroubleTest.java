package io.github.kisroutes.token;

import static io.github.kisroutes.token.TokenProcess.TIMES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.kisroutes.shared.MemoryRows;
import io.github.kisroutes.token.TroubledStore.Fault;
import io.github.kisroutes.token.TroubledStore.Killed;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A store that fails, and processes that die on the way. */
class StoreTroubleTest {
    private final TestClock clock = new TestClock();
    private final TestBroker broker = new TestBroker(clock);
    private final MemoryRows<TokenRow> memory = new MemoryRows<>(TokenRowCodec.CODEC, clock);
    private final TroubledStore store = new TroubledStore(memory, clock);
    private final TokenProcess process = new TokenProcess("a", broker, store, clock);

    @AfterEach
    void close() {
        process.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"DOWN", "SLOW", "GARBAGE"})
    void calls_go_on_with_the_token_at_hand_and_nothing_is_issued_twice(Fault trouble) {
        AccessToken token = process.call();
        clock.advance(Duration.ofHours(23).plusMinutes(57));
        store.set(trouble);
        for (int second = 0; second < 60; second++) {
            process.cache.renewIfDue();
            assertThat(process.served()).isTrue();
            process.call();
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(process.call().value().equals(token.value())).isEqualTo(trouble != Fault.SLOW);
        store.set(Fault.NONE);
        clock.advance(TokenTimes.LOOK_AGAIN);
        process.cache.renewIfDue();
        assertThat(process.call().value()).isNotEqualTo(token.value());
        assertThat(broker.requests()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"DOWN", "GARBAGE"})
    void without_a_token_callers_wait_a_while_and_are_told_that_it_is_the_store(Fault trouble) {
        store.set(trouble);
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(process::call)
                    .asInstanceOf(type(TokenUnavailableException.class))
                    .satisfies(e -> assertThat(e.fault()).isEqualTo(TokenFault.STORE))
                    .satisfies(e -> assertThat(e.nextAttemptAt()).isPresent());
        }
        assertThat(clock.sinceStart())
                .isBetween(TIMES.storePatience(), TIMES.storePatience().plusSeconds(2));
        assertThat(broker.requests()).isEmpty();
        store.set(Fault.NONE);
        clock.advance(TIMES.storePatience());
        assertThat(process.call().value()).isNotEmpty();
    }

    @Test
    void an_answer_that_the_store_does_not_take_is_used_all_the_same() {
        broker.nextAnswer(() -> {
            store.set(Fault.DOWN);
            return broker.living(Duration.ofHours(24));
        });
        AccessToken token = process.call();
        assertThat(process.call().value()).isEqualTo(token.value());
        assertThat(broker.requests()).hasSize(1);
    }

    @Test
    void a_damaged_row_forbids_asking_for_a_minute_because_nobody_knows_the_last_attempt() throws Exception {
        process.call();
        TokenRow lost = TokenRow.afterDamage(clock.instant().plus(TIMES.issueInterval()));
        memory.replace(TokenProcess.KEY, memory.read(TokenProcess.KEY), lost);
        try (TokenProcess other = new TokenProcess("b", broker, memory, clock)) {
            other.call();
        }
        assertThat(broker.refusedRequests()).isZero();
        assertThat(broker.requests()).hasSize(2);
    }

    @Test
    void a_lease_that_was_old_before_it_could_be_used_is_not_used_but_given_back() {
        store.setSlow(Duration.ofSeconds(6));
        assertThatThrownBy(process::call)
                .asInstanceOf(type(TokenUnavailableException.class))
                .satisfies(e -> assertThat(e.fault()).isEqualTo(TokenFault.STORE));
        assertThat(broker.requests()).isEmpty();
        store.set(Fault.NONE);
        clock.advance(TIMES.storePatience());
        Duration before = clock.sinceStart();
        assertThat(process.call().value()).isNotEmpty();
        assertThat(clock.sinceStart().minus(before)).isLessThan(Duration.ofSeconds(2));
        assertThat(broker.requests()).hasSize(1);
    }

    @Test
    void a_lease_of_which_the_store_never_said_that_it_was_written_is_found_and_given_back() {
        store.failAfterWrite(1);
        assertThat(process.call().value()).isNotEmpty();
        assertThat(clock.sinceStart()).isLessThan(Duration.ofSeconds(2));
        assertThat(broker.requests()).hasSize(1);
    }

    @Test
    void an_answer_of_which_the_store_never_said_that_it_was_written_is_not_asked_for_again() {
        store.failAfterWrite(2);
        assertThat(process.call().value()).isNotEmpty();
        assertThat(broker.requests()).hasSize(1);
    }

    @ParameterizedTest(name = "write {0}, committed {1}: {2} requests in all")
    @CsvSource({
        "1, false, 1", // before the lease
        "1, true, 1", // after the lease, before the request
        "2, false, 2", // after the answer, before the store
        "2, true, 1", // after the store
    })
    void a_process_that_dies_is_followed_by_one_that_gets_a_token(int write, boolean committed, int requests) {
        store.dieAtWrite(write, committed);
        assertThatThrownBy(process::call).isInstanceOf(Killed.class);
        assertNextOneIsServed(requests);
    }

    @Test
    void a_process_that_dies_during_the_request_is_followed_by_one_that_gets_a_token() {
        broker.nextAnswer(() -> {
            throw new Killed();
        });
        assertThatThrownBy(process::call).isInstanceOf(Killed.class);
        assertNextOneIsServed(2);
    }

    private void assertNextOneIsServed(int requests) {
        Instant death = clock.instant();
        try (TokenProcess next = new TokenProcess("b", broker, memory, clock)) {
            assertThat(next.call().value()).isNotEmpty();
        }
        assertThat(Duration.between(death, clock.instant())).isLessThan(TIMES.patience());
        List<Instant> at = broker.requests();
        assertThat(at).hasSize(requests);
        for (int i = 1; i < at.size(); i++) {
            assertThat(Duration.between(at.get(i - 1), at.get(i))).isGreaterThanOrEqualTo(TIMES.issueInterval());
        }
    }
}
