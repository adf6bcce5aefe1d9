package io.github.kisroutes.shared;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * A kind of row with what a test needs of it.
 *
 * @param full with every value there can be
 * @param bare with as few as there can be, but not empty
 * @param numbered another one for each number
 * @param damage what makes its row in a table unreadable: {@code column = value}
 * @param damagedHashes hashes that are no row
 */
public record RowSample<R>(
        RowCodec<R> codec,
        R full,
        R bare,
        IntFunction<R> numbered,
        String damage,
        List<Map<String, String>> damagedHashes) {
    @Override
    public String toString() {
        return codec.kind();
    }
}
