package io.github.kisroutes.ratelimit.share;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.ratelimit.estimate.QuotaLevel;
import io.github.kisroutes.shared.CredentialId;
import io.github.kisroutes.shared.DatabasePlace;
import io.github.kisroutes.shared.RedisPlace;
import io.github.kisroutes.shared.RowPlace;
import io.github.kisroutes.shared.SharedRows;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The layout that running older versions share: it is written out here, and stays. */
class QuotaCodecTest {
    private static final String CLAIMS = """
            10 2026-11-23T03:00:06.123Z 2026-11-23T03:00:00.124Z pid 1 on host #ab12
            0 2026-11-23T03:00:05.123Z 2026-11-23T03:00:00.123Z pid 2 on host #cd34""";

    private static final Map<String, String> HASH = Map.of(
            "granted_per_second", "18",
            "granted_since", "2026-11-23T03:00:00.123Z",
            "hold", "PT30M",
            "raised", "true",
            "claims", CLAIMS);

    private static final Instant LATER = QuotaSample.NOON.plusSeconds(1);

    private final CredentialId key = RowPlace.newKey();

    static Stream<DatabasePlace> databases() {
        return Stream.of(RowPlace.H2, RowPlace.POSTGRESQL);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_row_of_an_older_version_is_read_and_written_in_its_columns(DatabasePlace place) throws Exception {
        place.update(
                "INSERT INTO call_quota (token_key, granted_per_second, granted_since, hold_seconds, raised, claims, version)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                key.id(),
                18,
                OffsetDateTime.parse("2026-11-23T03:00:00.123Z"),
                1800L,
                true,
                CLAIMS,
                41L);
        Map<String, Object> old = place.stored(QuotaCodec.CODEC, key);
        try (SharedRows<SharedQuota> rows = place.connect(QuotaCodec.CODEC)) {
            assertThat(rows.read(key).row()).isEqualTo(QuotaSample.FULL);
            assertThat(rows.replace(key, rows.read(key), QuotaSample.FULL)).isTrue();
            old.put("version", 42L);
            assertThat(place.stored(QuotaCodec.CODEC, key)).isEqualTo(old);
            assertThat(rows.replace(key, rows.read(key), SharedQuota.EMPTY)).isTrue();
            assertThat(place.stored(QuotaCodec.CODEC, key))
                    .containsEntry("granted_per_second", null)
                    .containsEntry("granted_since", null)
                    .containsEntry("hold_seconds", null)
                    .containsEntry("raised", null)
                    .containsEntry("claims", "")
                    .containsEntry("version", 43L);
        }
    }

    static Stream<RowPlace> everywhere() {
        return RowPlace.all();
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void every_level_is_read_as_it_was_written(RowPlace place) throws Exception {
        QuotaLevel eighteen = QuotaLevel.found(18, QuotaSample.NOON, 0);
        QuotaLevel suspicion = QuotaLevel.found(3, QuotaSample.NOON, 20);
        try (SharedRows<SharedQuota> rows = place.connect(QuotaCodec.CODEC)) {
            for (QuotaLevel level : List.of(
                    eighteen,
                    eighteen.risen(QuotaSample.NOON),
                    eighteen.risen(QuotaSample.NOON).takenBack(QuotaSample.NOON),
                    suspicion,
                    suspicion.risen(QuotaSample.NOON),
                    suspicion.risen(QuotaSample.NOON).takenBack(QuotaSample.NOON))) {
                SharedQuota quota = new SharedQuota(Optional.of(level), List.of());
                assertThat(rows.replace(key, rows.read(key), quota)).isTrue();
                assertThat(rows.read(key).row()).isEqualTo(quota);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_level_that_an_older_version_has_set_has_no_former_level(DatabasePlace place) throws Exception {
        QuotaLevel suspicion = QuotaLevel.found(18, QuotaSample.NOON, 20);
        try (SharedRows<SharedQuota> rows = place.connect(QuotaCodec.CODEC)) {
            SharedQuota quota = new SharedQuota(Optional.of(suspicion), List.of());
            assertThat(rows.replace(key, rows.read(key), quota)).isTrue();
            updateAsOlder(place, 19, true);
            assertThat(rows.read(key).row().level())
                    .contains(new QuotaLevel(19, LATER, Duration.ofMinutes(15), true, 18));
            updateAsOlder(place, 10, false);
            assertThat(rows.read(key).row().level())
                    .contains(new QuotaLevel(10, LATER, Duration.ofMinutes(15), false, 0));
        }
    }

    private void updateAsOlder(DatabasePlace place, int perSecond, boolean raised) throws Exception {
        place.update(
                "UPDATE call_quota SET granted_per_second = ?, granted_since = ?, hold_seconds = ?, raised = ?,"
                        + " claims = ?, version = version + 1 WHERE token_key = ?",
                perSecond,
                LATER.atOffset(ZoneOffset.UTC),
                900L,
                raised,
                "",
                key.id());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_try_of_several_calls_more_is_a_plain_level_to_an_older_version(DatabasePlace place) throws Exception {
        QuotaLevel tried = QuotaLevel.found(3, QuotaSample.NOON, 20).risen(QuotaSample.NOON);
        try (SharedRows<SharedQuota> rows = place.connect(QuotaCodec.CODEC)) {
            assertThat(rows.replace(key, rows.read(key), new SharedQuota(Optional.of(tried), List.of())))
                    .isTrue();
            assertThat(place.stored(QuotaCodec.CODEC, key))
                    .containsEntry("granted_per_second", 20)
                    .containsEntry("raised", false);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void those_that_read_the_row_go_on_when_a_newer_version_adds_a_column(DatabasePlace place) throws Exception {
        SharedQuota quota = new SharedQuota(Optional.of(QuotaLevel.found(18, QuotaSample.NOON, 20)), List.of());
        try (SharedRows<SharedQuota> rows = place.connect(QuotaCodec.CODEC)) {
            assertThat(rows.replace(key, rows.read(key), quota)).isTrue();
            for (int reading = 0; reading < 10; reading++) { // until the server keeps the statement
                assertThat(rows.read(key).row()).isEqualTo(quota);
            }
            place.update("ALTER TABLE call_quota ADD COLUMN newer INTEGER");
            try {
                assertThat(rows.read(key).row()).isEqualTo(quota);
            } finally {
                place.update("ALTER TABLE call_quota DROP COLUMN newer");
            }
        }
    }

    /** An older version takes it for a part of the name, and writes the same line again. */
    @Test
    void what_a_process_wants_is_before_its_name() throws Exception {
        String line = "3 2026-11-23T03:00:06.123Z 2026-11-23T03:00:00.124Z wants=4 pid 1 on host #ab12";
        try (SharedRows<SharedQuota> rows = RowPlace.REDIS.connect(QuotaCodec.CODEC)) {
            RowPlace.REDIS.with(client ->
                    client.hset(RedisPlace.hash(QuotaCodec.CODEC, key), Map.of("version", "1", "claims", line)));
            SharedQuota quota = rows.read(key).row();
            assertThat(quota.claims())
                    .containsExactly(new QuotaLease(
                            "pid 1 on host #ab12",
                            3,
                            Instant.parse("2026-11-23T03:00:06.123Z"),
                            Instant.parse("2026-11-23T03:00:00.124Z"),
                            4));
            assertThat(rows.replace(key, rows.read(key), quota)).isTrue();
            assertThat(RowPlace.REDIS.stored(QuotaCodec.CODEC, key)).containsEntry("claims", line);
        }
    }

    @Test
    void a_hash_of_an_older_version_is_read_and_written_in_its_fields() throws Exception {
        Map<String, String> old = new HashMap<>(HASH);
        old.put("version", "of the version before");
        RowPlace.REDIS.with(client -> client.hset(RedisPlace.hash(QuotaCodec.CODEC, key), old));
        try (SharedRows<SharedQuota> rows = RowPlace.REDIS.connect(QuotaCodec.CODEC)) {
            assertThat(rows.read(key).row()).isEqualTo(QuotaSample.FULL);
            assertThat(rows.replace(key, rows.read(key), QuotaSample.FULL)).isTrue();
            Map<String, Object> written = RowPlace.REDIS.stored(QuotaCodec.CODEC, key);
            assertThat(written.remove("version")).isNotEqualTo("of the version before");
            assertThat(written).isEqualTo(HASH);
            assertThat(rows.replace(key, rows.read(key), SharedQuota.EMPTY)).isTrue();
            assertThat(RowPlace.REDIS.stored(QuotaCodec.CODEC, key)).containsOnlyKeys("version", "claims");
        }
    }
}
