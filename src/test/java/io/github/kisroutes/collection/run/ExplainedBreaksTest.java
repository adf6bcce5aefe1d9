package io.github.kisroutes.collection.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainedBreaksTest {
    private static final LocalDate BEFORE = LocalDate.of(2025, 6, 5);
    private static final LocalDate SPLIT = LocalDate.of(2025, 6, 10);
    private static final LocalDate AFTER = LocalDate.of(2025, 6, 12);

    private final ItemEvidence evidence = new ItemEvidence();

    @Test
    void a_split_explains_other_prices_before_it() {
        evidence.marked(List.of(SPLIT));
        assertThat(evidence.isExplained(List.of(BEFORE, SPLIT.minusDays(1)))).isTrue();
    }

    @Test
    void it_explains_none_when_one_of_them_is_behind_it() {
        evidence.marked(List.of(SPLIT));
        assertThat(evidence.isExplained(List.of(BEFORE, AFTER))).isFalse();
        assertThat(evidence.isExplained(List.of(SPLIT))).isFalse();
    }

    @Test
    void without_a_mark_nothing_is_explained() {
        assertThat(evidence.isExplained(List.of(BEFORE))).isFalse();
    }
}
