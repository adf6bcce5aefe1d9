package io.github.kisroutes.token;

import static io.github.kisroutes.token.TokenProcess.TIMES;
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
import org.junit.jupiter.api.Test;

/** Wrong credentials: one attempt, then nothing until a person has done something. */
class CredentialRefusedTest {
    private final TestClock clock = new TestClock();
    private final TestBroker broker = new TestBroker(clock);
    private final MemoryRows<TokenRow> store = new MemoryRows<>(TokenRowCodec.CODEC, clock);

    @Test
    void a_wrong_secret_costs_one_request_whoever_asks_and_however_late() {
        broker.nextAnswer(TestBroker::wrongSecret);
        for (int day = 0; day < 3; day++) {
            try (TokenProcess firing = process("wrong secret")) {
                for (int i = 0; i < 3; i++) {
                    assertThatThrownBy(firing::call)
                            .hasMessageContaining("EGW00105")
                            .hasMessageContaining("KIS_APP_SECRET")
                            .asInstanceOf(type(TokenUnavailableException.class))
                            .satisfies(e -> assertThat(e.fault()).isEqualTo(TokenFault.CREDENTIAL))
                            .satisfies(e -> assertThat(e.nextAttemptAt()).isEmpty());
                    clock.advance(Duration.ofMinutes(3));
                }
            }
            clock.advance(Duration.ofDays(1));
        }
        assertThat(broker.requests()).hasSize(1);
    }

    @Test
    void a_corrected_secret_is_tried_after_the_minute() {
        broker.nextAnswer(TestBroker::wrongSecret);
        try (TokenProcess wrong = process("wrong secret")) {
            assertThatThrownBy(wrong::call).isInstanceOf(TokenUnavailableException.class);
        }
        try (TokenProcess corrected = process("the secret")) {
            assertThat(corrected.call().value()).isNotEmpty();
        }
        assertThat(broker.requests()).hasSize(2);
        assertThat(clock.sinceStart()).isGreaterThanOrEqualTo(TIMES.issueInterval());
    }

    @Test
    void a_token_that_works_is_used_to_its_end_though_the_renewal_was_refused() {
        try (TokenProcess process = process("the secret")) {
            AccessToken token = process.call();
            clock.advance(Duration.ofHours(23).plusMinutes(56));
            broker.nextAnswer(TestBroker::wrongSecret);
            for (int second = 0; second < 230; second++) {
                process.cache.renewIfDue();
                assertThat(process.call().value()).isEqualTo(token.value());
                clock.advance(Duration.ofSeconds(1));
            }
            assertThat(broker.requests()).hasSize(2);
            try (TokenProcess restarted = process("the secret")) {
                assertThat(restarted.call().value()).isEqualTo(token.value());
            }
            clock.advance(Duration.ofSeconds(20));
            assertThatThrownBy(process::call).hasMessageContaining("EGW00105");
        }
        assertThat(broker.requests()).hasSize(2);
    }

    @Test
    void a_running_process_goes_on_by_itself_once_a_person_has_renewed() throws Exception {
        broker.nextAnswer(TestBroker::wrongSecret);
        try (TokenProcess running = process("the secret");
                TokenProcess person = process("the secret")) {
            assertThatThrownBy(running::call).isInstanceOf(TokenUnavailableException.class);
            assertThat(person.issuer.ask("a person")).isInstanceOf(TokenOutcome.Usable.class);
            clock.advance(TokenTimes.LOOK_AGAIN);
            assertThat(running.call().value()).isNotEmpty();
        }
        assertThat(broker.requests()).hasSize(2);
    }

    private TokenProcess process(String secret) {
        return new TokenProcess(
                "process with " + secret, TokenProcess.KEY, broker, store, clock, clock::pause, TIMES, secret);
    }
}
