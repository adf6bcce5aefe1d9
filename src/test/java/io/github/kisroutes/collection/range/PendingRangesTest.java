package io.github.kisroutes.collection.range;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Ranges of days that are still to ask for. */
class PendingRangesTest {
    private static String joined(String ranges) {
        return PendingRanges.parse(ranges).joined(140).text();
    }

    @Test
    void ranges_that_one_answer_holds_are_one_question() {
        assertThat(joined("ADJUSTED 20250612..20250613, ADJUSTED 20250301..20250301, ADJUSTED 20250201..20250202"))
                .isEqualTo("ADJUSTED 20250201..20250613");
    }

    @Test
    void a_question_is_no_longer_than_an_answer() {
        assertThat(joined("ADJUSTED 20250613..20250613, ADJUSTED 20250301..20250301, ADJUSTED 20250124..20250124,"
                        + " ADJUSTED 20241220..20241220"))
                .isEqualTo("ADJUSTED 20250301..20250613, ADJUSTED 20241220..20250124");
        assertThat(joined("ADJUSTED 20240101..20250613, ADJUSTED 20231201..20231201"))
                .isEqualTo("ADJUSTED 20240101..20250613, ADJUSTED 20231201..20231201");
    }

    @Test
    void two_series_are_two_questions() {
        assertThat(joined("ADJUSTED 20250612..20250612, RAW 20250612..20250612, ADJUSTED 20250610..20250610"))
                .isEqualTo("ADJUSTED 20250610..20250612, RAW 20250612..20250612");
        assertThat(PendingRanges.NOTHING.joined(140)).isEqualTo(PendingRanges.NOTHING);
    }
}
