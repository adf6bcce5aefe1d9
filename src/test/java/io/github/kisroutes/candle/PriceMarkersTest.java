package io.github.kisroutes.candle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceMarkersTest {
    @ParameterizedTest
    @CsvSource({"00, 0.00, 00", "'', '', ''", "' ', ' 0 ', ' '", "00, 0.00, ''"})
    void an_ordinary_day_has_no_marks_however_it_is_written(String exMarker, String ratio, String revaluation) {
        PriceMarkers marks = PriceMarkers.of(exMarker, ratio, revaluation);
        assertThat(marks.isMarked()).isFalse();
        assertThat(marks).isEqualTo(PriceMarkers.NONE).hasToString("none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "01 | 0.00 | '' | ex-rights",
                "02 | 0.00 | 00 | ex-dividend",
                "05 | 0.00 | '' | ex-interim-dividend",
                "00 | 50.00 | '' | split ratio 50.00",
                "00 | 50 | '' | split ratio 50.00",
                "00 | 0.020 | 01 | split ratio 0.02, company split",
                "00 | 0.125 | 02 | split ratio 0.125, capital reduction",
                "02 | 0.00 | 05 | ex-dividend, large dividend",
                "88 | 0.00 | 77 | ex-marker 88, revaluation 77",
                "00 | 1:50 | '' | unreadable split ratio",
                "00 | -0.02 | '' | unreadable split ratio",
                "a long text instead of a code | 0.00 | '' | ex-marker a long t",
            })
    void a_marked_day_says_in_words_what_moved_its_price(
            String exMarker, String ratio, String revaluation, String words) {
        PriceMarkers marks = PriceMarkers.of(exMarker, ratio, revaluation);
        assertThat(marks.isMarked()).isTrue();
        assertThat(marks).hasToString(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "00 | 0.00 | '' | ''",
                "02 | 0.00 | '' | EX_DIVIDEND",
                "06 | 0.95 | '' | EX_RIGHTS_AND_EX_INTERIM_DIVIDEND",
                "00 | 0.02 | '' | SPLIT",
                "00 | 1:50 | '' | SPLIT",
                "04 | 0.02 | 01 | EX_RIGHTS_AND_EX_DIVIDEND,COMPANY_SPLIT",
                "88 | 0.00 | 77 | EX_MARKER_88,REVALUATION_77",
                "한글\u0000 | 0.00 | '' | EX_MARKER_",
            })
    void what_happened_has_a_word(String exMarker, String ratio, String revaluation, String kinds) {
        assertThat(String.join(
                        ",", PriceMarkers.of(exMarker, ratio, revaluation).kinds()))
                .isEqualTo(kinds);
    }

    @Test
    void what_means_the_same_is_equal_and_what_does_not_is_not() {
        assertThat(new PriceMarkers("00", new BigDecimal("50"), ""))
                .isEqualTo(new PriceMarkers("", new BigDecimal("50.000"), "00"));
        assertThat(PriceMarkers.of("02", "0.00", "")).isNotEqualTo(PriceMarkers.NONE);
        assertThat(PriceMarkers.of("02", "0.00", "")).isNotEqualTo(PriceMarkers.of("01", "0.00", ""));
    }
}
