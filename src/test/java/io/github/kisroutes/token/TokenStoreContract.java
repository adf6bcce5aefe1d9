package io.github.kisroutes.token;

import static io.github.kisroutes.token.TokenProcess.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.token.TokenRow.Refusal;
import io.github.kisroutes.token.TokenRow.SealedToken;
import io.github.kisroutes.token.TokenStore.Reading;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a store has to do, whichever it is: run by one class for each. */
abstract class TokenStoreContract {
    private static final CredentialId OTHER_KEY = new CredentialId("paper", "localhost:29443", "ba9876543210");
    private static final Instant NOON = Instant.parse("2026-11-23T03:00:00.123Z");
    /** Times of a hurried broker, so that a test need not wait for minutes. */
    private static final TokenTimes HURRIED = new TokenTimes(
            Duration.ofMinutes(5), Duration.ofMillis(700), Duration.ofMillis(900), Duration.ofSeconds(10));

    /** As the broker's 60 s are to our 61 s: two clocks never agree to the millisecond. */
    private static final Duration A_LITTLE_LESS = HURRIED.issueInterval().minusMillis(50);

    private final TestBroker broker = new TestBroker(Clock.systemUTC(), A_LITTLE_LESS);
    private final List<AutoCloseable> open = new ArrayList<>();
    private TokenStore store;

    /** Another connection to the same, empty at the beginning of a test. */
    abstract TokenStore connect() throws Exception;

    /** All keys, names and values, as somebody sees them who may read the store. */
    abstract String everythingStored() throws Exception;

    @BeforeEach
    void connectFirst() throws Exception {
        store = connected();
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void a_new_store_knows_nothing_but_the_time() throws Exception {
        Reading reading = store.read(KEY);
        assertThat(reading.row()).isEqualTo(TokenRow.EMPTY);
        assertThat(reading.damaged()).isFalse();
        assertThat(reading.now())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        assertThat(reading.now().getNano() % 1_000_000).isZero();
    }

    @Test
    void the_longest_token_there_may_be_is_stored_whole() throws Exception {
        TokenCipher cipher = TokenCipher.ephemeral(KEY, "secret");
        AccessToken longest = new AccessToken("t".repeat(AccessToken.LONGEST), NOON, NOON.plus(Duration.ofHours(24)));
        TokenRow row = TokenRow.EMPTY.issued(cipher.seal(longest), NOON);
        assertThat(store.replace(KEY, store.read(KEY), row)).isTrue();
        assertThat(connected().read(KEY).row().token().flatMap(cipher::open).map(AccessToken::value))
                .contains(longest.value());
    }

    @Test
    void what_is_written_is_read_by_another_connection_to_the_last_character() throws Exception {
        TokenRow full = new TokenRow(
                Optional.of(new SealedToken("c".repeat(600), NOON.minusSeconds(60), NOON.plusSeconds(86_340))),
                "pid 1 on host #ab12",
                NOON,
                NOON.plusMillis(61_001),
                Optional.of(new Refusal(TokenFault.CREDENTIAL, "EGW00105", "유효하지 않은 AppSecret입니다.", "0a1b")),
                "0123456789ab");
        assertThat(store.replace(KEY, store.read(KEY), full)).isTrue();
        TokenStore other = connected();
        assertThat(other.read(KEY).row()).isEqualTo(full);
        TokenRow bare = TokenRow.afterDamage(NOON);
        assertThat(other.replace(KEY, other.read(KEY), bare)).isTrue();
        assertThat(store.read(KEY).row()).isEqualTo(bare);
    }

    @Test
    void whoever_has_read_an_older_row_changes_nothing() throws Exception {
        Reading early = store.read(KEY);
        TokenRow first = TokenRow.EMPTY.leased("a", NOON, Duration.ofSeconds(81));
        assertThat(store.replace(KEY, early, first)).isTrue();
        assertThat(store.replace(KEY, early, TokenRow.EMPTY.leased("b", NOON, Duration.ofSeconds(81))))
                .isFalse();
        assertThat(store.read(KEY).row()).isEqualTo(first);
    }

    @Test
    void keys_do_not_mix() throws Exception {
        TokenRow mine = TokenRow.afterDamage(NOON);
        store.replace(KEY, store.read(KEY), mine);
        assertThat(store.read(OTHER_KEY).row()).isEqualTo(TokenRow.EMPTY);
        store.replace(OTHER_KEY, store.read(OTHER_KEY), TokenRow.afterDamage(NOON.plusSeconds(1)));
        assertThat(store.read(KEY).row()).isEqualTo(mine);
    }

    @Test
    void of_many_that_read_the_same_row_exactly_one_replaces_it() throws Exception {
        for (int round = 0; round < 10; round++) {
            Reading seen = store.read(KEY);
            List<Callable<Boolean>> writers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                TokenRow next = seen.row().leased("writer " + i, seen.now(), Duration.ofSeconds(81));
                writers.add(() -> store.replace(KEY, seen, next));
            }
            assertThat(together(writers)).containsOnlyOnce(true).hasSize(8);
        }
    }

    @Test
    void eight_processes_with_25_callers_each_cause_one_issue() throws Exception {
        List<Callable<String>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            TokenProcess process = process("process " + i, "the secret");
            IntStream.range(0, 25).forEach(j -> calls.add(() -> process.call().value()));
        }
        assertThat(Set.copyOf(together(calls))).hasSize(1);
        assertThat(broker.requests()).hasSize(1);
    }

    @Test
    void a_process_that_dies_after_its_lease_delays_the_next_attempt_and_no_more() throws Exception {
        Reading seen = store.read(KEY);
        store.replace(KEY, seen, seen.row().leased("a dead one", seen.now(), HURRIED.lease()));
        process("alive", "the secret").call();
        assertThat(broker.requests()).hasSize(1);
        assertThat(Duration.between(seen.now(), store.read(KEY).row().attemptAt()))
                .isGreaterThanOrEqualTo(HURRIED.lease());
    }

    @Test
    void a_token_written_with_another_secret_is_not_used_but_replaced_after_the_minute() throws Exception {
        AccessToken old = process("a", "the secret").call();
        broker.forget();
        AccessToken replaced = process("b", "a new secret").call();
        assertThat(replaced.value()).isNotEqualTo(old.value());
        assertThat(broker.refusedRequests()).isZero();
        assertThat(process("c", "a new secret").call().value()).isEqualTo(replaced.value());
        assertThat(broker.requests()).hasSize(2);
    }

    @Test
    void nothing_that_is_stored_shows_the_token_or_the_secret() throws Exception {
        AccessToken token = process("a", "a-canary-secret").call();
        assertThat(everythingStored())
                .isNotEmpty()
                .doesNotContain(token.value())
                .doesNotContain("canary")
                .contains(KEY.appKey());
    }

    @Test
    void a_tampered_token_is_not_used_but_replaced() throws Exception {
        AccessToken old = process("a", "the secret").call();
        broker.forget();
        Reading seen = store.read(KEY);
        SealedToken sealed = seen.row().token().orElseThrow();
        SealedToken longer = new SealedToken(
                sealed.content(), sealed.issuedAt(), sealed.expiresAt().plusSeconds(3600));
        assertThat(store.replace(KEY, seen, seen.row().issued(longer, seen.row().notBefore())))
                .isTrue();
        assertThat(process("b", "the secret").call().value()).isNotEqualTo(old.value());
        assertThat(broker.refusedRequests()).isZero();
    }

    @Test
    void a_dead_token_is_dropped_for_all_processes_and_renewed_once() throws Exception {
        broker.replaceDeadTokens();
        TokenProcess one = process("a", "the secret");
        TokenProcess other = process("b", "the secret");
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
        assertThat(Set.copyOf(together(calls))).hasSize(1).doesNotContain(old.value());
        assertThat(broker.requests()).hasSize(2);
        assertThat(broker.refusedRequests()).isZero();
    }

    private TokenStore connected() throws Exception {
        TokenStore connected = connect();
        open.add(0, connected);
        return connected;
    }

    private TokenProcess process(String name, String secret) throws Exception {
        TokenProcess process = new TokenProcess(
                name,
                broker,
                connected(),
                Clock.systemUTC(),
                ProcessIdentity.here(Clock.systemUTC()).pause(),
                HURRIED,
                secret);
        open.add(0, process);
        return process;
    }

    private static <T> List<T> together(List<Callable<T>> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
