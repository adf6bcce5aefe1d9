package io.github.kisroutes.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kisroutes.ratelimit.share.QuotaSample;
import io.github.kisroutes.shared.SharedRows.Reading;
import io.github.kisroutes.token.stored.TokenSample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What shared rows have to do, wherever they are and whatever they are. */
class SharedRowsTest {
    private static final List<RowSample<?>> SAMPLES = List.of(TokenSample.ROW, QuotaSample.ROW);

    private final CredentialId key = RowPlace.newKey();

    static Stream<Arguments> everywhere() {
        return RowPlace.all().flatMap(place -> SAMPLES.stream().map(sample -> Arguments.of(place, sample)));
    }

    static Stream<Arguments> inDatabases() {
        return Stream.of(RowPlace.H2, RowPlace.POSTGRESQL)
                .flatMap(place -> SAMPLES.stream().map(sample -> Arguments.of(place, sample)));
    }

    static Stream<Arguments> inDamage() {
        return everywhere().filter(arguments -> arguments.get()[0] != RowPlace.MEMORY);
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    <R> void of_a_new_key_nothing_is_known_but_the_time(RowPlace place, RowSample<R> sample) throws Exception {
        try (SharedRows<R> rows = place.connect(sample.codec())) {
            Reading<R> reading = rows.read(key);
            assertThat(reading.row()).isEqualTo(sample.codec().empty());
            assertThat(reading.damaged()).isFalse();
            assertThat(reading.now())
                    .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
            assertThat(reading.now().getNano() % 1_000_000).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    <R> void what_is_written_is_read_by_another_connection_to_the_last_character(RowPlace place, RowSample<R> sample)
            throws Exception {
        try (SharedRows<R> rows = place.connect(sample.codec());
                SharedRows<R> other = place.connect(sample.codec())) {
            assertThat(rows.replace(key, rows.read(key), sample.full())).isTrue();
            assertThat(other.read(key).row()).isEqualTo(sample.full());
            assertThat(other.replace(key, other.read(key), sample.bare())).isTrue();
            assertThat(rows.read(key).row()).isEqualTo(sample.bare());
            assertThat(rows.replace(key, rows.read(key), sample.codec().empty()))
                    .isTrue();
            assertThat(other.read(key).row()).isEqualTo(sample.codec().empty());
        }
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    <R> void whoever_has_read_an_older_row_changes_nothing(RowPlace place, RowSample<R> sample) throws Exception {
        try (SharedRows<R> rows = place.connect(sample.codec())) {
            Reading<R> early = rows.read(key);
            assertThat(rows.replace(key, early, sample.bare())).isTrue();
            assertThat(rows.replace(key, early, sample.full())).isFalse();
            assertThat(rows.read(key).row()).isEqualTo(sample.bare());
            Reading<R> late = rows.read(key);
            assertThat(rows.replace(key, late, sample.full())).isTrue();
            assertThat(rows.replace(key, late, sample.bare())).isFalse();
            assertThat(rows.read(key).row()).isEqualTo(sample.full());
        }
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    <R> void keys_do_not_mix(RowPlace place, RowSample<R> sample) throws Exception {
        CredentialId other = RowPlace.newKey();
        try (SharedRows<R> rows = place.connect(sample.codec())) {
            rows.replace(key, rows.read(key), sample.full());
            assertThat(rows.read(other).row()).isEqualTo(sample.codec().empty());
            rows.replace(other, rows.read(other), sample.bare());
            assertThat(rows.read(key).row()).isEqualTo(sample.full());
        }
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    <R> void of_many_that_read_the_same_row_exactly_one_replaces_it(RowPlace place, RowSample<R> sample)
            throws Exception {
        try (SharedRows<R> rows = place.connect(sample.codec());
                SharedRows<R> other = place.connect(sample.codec())) {
            for (int round = 0; round < 10; round++) {
                Reading<R> seen = rows.read(key);
                List<Callable<Boolean>> writers = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    R next = sample.numbered().apply(i);
                    SharedRows<R> writer = i % 2 == 0 ? rows : other;
                    writers.add(() -> writer.replace(key, seen, next));
                }
                List<Boolean> replaced = Together.call(writers);
                assertThat(replaced).containsOnlyOnce(true).hasSize(8);
                assertThat(rows.read(key).row()).isEqualTo(sample.numbered().apply(replaced.indexOf(true)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("inDatabases")
    <R> void what_is_written_stays_even_if_the_caller_rolls_its_own_transaction_back(
            DatabasePlace place, RowSample<R> sample) throws Exception {
        SharedRows<R> rows = place.connect(sample.codec());
        for (var database : List.of(place.database(), place.database())) {
            assertThatThrownBy(() -> database.transaction().call(() -> {
                        rows.replace(key, rows.read(key), sample.full());
                        throw new IllegalStateException("the caller fails");
                    }))
                    .hasMessageContaining("the caller fails");
            assertThat(place.connect(sample.codec()).read(key).row()).isEqualTo(sample.full());
            rows.replace(key, rows.read(key), sample.bare());
        }
    }

    @ParameterizedTest
    @MethodSource("inDamage")
    <R> void garbage_is_noticed_counts_as_nothing_and_can_be_replaced(RowPlace place, RowSample<R> sample)
            throws Exception {
        try (SharedRows<R> rows = place.connect(sample.codec())) {
            rows.replace(key, rows.read(key), sample.full());
            for (RowPlace.Damage damage : place.damages(sample, key).toList()) {
                damage.happen();
                Reading<R> reading = rows.read(key);
                assertThat(reading.damaged()).isTrue();
                assertThat(reading.row()).isEqualTo(sample.codec().empty());
                assertThat(rows.replace(key, reading, sample.bare())).isTrue();
                assertThat(rows.read(key).damaged()).isFalse();
                assertThat(rows.read(key).row()).isEqualTo(sample.bare());
            }
        }
    }
}
