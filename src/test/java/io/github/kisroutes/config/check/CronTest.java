package io.github.kisroutes.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.config.Configured;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 40 15 ? * 1-5 | Monday, Tuesday, Wednesday, Thursday, Sunday",
                "0 40 15 ? * 2-6 | Monday, Tuesday, Wednesday, Thursday, Friday",
                "0 40 15 ? * 2,4 2026-2099 | Monday, Wednesday",
                "0 40 15 ? * 6#3 | Friday",
                "0 40 15 ? * 6L | Friday"
            })
    void weekdays_written_as_numbers_are_spelled_out_at_the_start(String cron, String days) {
        assertThat(Configured.in(folder)
                        .lines("kis.collect.cron=" + cron)
                        .load()
                        .notices())
                .singleElement()
                .asString()
                .contains("kis.collect.cron = " + cron, "runs on " + days + ":", "1, Sunday");
        assertThat(Configured.in(folder)
                        .lines("kis.collect.settle-cron=" + cron)
                        .load()
                        .notices())
                .singleElement()
                .asString()
                .contains("kis.collect.settle-cron");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 40 15 ? * MON-FRI", "0 40 15 * * ?", "0 40 15 1 * ?", "0 0/5 15 ? * SUN#2"})
    void weekdays_written_as_names_need_no_word(String cron) {
        assertThat(Configured.in(folder)
                        .lines("kis.collect.cron=" + cron)
                        .load()
                        .notices())
                .isEmpty();
    }

    @Test
    void an_expression_that_never_fires_is_refused_with_the_key() {
        assertThat(Configured.in(folder).lines("kis.collect.cron=0 0 15 30 2 ?").mistake())
                .startsWith("kis.collect.cron = 0 0 15 30 2 ? (")
                .contains("there is no time to come that it means");
        assertThat(Configured.in(folder)
                        .lines("kis.collect.settle-cron=0 0 15 1 1 ? 2020")
                        .mistake())
                .startsWith("kis.collect.settle-cron = 0 0 15 1 1 ? 2020 (")
                .contains("there is no time to come");
    }
}
