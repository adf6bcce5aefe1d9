package io.github.kisroutes.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kisroutes.broker.BrokerHttp;
import io.github.kisroutes.broker.BrokerTokenEndpoint;
import io.github.kisroutes.config.Credentials;
import io.github.kisroutes.config.Secret;
import io.github.kisroutes.shared.MemoryRows;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.http.Calls;
import io.github.kisroutes.simulator.http.Fault;
import io.github.kisroutes.token.stored.AccessToken;
import io.github.kisroutes.token.stored.TokenRow;
import io.github.kisroutes.token.stored.TokenRowCodec;
import io.github.kisroutes.token.stored.TokenTimes;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Only a request that has reached KIS counts as an attempt. */
class UnreachedTest {
    private static final Duration SECONDS = Duration.ofSeconds(5);

    private static TokenEndpoint.Answer ask(URI address) {
        try (BrokerHttp http = BrokerHttp.forTokens(SECONDS, SECONDS, SECONDS)) {
            Credentials credentials = new Credentials(new Secret("key"), new Secret("secret"));
            return new BrokerTokenEndpoint(http, address, credentials, Clock.systemUTC()).issue();
        }
    }

    @Test
    void a_connection_that_is_refused_a_name_nobody_knows_and_a_failed_handshake_are_no_attempts() {
        Simulator broker = Simulator.start();
        int port = broker.baseUri().getPort();
        assertThat(ask(URI.create("https://127.0.0.1:" + port))).isInstanceOf(TokenEndpoint.Answer.NotReached.class);
        broker.close();
        assertThat(ask(URI.create("http://127.0.0.1:" + port))).isInstanceOf(TokenEndpoint.Answer.NotReached.class);
        assertThat(ask(URI.create("https://kis.invalid:9443"))).isInstanceOf(TokenEndpoint.Answer.NotReached.class);
    }

    @Test
    void a_request_that_was_sent_and_not_answered_is_one() {
        try (Simulator broker = Simulator.start()) {
            broker.faults().on(Calls.token()).always(Fault.reset());
            assertThat(ask(broker.baseUri())).isInstanceOf(TokenEndpoint.Answer.Unavailable.class);
        }
    }

    @Test
    void it_leaves_the_shared_row_as_it_was_and_the_next_one_may_try_after_seconds() {
        TestClock clock = new TestClock();
        TestBroker broker = new TestBroker(clock);
        MemoryRows<TokenRow> store = new MemoryRows<>(TokenRowCodec.CODEC, clock);
        try (TokenProcess process = new TokenProcess("a", broker, store, clock);
                TokenProcess other = new TokenProcess("b", broker, store, clock)) {
            broker.nextAnswer(() -> new TokenEndpoint.Answer.NotReached("Connection refused"));
            assertThatThrownBy(process::call)
                    .hasRootCauseInstanceOf(BrokerUnreachableException.class)
                    .hasMessageContaining("Connection refused");
            assertThat(store.read(TokenProcess.KEY).row()).isEqualTo(TokenRow.EMPTY);
            AccessToken token = other.call();
            assertThat(clock.sinceStart()).isZero();
            clock.advance(TokenTimes.REACH_AGAIN);
            assertThat(process.call().value()).isEqualTo(token.value());
        }
    }

    @Test
    void a_store_that_fails_just_then_gets_the_row_back_with_the_next_look() throws Exception {
        TestClock clock = new TestClock();
        TestBroker broker = new TestBroker(clock);
        TroubledStore store = new TroubledStore(new MemoryRows<>(TokenRowCodec.CODEC, clock), clock);
        try (TokenProcess process = new TokenProcess("a", broker, store, clock)) {
            broker.nextAnswer(() -> {
                store.set(TroubledStore.Fault.DOWN);
                return new TokenEndpoint.Answer.NotReached("Connection refused");
            });
            assertThatThrownBy(process::call).isInstanceOf(TokenUnavailableException.class);
            store.set(TroubledStore.Fault.NONE);
            clock.advance(TokenProcess.TIMES.storePatience());
            process.call();
            assertThat(clock.sinceStart()).isLessThan(TokenProcess.TIMES.issueInterval());
        }
    }
}
