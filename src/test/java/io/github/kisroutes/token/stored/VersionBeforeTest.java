package io.github.kisroutes.token.stored;

import static io.github.kisroutes.token.stored.TokenSample.FULL;
import static io.github.kisroutes.token.stored.TokenSample.LEASE;
import static io.github.kisroutes.token.stored.TokenSample.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.shared.CredentialId;
import io.github.kisroutes.shared.DatabasePlace;
import io.github.kisroutes.shared.RowPlace;
import io.github.kisroutes.shared.SharedRows;
import io.github.kisroutes.shared.SharedRows.Reading;
import io.github.kisroutes.shared.Together;
import io.github.kisroutes.token.stored.TokenRow.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** During an upgrade the version before and this one share a token: each reads and replaces what the other has written. */
class VersionBeforeTest {
    private static final TokenRow LEASED = TokenRow.EMPTY.leased("pid 7 on host #ab12", NOON, LEASE);
    private static final List<TokenRow> LIFE = List.of(
            TokenRow.EMPTY,
            LEASED,
            LEASED.issued(FULL.token().orElseThrow(), NOON.plusSeconds(61)),
            LEASED.issued(FULL.token().orElseThrow(), NOON).dropped("0123456789ab"),
            LEASED.refused(new Refusal(TokenFault.UNAVAILABLE, "", "", ""), NOON),
            LEASED.refused(new Refusal(TokenFault.CREDENTIAL, "EGW00105", "유효하지 않은", "0a1b"), NOON),
            TokenRow.afterDamage(NOON),
            FULL);

    private final CredentialId key = RowPlace.newKey();

    static Stream<RowPlace> places() {
        return Stream.of(RowPlace.H2, RowPlace.POSTGRESQL, RowPlace.REDIS);
    }

    static Stream<Arguments> directions() {
        return places().flatMap(place -> Stream.of(Arguments.of(place, true), Arguments.of(place, false)));
    }

    private static SharedRows<TokenRow> before(RowPlace place) {
        return place instanceof DatabasePlace database
                ? new JdbcTokenStoreBefore(database.database().dataSource())
                : new RedisTokenStoreBefore(RowPlace.REDIS.url());
    }

    @ParameterizedTest(name = "{0}, the version before writes first: {1}")
    @MethodSource("directions")
    void what_one_version_writes_the_other_reads_and_replaces(RowPlace place, boolean beforeFirst) throws Exception {
        try (SharedRows<TokenRow> before = before(place);
                SharedRows<TokenRow> now = place.connect(TokenRowCodec.CODEC)) {
            SharedRows<TokenRow> writer = beforeFirst ? before : now;
            SharedRows<TokenRow> reader = beforeFirst ? now : before;
            for (TokenRow row : LIFE) {
                Reading<TokenRow> old = reader.read(key);
                assertThat(writer.replace(key, writer.read(key), row)).isTrue();
                assertThat(reader.replace(key, old, FULL))
                        .as("older than %s", row)
                        .isFalse();
                Reading<TokenRow> seen = reader.read(key);
                assertThat(seen.damaged()).isFalse();
                assertThat(seen.row()).isEqualTo(row);
                assertThat(seen.version()).isEqualTo(writer.read(key).version());
                assertThat(reader.replace(key, seen, TokenRow.afterDamage(NOON.plusMillis(1))))
                        .isTrue();
                assertThat(writer.read(key).row()).isEqualTo(TokenRow.afterDamage(NOON.plusMillis(1)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void both_leave_the_same_behind(RowPlace place) throws Exception {
        CredentialId other = RowPlace.newKey();
        try (SharedRows<TokenRow> before = before(place);
                SharedRows<TokenRow> now = place.connect(TokenRowCodec.CODEC)) {
            for (TokenRow row : LIFE) {
                before.replace(key, before.read(key), row);
                now.replace(other, now.read(other), row);
                assertThat(withoutName(place, other)).isNotEmpty().isEqualTo(withoutName(place, key));
            }
        }
    }

    private static Map<String, Object> withoutName(RowPlace place, CredentialId key) throws Exception {
        Map<String, Object> stored = new HashMap<>(place.stored(TokenRowCodec.CODEC, key));
        stored.keySet().removeAll(List.of("token_key", "app_key_hash"));
        if (place == RowPlace.REDIS) {
            stored.remove("version"); // it is another one each time
        }
        return stored;
    }

    @ParameterizedTest
    @MethodSource("places")
    void of_both_versions_exactly_one_replaces_what_they_have_read(RowPlace place) throws Exception {
        try (SharedRows<TokenRow> before = before(place);
                SharedRows<TokenRow> now = place.connect(TokenRowCodec.CODEC)) {
            for (int round = 0; round < 10; round++) {
                List<Callable<Optional<String>>> writers = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    SharedRows<TokenRow> version = i % 2 == 0 ? before : now;
                    Reading<TokenRow> seen = version.read(key);
                    String name = "writer " + i;
                    writers.add(() -> version.replace(key, seen, seen.row().leased(name, seen.now(), LEASE))
                            ? Optional.of(name)
                            : Optional.empty());
                }
                List<String> winners = Together.call(writers).stream()
                        .flatMap(Optional::stream)
                        .toList();
                assertThat(winners).hasSize(1);
                assertThat(before.read(key).row().holder()).isEqualTo(winners.get(0));
                assertThat(now.read(key).row().holder()).isEqualTo(winners.get(0));
            }
        }
    }
}
