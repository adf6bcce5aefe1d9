package io.github.kisroutes.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.ratelimit.QuotaStore.Reading;
import io.github.kisroutes.token.CredentialId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a store has to do, whichever it is: run by one class for each. */
abstract class QuotaStoreContract {
    private static final CredentialId KEY = Neighbours.KEY;
    private static final CredentialId OTHER_KEY = new CredentialId("paper", "localhost:29443", "ba9876543210");
    private static final Instant NOON = Instant.parse("2026-11-23T03:00:00.123Z");
    private static final QuotaLevel LEVEL = new QuotaLevel(18, NOON, Duration.ofMinutes(30), true);
    private static final QuotaLease CLAIM =
            new QuotaLease("pid 1 on host #ab12", 10, NOON.plusSeconds(6), NOON.plusMillis(1));

    private final List<AutoCloseable> open = new ArrayList<>();
    private QuotaStore store;

    /** Another connection to the same, empty at the beginning of a test. */
    abstract QuotaStore connect() throws Exception;

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
        assertThat(reading.quota()).isEqualTo(SharedQuota.EMPTY);
        assertThat(reading.now())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        assertThat(reading.now().getNano() % 1_000_000).isZero();
    }

    @Test
    void what_is_written_is_read_by_another_connection_to_the_last_character() throws Exception {
        QuotaLease waiting = new QuotaLease("pid 2 on host #cd34", 0, NOON.plusSeconds(5), NOON);
        SharedQuota full = new SharedQuota(Optional.of(LEVEL), List.of(CLAIM, waiting));
        assertThat(store.replace(KEY, store.read(KEY), full)).isTrue();
        QuotaStore other = connected();
        assertThat(other.read(KEY).quota()).isEqualTo(full);
        assertThat(other.replace(KEY, other.read(KEY), SharedQuota.EMPTY)).isTrue();
        assertThat(store.read(KEY).quota()).isEqualTo(SharedQuota.EMPTY);
    }

    @Test
    void whoever_has_read_an_older_quota_changes_nothing() throws Exception {
        Reading early = store.read(KEY);
        SharedQuota first = SharedQuota.EMPTY.with(Optional.empty(), CLAIM);
        assertThat(store.replace(KEY, early, first)).isTrue();
        assertThat(store.replace(KEY, early, SharedQuota.EMPTY.with(Optional.of(LEVEL), CLAIM)))
                .isFalse();
        assertThat(store.read(KEY).quota()).isEqualTo(first);
    }

    @Test
    void keys_do_not_mix() throws Exception {
        SharedQuota mine = SharedQuota.EMPTY.with(Optional.of(LEVEL), CLAIM);
        store.replace(KEY, store.read(KEY), mine);
        assertThat(store.read(OTHER_KEY).quota()).isEqualTo(SharedQuota.EMPTY);
        store.replace(OTHER_KEY, store.read(OTHER_KEY), SharedQuota.EMPTY);
        assertThat(store.read(KEY).quota()).isEqualTo(mine);
    }

    @Test
    void of_many_that_read_the_same_quota_exactly_one_replaces_it() throws Exception {
        for (int round = 0; round < 10; round++) {
            Reading seen = store.read(KEY);
            List<Callable<Boolean>> writers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                SharedQuota next =
                        SharedQuota.EMPTY.with(Optional.empty(), new QuotaLease("writer " + i, i, NOON, NOON));
                writers.add(() -> store.replace(KEY, seen, next));
            }
            assertThat(together(writers)).containsOnlyOnce(true).hasSize(8);
        }
    }

    @Test
    void eight_processes_that_join_at_the_same_instant_share_and_do_not_exceed() throws Exception {
        List<QuotaMember> members = new ArrayList<>();
        List<Callable<Integer>> joins = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            QuotaMember member =
                    new QuotaMember("process " + i, KEY, new ConfiguredLimit(20, 1.0), connected(), System::nanoTime);
            members.add(member);
            joins.add(() -> {
                member.beat(OptionalInt.empty(), 0);
                return member.units();
            });
        }
        assertThat(together(joins).stream().mapToInt(Integer::intValue).sum()).isBetween(1, 20);
        assertThat(store.read(KEY).quota().claims()).hasSize(8);
        assertThat(store.read(KEY).quota().claims().stream()
                        .mapToInt(QuotaLease::units)
                        .sum())
                .isBetween(1, 20);
        members.get(0).leave();
        members.get(1).beat(OptionalInt.of(17), 0);
        assertThat(store.read(KEY).quota().level()).map(QuotaLevel::perSecond).contains(17);
    }

    private QuotaStore connected() throws Exception {
        QuotaStore connected = connect();
        open.add(0, connected);
        return connected;
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
