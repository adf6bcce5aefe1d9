package io.github.kisroutes.laboratory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random histories, each told by its seed: a green state is never wrong, and after enough healthy days everything is green.
 * {@code -Dlaboratory.seeds=500} for a soak (with {@code -Dlaboratory.from=251} for the second half of it), {@code -Dlaboratory.seed=17} for one history again
 * ({@code -Dlaboratory.times=9} for nine times: its windows are asked in parallel, and may come in another order),
 * {@code -Dlaboratory.database=postgresql} for another database than the seed's own.
 */
class LaboratoryTest {
    private static final int USUAL = 20;

    @TempDir
    Path folder;

    static LongStream seeds() {
        Long one = Long.getLong("laboratory.seed");
        return one != null
                ? LongStream.generate(() -> one).limit(Long.getLong("laboratory.times", 1))
                : LongStream.rangeClosed(Long.getLong("laboratory.from", 1), Long.getLong("laboratory.seeds", USUAL));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_green_state_is_never_wrong_and_in_the_end_everything_is_green(long seed) throws Exception {

        History.live(seed, Files.createDirectories(folder.resolve("seed")));
    }

    /**
     * 2025: the only collected stock lacked its newest days. 2280: a split after the last stored row, of which no stored day was
     * answered so that it could be compared. 46: it was green and wrong, with a row of a day on which the exchange was closed, which
     * one other stock had shown, and nobody for certain.
     */
    @ParameterizedTest
    @ValueSource(longs = {46, 2025, 2280})
    void a_history_that_failed_once_is_green(long seed) throws Exception {
        History.live(seed, Files.createDirectories(folder.resolve("seed")));
    }
}
