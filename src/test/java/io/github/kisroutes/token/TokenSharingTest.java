package io.github.kisroutes.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.shared.CredentialId;
import io.github.kisroutes.shared.ProcessIdentity;
import io.github.kisroutes.shared.RowPlace;
import io.github.kisroutes.shared.SharedRows;
import io.github.kisroutes.shared.SharedRows.Reading;
import io.github.kisroutes.shared.Together;
import io.github.kisroutes.token.stored.AccessToken;
import io.github.kisroutes.token.stored.TokenRow;
import io.github.kisroutes.token.stored.TokenRow.SealedToken;
import io.github.kisroutes.token.stored.TokenRowCodec;
import io.github.kisroutes.token.stored.TokenTimes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Processes that share a token, on every real store. */
class TokenSharingTest {
    private static final String PLACES = "io.github.kisroutes.shared.RowPlace#all";

    /** Times of a hurried broker, so that a test need not wait for minutes. */
    private static final TokenTimes HURRIED = new TokenTimes(
            Duration.ofMinutes(5), Duration.ofMillis(700), Duration.ofMillis(900), Duration.ofSeconds(10));

    /** As the broker's 60 s are to our 61 s: two clocks never agree to the millisecond. */
    private static final Duration A_LITTLE_LESS = HURRIED.issueInterval().minusMillis(50);

    private final CredentialId key = RowPlace.newKey();
    private final TestBroker broker = new TestBroker(Clock.systemUTC(), A_LITTLE_LESS);
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @ParameterizedTest
    @MethodSource(PLACES)
    void eight_processes_with_25_callers_each_cause_one_issue(RowPlace place) throws Exception {
        List<Callable<String>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            TokenProcess process = process(place, "process " + i, "the secret");
            IntStream.range(0, 25).forEach(j -> calls.add(() -> process.call().value()));
        }
        assertThat(Set.copyOf(Together.call(calls))).hasSize(1);
        assertThat(broker.requests()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource(PLACES)
    void a_process_that_dies_after_its_lease_delays_the_next_attempt_and_no_more(RowPlace place) throws Exception {
        SharedRows<TokenRow> rows = connected(place);
        Reading<TokenRow> seen = rows.read(key);
        rows.replace(key, seen, seen.row().leased("a dead one", seen.now(), HURRIED.lease()));
        process(place, "alive", "the secret").call();
        assertThat(broker.requests()).hasSize(1);
        assertThat(Duration.between(seen.now(), rows.read(key).row().attemptAt()))
                .isGreaterThanOrEqualTo(HURRIED.lease());
    }

    @ParameterizedTest
    @MethodSource(PLACES)
    void a_token_written_with_another_secret_is_not_used_but_replaced_after_the_minute(RowPlace place)
            throws Exception {
        AccessToken old = process(place, "a", "the secret").call();
        broker.forget();
        AccessToken replaced = process(place, "b", "a new secret").call();
        assertThat(replaced.value()).isNotEqualTo(old.value());
        assertThat(broker.refusedRequests()).isZero();
        assertThat(process(place, "c", "a new secret").call().value()).isEqualTo(replaced.value());
        assertThat(broker.requests()).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource(PLACES)
    void nothing_that_is_stored_shows_the_token_or_the_secret(RowPlace place) throws Exception {
        AccessToken token = process(place, "a", "a-canary-secret").call();
        Map<String, Object> stored = place.stored(TokenRowCodec.CODEC, key);
        assertThat(stored).isNotEmpty();
        assertThat(stored.toString()).doesNotContain(token.value()).doesNotContain("canary");
    }

    @ParameterizedTest
    @MethodSource(PLACES)
    void a_tampered_token_is_not_used_but_replaced(RowPlace place) throws Exception {
        AccessToken old = process(place, "a", "the secret").call();
        broker.forget();
        SharedRows<TokenRow> rows = connected(place);
        Reading<TokenRow> seen = rows.read(key);
        SealedToken sealed = seen.row().token().orElseThrow();
        SealedToken longer = new SealedToken(
                sealed.content(), sealed.issuedAt(), sealed.expiresAt().plusSeconds(3600));
        assertThat(rows.replace(key, seen, seen.row().issued(longer, seen.row().notBefore())))
                .isTrue();
        assertThat(process(place, "b", "the secret").call().value()).isNotEqualTo(old.value());
        assertThat(broker.refusedRequests()).isZero();
    }

    @ParameterizedTest
    @MethodSource(PLACES)
    void a_dead_token_is_dropped_for_all_processes_and_renewed_once(RowPlace place) throws Exception {
        broker.replaceDeadTokens();
        TokenProcess one = process(place, "a", "the secret");
        TokenProcess other = process(place, "b", "the secret");
        AccessToken old = one.call();
        assertThat(other.call().value()).isEqualTo(old.value());
        broker.kill(old);
        List<Callable<String>> calls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            TokenProcess process = i % 2 == 0 ? one : other;
            calls.add(() -> {
                process.cache.drop(old.fingerprint(), "EGW00121");
                return process.call().value();
            });
        }
        assertThat(Set.copyOf(Together.call(calls))).hasSize(1).doesNotContain(old.value());
        assertThat(broker.requests()).hasSize(2);
        assertThat(broker.refusedRequests()).isZero();
    }

    private SharedRows<TokenRow> connected(RowPlace place) {
        SharedRows<TokenRow> connected = place.connect(TokenRowCodec.CODEC);
        open.add(0, connected);
        return connected;
    }

    private TokenProcess process(RowPlace place, String name, String secret) {
        TokenProcess process = new TokenProcess(
                name,
                key,
                broker,
                connected(place),
                Clock.systemUTC(),
                ProcessIdentity.here(Clock.systemUTC()).pause(),
                HURRIED,
                secret);
        open.add(0, process);
        return process;
    }
}
