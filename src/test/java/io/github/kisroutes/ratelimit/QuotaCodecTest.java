package io.github.kisroutes.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.shared.CredentialId;
import io.github.kisroutes.shared.DatabasePlace;
import io.github.kisroutes.shared.RedisPlace;
import io.github.kisroutes.shared.RowPlace;
import io.github.kisroutes.shared.SharedRows;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
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
