package io.github.kisroutes.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kisroutes.shared.MemoryRows;
import io.github.kisroutes.shared.SharedRows;
import io.github.kisroutes.token.stored.AccessToken;
import io.github.kisroutes.token.stored.TokenRow;
import io.github.kisroutes.token.stored.TokenRowCodec;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The clock was hours ahead and is set right: what was written before has times that cannot be. */
class ClockSetBackTest {
    private static final Duration WRONG_BY = Duration.ofHours(9);
    private static final Duration MINUTE = Duration.ofSeconds(62);

    private final TestClock clock = new TestClock();
    /** Its own clock is right all the time. */
    private final TestBroker broker = new TestBroker(new TestClock(), Duration.ZERO);

    private final MemoryRows<TokenRow> store = new MemoryRows<>(TokenRowCodec.CODEC, clock);
    private final TokenProcess before = new TokenProcess("before", broker, store, clock);
    private final TokenProcess after = new TokenProcess("after", broker, store, clock);

    @AfterEach
    void close() {
        before.close();
        after.close();
    }

    private void setBack() {
        clock.advance(WRONG_BY.negated());
    }

    @Test
    void an_attempt_of_a_process_that_was_killed_keeps_the_next_one_no_longer_than_its_lease() throws Exception {
        SharedRows.Reading<TokenRow> seen = store.read(TokenProcess.KEY);
        store.replace(TokenProcess.KEY, seen, seen.row().leased("a dead one", seen.now(), TokenProcess.TIMES.lease()));
        setBack();
        after.call();
        assertThat(clock.sinceStart().plus(WRONG_BY))
                .isLessThan(TokenProcess.TIMES.lease().plusSeconds(5));
    }

    @Test
    void the_minute_after_a_failed_attempt_is_a_minute() {
        broker.nextAnswer(TestBroker::failure);
        assertThatThrownBy(before::call).isInstanceOf(TokenUnavailableException.class);
        setBack();
        assertThatThrownBy(after::call).isInstanceOf(TokenUnavailableException.class);
        clock.advance(MINUTE);
        after.call();
        assertThat(broker.requests()).hasSize(2);
    }

    @Test
    void the_process_itself_forgets_a_refusal_after_minutes() {
        broker.nextAnswer(TestBroker::failure);
        assertThatThrownBy(before::call).isInstanceOf(TokenUnavailableException.class);
        setBack();
        for (int minute = 0; minute < 2; minute++) {
            assertThatThrownBy(before::call).isInstanceOf(TokenUnavailableException.class);
            clock.advance(MINUTE);
        }
        before.call();
        assertThat(broker.requests()).hasSize(2);
    }

    @Test
    void a_token_that_was_issued_in_the_future_is_used_and_asked_about() {
        AccessToken token = before.call();
        setBack();
        assertThat(after.call().value()).isEqualTo(token.value());
        after.cache.renewIfDue();
        clock.advance(MINUTE);
        after.cache.renewIfDue();
        assertThat(after.call().value()).isEqualTo(token.value());
        assertThat(broker.requests()).hasSize(2);
        assertThat(after.call().left(clock.instant()))
                .as("KIS has said how long it lives")
                .isBetween(Duration.ofHours(23), Duration.ofHours(24));
    }

    @Test
    void a_ticker_goes_with_the_clock_and_with_the_time_that_has_passed_when_that_goes_back() {
        AtomicLong nanos = new AtomicLong();
        ForwardTicker ticker = new ForwardTicker(clock::instant, nanos::get);
        clock.advance(Duration.ofSeconds(5));
        nanos.addAndGet(1);
        assertThat(ticker.read())
                .as("the host slept")
                .isEqualTo(Duration.ofSeconds(5).toNanos());
        setBack();
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(ticker.read()).isEqualTo(Duration.ofSeconds(7).toNanos());
        clock.advance(Duration.ofSeconds(1));
        assertThat(ticker.read()).isEqualTo(Duration.ofSeconds(8).toNanos());
    }
}
