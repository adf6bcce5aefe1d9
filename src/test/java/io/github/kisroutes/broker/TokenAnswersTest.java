package io.github.kisroutes.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.config.Credentials;
import io.github.kisroutes.config.Secret;
import io.github.kisroutes.simulator.MutableClock;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import io.github.kisroutes.simulator.http.Calls;
import io.github.kisroutes.simulator.http.Fault;
import io.github.kisroutes.token.TokenEndpoint.Answer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What tokenP may say, and what becomes of it. */
class TokenAnswersTest {
    private static final Duration SECONDS = Duration.ofSeconds(30);

    private final MutableClock clock = MutableClock.atSeoul("2026-11-28T08:00:00");
    private final Simulator kis = Simulator.start(SimulatorOptions.defaults().withClock(clock));
    private final BrokerHttp http = BrokerHttp.forTokens(SECONDS, SECONDS, SECONDS);

    @AfterEach
    void close() {
        http.close();
        kis.close();
    }

    private Answer ask() {
        Credentials credentials = new Credentials(new Secret(kis.appKey()), new Secret(kis.appSecret()));
        return new BrokerTokenEndpoint(http, kis.baseUri(), credentials, clock).issue();
    }

    private static Instant end(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Issued.class);
        return ((Answer.Issued) answer).token().expiresAt();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-29 08:00:00",
                " 2026-11-29 08:00:00 ",
                "2026-11-29T08:00:00",
                "2026-11-29T08:00",
                "2026-11-29 08:00:00.000",
                "2026-11-29T08:00:00.000000",
                "2026-11-29T08:00:00+09:00",
                "2026-11-29T08:00:00.000+0900",
                "2026-11-28T23:00:00Z",
                "2026-11-28 23:00:00 Z",
                "1795906800",
                "1795906800000"
            })
    void the_end_of_a_token_is_read_however_it_is_written(String text) {
        kis.faults().on(Calls.token()).always(Fault.field("access_token_token_expired", text));
        assertThat(end(ask())).isEqualTo(Instant.parse("2026-11-28T23:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"86400, PT18H", "999999999, PT18H", "3600, PT30M", "40000, PT20000S"})
    void where_the_end_cannot_be_read_the_token_lives_by_expires_in_and_is_renewed_early(long seconds, Duration lives) {
        kis.tokens().claimExpiresIn(seconds);
        kis.faults().on(Calls.token()).next(Fault.field("access_token_token_expired", "tomorrow"));
        assertThat(end(ask())).isEqualTo(clock.instant().plus(lives));
        clock.advance(Duration.ofMinutes(2));
        kis.faults().on(Calls.token()).next(Fault.without("access_token_token_expired"));
        assertThat(end(ask())).isEqualTo(clock.instant().plus(lives));
    }

    @Test
    void a_token_without_any_end_is_none() {
        kis.tokens().claimExpiresIn(0);
        kis.faults().on(Calls.token()).always(Fault.without("access_token_token_expired"));
        assertThat(ask()).isInstanceOf(Answer.Unavailable.class);
    }

    @Test
    void a_token_of_8_kib_is_taken_and_a_longer_one_is_not() {
        kis.faults().on(Calls.token()).next(Fault.field("access_token", "t".repeat(8 * 1024)));
        assertThat(ask()).isInstanceOf(Answer.Issued.class);
        for (int length : new int[] {8 * 1024 + 1, 1024 * 1024}) {
            clock.advance(Duration.ofMinutes(2));
            kis.faults().on(Calls.token()).next(Fault.field("access_token", "t".repeat(length)));
            assertThat(ask()).as(length + " characters").isInstanceOf(Answer.Unavailable.class);
        }
    }

    @Test
    void no_field_of_an_answer_is_longer_than_8_kib() {
        kis.faults().on(Calls.token()).next(Fault.field("token_type", "t".repeat(1024 * 1024)));
        assertThat(ask())
                .isEqualTo(new Answer.Unavailable(
                        "BAD_JSON",
                        "the answer to tokenP has a field that is longer than 8192 characters, or too deep"));
    }
}
