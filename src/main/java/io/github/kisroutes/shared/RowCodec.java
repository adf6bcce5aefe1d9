package io.github.kisroutes.shared;

import io.github.kisroutes.shared.SharedRows.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How rows of one kind are stored. A running older version may share the store, so what is written stays as it is: columns of
 * a table, and fields of a hash in Redis.
 *
 * @param kind names the statements {@code read-<kind>}, {@code open-<kind>}, {@code replace-<kind>}, and the hashes
 *     {@code kis:<kind>:<key>}
 * @param table for the operator
 * @param empty what there is when nobody has written yet
 * @param fields all values that a row can have
 * @param row makes a row of its values, or throws what it likes if no row has these
 * @param life how long Redis keeps a row that is written at a time
 * @param keyColumns what stands beside {@code token_key} in the first row of a key in the table
 */
public record RowCodec<R>(
        String kind,
        String table,
        R empty,
        List<RowField<R>> fields,
        Function<RowValues, R> row,
        BiFunction<R, Instant, Duration> life,
        Function<CredentialId, Map<String, String>> keyColumns) {

    Reading<R> nothing(Instant now, String version) {
        return new Reading<>(now, empty, version, false);
    }

    /** What nobody can make a row of is damage. */
    Reading<R> reading(Instant now, String version, Supplier<RowValues> values) {
        try {
            return new Reading<>(now, row.apply(values.get()), version, false);
        } catch (RuntimeException damaged) {
            return new Reading<>(now, empty, version, true);
        }
    }
}
