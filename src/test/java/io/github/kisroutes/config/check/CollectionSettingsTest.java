package io.github.kisroutes.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.config.CollectionSettings;
import io.github.kisroutes.config.Configured;
import io.github.kisroutes.config.Settings;
import io.github.kisroutes.market.PriceBasis;
import io.github.kisroutes.market.StockCode;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CollectionSettingsTest {
    @TempDir
    private Path folder;

    @Test
    void a_fixed_range_has_two_ends() {
        CollectionSettings collection = Configured.in(folder)
                .lines("kis.collect.from=2024-01-02", "kis.collect.to=2024-12-30")
                .load()
                .collection();

        assertThat(collection.range())
                .hasValue(new CollectionSettings.DateRange(LocalDate.of(2024, 1, 2), LocalDate.of(2024, 12, 30)));
    }

    @Test
    void one_day_is_a_range_too() {
        assertThat(Configured.in(folder)
                        .lines("kis.collect.from=2024-01-02", "kis.collect.to=2024-01-02")
                        .load()
                        .collection()
                        .range())
                .isPresent();
    }

    @Test
    void a_first_day_needs_a_last_one() {
        assertThat(Configured.in(folder).lines("kis.collect.from=2024-01-02").mistake())
                .contains("kis.collect.from = 2024-01-02", "needs kis.collect.to", "kis.collect.days");
    }

    @Test
    void a_last_day_needs_a_first_one() {
        assertThat(Configured.in(folder).lines("kis.collect.to=2024-01-02").mistake())
                .contains("kis.collect.to = 2024-01-02", "needs kis.collect.from");
    }

    @Test
    void the_first_day_is_not_after_the_last() {
        assertThat(Configured.in(folder)
                        .lines("kis.collect.from=2024-01-03", "kis.collect.to=2024-01-02")
                        .mistake())
                .contains("kis.collect.from = 2024-01-03", "is after", "kis.collect.to = 2024-01-02", "exchange");
    }

    @ParameterizedTest
    @ValueSource(strings = {"20240102", "2024-1-2", "2024-02-30", "02.01.2024", "today"})
    void a_day_is_written_in_one_way_and_exists(String text) {
        assertThat(Configured.in(folder)
                        .lines("kis.collect.from=" + text, "kis.collect.to=2024-12-30")
                        .mistake())
                .contains("kis.collect.from = " + text, "a day of the calendar written yyyy-MM-dd");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kis.collect.settle-cron=30 7 * * *",
                "kis.collect.settle-cron=every morning",
                "kis.collect.heal=yes",
                "kis.collect.reread=1",
                "kis.collect.retry-pause=0ms",
                "kis.collect.retry-pause=11m",
                "kis.collect.retry-pause=5",
                "kis.collect.lease=1s",
                "kis.collect.lease=11m",
                "kis.price-basis=adjusted,raw"
            })
    void a_value_that_cannot_be_meant_is_named_with_its_key(String line) {
        assertThat(Configured.in(folder).lines(line).mistake()).contains(line.replace("=", " = "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kis.collect.settle-cron=0 30 7 ? * MON-FRI",
                "kis.collect.reread=true",
                "kis.collect.retry-pause=10m",
                "kis.collect.lease=2s",
                "kis.price-basis=both"
            })
    void these_values_are_accepted(String line) {
        assertThat(Configured.in(folder).lines(line).load()).isNotNull();
    }

    @Test
    void both_bases_are_two_series_the_adjusted_one_first() {
        Settings settings = Configured.in(folder).lines("kis.price-basis=Both").load();

        assertThat(settings.priceBasis()).containsExactly(PriceBasis.ADJUSTED, PriceBasis.RAW);
        assertThat(settings.camelProperties()).containsEntry("kis.price-basis", "both");
    }

    @Test
    void healing_is_done_once_and_not_by_a_schedule() {
        assertThat(Configured.in(folder).lines("kis.collect.heal=true").mistake())
                .contains("kis.collect.heal = true", "needs kis.collect.once=true");
    }

    @Test
    void healing_has_no_range_of_its_own() {
        assertThat(Configured.in(folder)
                        .lines(
                                "kis.collect.heal=true",
                                "kis.collect.once=true",
                                "kis.collect.from=2024-01-02",
                                "kis.collect.to=2024-01-31")
                        .mistake())
                .contains(
                        "kis.collect.heal = true", "kis.collect.from = 2024-01-02", "exclude each other", "Remove one");
    }

    @Test
    void symbols_are_taken_in_their_order_and_once() {
        assertThat(Configured.in(folder)
                        .lines("kis.collect.symbols= 005930, 00088K,,Q500001 ,005930")
                        .load()
                        .collection()
                        .symbols())
                .extracting(StockCode::value)
                .containsExactly("005930", "00088K", "Q500001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"005930", "00088K", "0000A0", "0001Z0", "Q500001", "33637L"})
    void these_are_stock_codes(String text) {
        assertThat(StockCode.parse(text)).map(StockCode::value).hasValue(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "5930", "0059300", "0000I0", "0000O0", "0000U0", "00593A", "A005930", "00088k", "005 930"})
    void these_are_none(String text) {
        assertThat(StockCode.parse(text)).isEmpty();
    }
}
