package io.github.kisroutes.collection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.collection.report.RunSummary;
import io.github.kisroutes.simulator.http.Calls;
import io.github.kisroutes.simulator.http.Fault;
import io.github.kisroutes.simulator.market.DayBar;
import io.github.kisroutes.simulator.market.Rows;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code missing_daily_price} lists, and that {@code kis.collect.heal} fills exactly that; on every database. */
abstract class MissingDaysContract {
    private static final Map<String, String> HEAL = Map.of("kis.collect.heal", "true");

    /** Success without candles: not asked again before the end of the round. */
    private static final Fault BROKEN = Fault.body("{\"rt_cd\":\"0\",\"msg_cd\":\"MCA00000\",\"output1\":{}}");

    @TempDir
    Path folder;

    private TestInstallation here;

    /** Settings of the database; none for the file of H2. */
    abstract Map<String, String> database() throws Exception;

    @BeforeEach
    void open() throws Exception {
        Map<String, String> settings = new HashMap<>(database());
        settings.put("kis.collect.symbols", "005930,000660");
        here = TestInstallation.at("2025-06-12T15:45:00", folder, settings);
    }

    @AfterEach
    void close() {
        here.close();
    }

    private void fails(String code) {
        here.broker().faults().on(Calls.code(code)).always(BROKEN);
    }

    private void listed(String code, String... days) {
        here.broker().candles().list(code, code);
        for (String day : days) {
            here.broker().candles().put(code, DayBar.of(LocalDate.parse(day), 100, 110, 90, 100, 7));
        }
    }

    private static Map<String, String> symbols(String codes) {
        return Map.of("kis.collect.symbols", codes);
    }

    @Test
    void all_days_of_a_failed_symbol_are_missing_and_healing_asks_for_exactly_those() {
        here.start(Map.of());
        fails("000660");
        here.collect("DAILY");
        assertThat(here.missing())
                .hasSize(21)
                .startsWith("000660 ADJUSTED 2025-05-13")
                .doesNotContain("000660 ADJUSTED 2025-06-03", "000660 ADJUSTED 2025-06-06")
                .endsWith("000660 ADJUSTED 2025-06-12");
        here.broker().faults().clear();

        assertThat(here.start(HEAL).collect().exitCode()).isZero();

        assertThat(here.questions()).containsExactly("000660 ADJUSTED 20250513..20250612");
        assertThat(here.missing()).isEmpty();
        assertThat(here.count("daily_price WHERE stock_code = '000660'")).isEqualTo(21L);
    }

    @Test
    void a_day_that_the_broker_did_not_have_is_missing_and_asked_for_alone() {
        here.broker()
                .faults()
                .on(Calls.code("000660"))
                .always(Fault.rows(rows -> without(rows, "20250605", "20250609", "20250521")));
        here.start(Map.of());
        assertThat(here.collect("DAILY").exitCode()).isEqualTo(2);
        assertThat(here.missing())
                .containsExactly(
                        "000660 ADJUSTED 2025-05-21", "000660 ADJUSTED 2025-06-05", "000660 ADJUSTED 2025-06-09");
        here.broker().faults().clear();

        assertThat(here.start(HEAL).collect().exitCode()).isZero();

        // 6 June is a holiday and a weekend follows: no trading day lies between the two. With a stored day on each
        // side.
        assertThat(here.questions())
                .containsExactlyInAnyOrder("000660 ADJUSTED 20250604..20250610", "000660 ADJUSTED 20250520..20250522");
        assertThat(here.missing()).isEmpty();
    }

    private static List<Map<String, Object>> without(List<Map<String, Object>> rows, String... days) {
        rows.removeIf(row -> List.of(days).contains(String.valueOf(row.get("stck_bsop_date"))));
        return rows;
    }

    @Test
    void nothing_missing_is_nothing_asked_and_the_exit_code_of_success() {
        here.start(Map.of()).collect("DAILY");

        RunSummary summary = here.start(HEAL).collect();

        assertThat(summary.exitCode()).isZero();
        assertThat(here.broker().record().all()).isEmpty();
        assertThat(here.newestRun()).isEqualTo("HEAL SKIPPED: there is nothing to collect");
    }

    @Test
    void days_before_a_listing_are_not_missing_although_the_first_run_has_failed() {
        listed("999990", "2025-06-10", "2025-06-11", "2025-06-12");
        here.start(symbols("005930,999990"));
        fails("999990");
        here.collect("DAILY");
        assertThat(here.missing()).hasSize(21);
        here.broker().faults().clear();

        here.start(Map.of("kis.collect.heal", "true", "kis.collect.symbols", "005930,999990"))
                .collect();

        assertThat(here.missing()).isEmpty();
    }

    @Test
    void a_stock_on_the_list_before_it_is_listed_has_no_missing_days() {
        here.broker().candles().list("999990", "새내기");
        here.broker().candles().put("999990");
        here.start(symbols("005930,999990")).collect("DAILY");
        listed("999990", "2025-06-16");
        here.on("2025-06-13T15:45:00").collect("DAILY");
        here.on("2025-06-16T15:45:00").collect("DAILY");

        assertThat(here.missing()).isEmpty();
    }

    @Test
    void a_code_that_kis_does_not_know_has_no_missing_days_on_any_day() {
        here.start(symbols("005930,999980")).collect("DAILY");
        assertThat(here.missing()).isEmpty();
        here.on("2025-06-13T15:45:00").collect("DAILY");
        here.on("2025-06-16T15:45:00").collect("DAILY");

        assertThat(here.missing()).isEmpty();
        assertThat(here.texts("SELECT state FROM collection_item WHERE stock_code = '999980'"))
                .containsOnly("EMPTY");
    }

    @Test
    void a_code_that_kis_no_longer_knows_has_no_missing_days_after_its_last_one() {
        here.start(Map.of()).collect("DAILY");
        here.broker().candles().delist("000660");
        here.on("2025-06-13T15:45:00").collect("DAILY");
        here.on("2025-06-16T15:45:00").collect("DAILY");
        assertThat(here.missing()).isEmpty();

        // It comes back: whoever was away for a moment misses nothing.
        here.broker().candles().list("000660", "SK하이닉스");
        here.collect("DAILY");
        assertThat(here.missing()).isEmpty();
        assertThat(here.count("daily_price WHERE stock_code = '000660'")).isEqualTo(23L);
    }

    @Test
    void a_range_that_ends_in_the_future_misses_nothing_of_it() {
        here.start(Map.of("kis.collect.from", "2025-05-13", "kis.collect.to", "2025-12-31"));
        here.product().ask("kis-calendar-learn", Map.of());
        here.collect();

        assertThat(here.missing()).isEmpty();
    }

    @Test
    void a_symbol_that_the_market_knows_nothing_of_any_more_does_not_stop_the_others() {
        here.broker().faults().on(Calls.code("000660")).always(Fault.rows(Rows.none()));
        here.start(Map.of()).collect("DAILY");

        assertThat(here.missing()).hasSize(21).allMatch(day -> day.startsWith("000660"));
    }

    @Test
    void both_price_bases_are_missed_and_healed_apart() {
        Map<String, String> both = Map.of("kis.price-basis", "both");
        here.broker()
                .faults()
                .on(Calls.code("000660").and(Calls.parameter("FID_ORG_ADJ_PRC", "1")))
                .always(BROKEN);
        here.start(both).collect("DAILY");
        assertThat(here.missing()).hasSize(21).allMatch(day -> day.startsWith("000660 RAW"));
        here.broker().faults().clear();

        here.start(Map.of("kis.price-basis", "both", "kis.collect.heal", "true"))
                .collect();

        assertThat(here.questions()).containsExactly("000660 RAW 20250513..20250612");
        assertThat(here.missing()).isEmpty();
    }
}
