package io.github.kisroutes.collection.fast;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.collection.TestInstallation;
import io.github.kisroutes.collection.report.RunSummary;
import io.github.kisroutes.simulator.http.Calls;
import io.github.kisroutes.simulator.http.Fault;
import io.github.kisroutes.simulator.market.CandleSource.Series;
import io.github.kisroutes.simulator.market.DayBar;
import io.github.kisroutes.simulator.market.GeneratedCandles;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Today's row of many stocks by 30 codes per call: what it stores, what it leaves alone, and what the next morning says of it. */
class FastLaneTest {
    private static final LocalDate FRIDAY = LocalDate.of(2025, 6, 13);
    private static final LocalDate MONDAY = LocalDate.of(2025, 6, 16);
    private static final String QUOTED = "daily_price WHERE source = 'FHKST11300006'";

    @TempDir
    Path folder;

    private TestInstallation here;

    @AfterEach
    void close() {
        here.close();
    }

    private static String code(int number) {
        return "%06d".formatted(number);
    }

    private void market(int stocks, String now) {
        here = TestInstallation.at(
                now,
                folder,
                Map.of(),
                GeneratedCandles.of(stocks, LocalDate.of(2025, 1, 2), LocalDate.of(2025, 12, 30)));
    }

    private Map<String, String> settings(int stocks, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put(
                "kis.collect.symbols",
                IntStream.rangeClosed(1, stocks).mapToObj(FastLaneTest::code).collect(Collectors.joining(",")));
        return settings;
    }

    private RunSummary collectOn(LocalDate day, int stocks) {
        return here.start(
                        settings(stocks, Map.of("kis.collect.from", day.toString(), "kis.collect.to", day.toString())))
                .collect();
    }

    private long calls(String service) {
        return here.broker().record().matching(Calls.trId(service)).size();
    }

    private void spoil(UnaryOperator<List<Map<String, Object>>> change) {
        here.broker().faults().on(Calls.trId("FHKST11300006")).always(Fault.prices(change));
    }

    private static UnaryOperator<List<Map<String, Object>>> of(String code, UnaryOperator<Map<String, Object>> change) {
        return rows -> rows.stream()
                .map(row -> code.equals(row.get("inter_shrn_iscd")) ? change.apply(row) : row)
                .toList();
    }

    private static UnaryOperator<Map<String, Object>> with(String field, String value) {
        return row -> {
            row.put(field, value);
            return row;
        };
    }

    /** Every row is what the simulated market holds. */
    private void assertRight(LocalDate from, LocalDate to) {
        Map<String, String> stored = here
                .rows("SELECT stock_code, trade_date, open_price, close_price, high_price, low_price, volume, turnover"
                        + " FROM daily_price")
                .stream()
                .collect(Collectors.toMap(
                        row -> row.get("stock_code") + " " + row.get("trade_date"), FastLaneTest::text));
        Map<String, String> held = new HashMap<>();
        here.broker().candles().codes().forEach(code -> here.broker()
                .candles()
                .bars(Series.adjusted(code), from, to)
                .forEach(bar -> held.put(code + " " + bar.date(), text(bar))));
        assertThat(stored).isEqualTo(held);
    }

    private static String text(Map<String, Object> row) {
        return number(row.get("open_price")) + " " + number(row.get("high_price")) + " " + number(row.get("low_price"))
                + " " + number(row.get("close_price")) + " " + row.get("volume") + " " + row.get("turnover");
    }

    private static long number(Object price) {
        return price == null ? 0 : ((Number) price).longValue();
    }

    private static String text(DayBar bar) {
        return bar.open() + " " + bar.high() + " " + bar.low() + " " + bar.close() + " " + bar.volume() + " "
                + (bar.turnover().isPresent() ? bar.turnover().getAsLong() : null);
    }

    @Test
    void todays_row_of_the_whole_market_takes_at_most_95_calls() {
        market(2_760, "2025-06-13T15:45:00");

        RunSummary summary = collectOn(FRIDAY, 2_760);

        assertThat(summary.exitCode()).as(summary.toString()).isZero();
        assertThat(here.broker().record().matching(Calls.quotations())).hasSizeLessThanOrEqualTo(95);
        assertThat(here.count("collection_item WHERE state = 'DONE' AND row_count = 1 AND attempts = 1"))
                .isEqualTo(2_760L);
        assertThat(here.count(QUOTED + " AND NOT is_final")).isGreaterThanOrEqualTo(2_757L);
        assertRight(FRIDAY, FRIDAY);
    }

    @Test
    void the_next_morning_confirms_each_row_or_revises_it_whatever_happened_in_the_night() {
        market(130, "2025-06-13T15:45:00");
        here.broker().candles().put(code(3), DayBar.suspended(FRIDAY, 5_111));
        collectOn(FRIDAY, 130);
        assertThat(here.count(QUOTED)).isEqualTo(129L);
        here.broker().candles().split(code(10), MONDAY, 2);
        here.broker().candles().delist(code(11), MONDAY);
        here.broker()
                .candles()
                .put(
                        code(12),
                        here.broker()
                                .candles()
                                .bars(Series.adjusted(code(12)), FRIDAY, FRIDAY)
                                .get(0)
                                .withVolume(77));

        RunSummary settled =
                here.on("2025-06-16T07:30:00").start(settings(130, Map.of())).collect("SETTLE");

        assertThat(settled.toString()).contains("127 rows of 30-code calls confirmed, 2 revised");
        assertThat(here.count(QUOTED)).isZero();
        assertThat(here.texts("SELECT stock_code FROM daily_price_revision WHERE source = 'FHKST11300006'"
                        + " AND trade_date = DATE '2025-06-13' AND reason IS NOT NULL ORDER BY stock_code"))
                .containsExactly(code(10), code(12));
        assertThat(here.count("daily_price WHERE trade_date = DATE '2025-06-13' AND is_final"))
                .isZero();
        assertRight(LocalDate.of(2025, 6, 9), FRIDAY);
        assertThat(settled.run().tally().done()).isEqualTo(130L);

        here.broker().candles().list(code(131), "새내기");
        here.broker()
                .candles()
                .put(code(131), DayBar.of(MONDAY, 10, 12, 9, 11, 5).withTurnover(53));
        here.on("2025-06-16T15:45:00").start(settings(131, Map.of("kis.collect.days", "7")));
        RunSummary monday = here.collect("DAILY");

        assertThat(monday.exitCode()).as(monday.toString()).isZero();
        assertRight(LocalDate.of(2025, 6, 9), MONDAY);
    }

    /** Wednesday in the normal way, Thursday by the fast lane. */
    private void proven() {
        market(130, "2025-06-11T15:45:00");
        here.start(settings(130, Map.of("kis.collect.days", "9"))).collect("DAILY");
        here.on("2025-06-12T07:30:00").collect("SETTLE");
        here.on("2025-06-12T15:45:00").collect("DAILY");
    }

    @Test
    void a_daily_run_asks_no_history_of_a_stock_whose_day_before_is_proven_and_fits() {
        proven();
        assertThat(calls("FHKST11300006")).isEqualTo(5L);
        assertThat(calls("FHKST03010100")).isEqualTo(1L);
        assertThat(here.count(QUOTED)).isEqualTo(129L);

        here.on("2025-06-13T15:45:00").collect("DAILY");
        assertThat(calls("FHKST11300006")).as("Thursday is not confirmed").isZero();
        assertThat(calls("FHKST03010100")).isEqualTo(130L);
        assertThat(here.count(QUOTED)).isZero();

        here.on("2025-06-16T07:30:00").collect("SETTLE");
        RunSummary monday = here.on("2025-06-16T15:45:00").collect("DAILY");
        assertThat(calls("FHKST03010100")).isEqualTo(1L);
        assertThat(monday.exitCode()).as(monday.toString()).isZero();
        assertRight(LocalDate.of(2025, 6, 2), MONDAY);
    }

    @Test
    void a_stock_with_another_base_price_is_asked_in_the_normal_way_at_once() {
        proven();
        here.on("2025-06-13T07:30:00").collect("SETTLE");
        here.broker().candles().split(code(40), FRIDAY, 2);

        RunSummary friday = here.on("2025-06-13T15:45:00").collect("DAILY");

        assertThat(here.questions())
                .hasSizeGreaterThan(1)
                .allMatch(asked -> asked.startsWith(code(1) + " ") || asked.startsWith(code(40) + " "));
        assertThat(here.texts("SELECT source FROM daily_price WHERE stock_code = '" + code(40)
                        + "' AND trade_date = DATE '2025-06-13'"))
                .containsExactly("FHKST03010100");
        assertRight(LocalDate.of(2025, 6, 2), FRIDAY);
        assertThat(friday.run().tally().failed()).isZero();
    }

    @Test
    void what_the_answer_leaves_out_or_garbles_is_asked_in_the_normal_way() {
        market(130, "2025-06-13T15:45:00");
        spoil(rows -> rows.stream()
                .filter(row -> !code(20).equals(row.get("inter_shrn_iscd")))
                .flatMap(row -> code(21).equals(row.get("inter_shrn_iscd"))
                        ? java.util.stream.Stream.of(row, row)
                        : java.util.stream.Stream.of(row))
                .map(row -> code(22).equals(row.get("inter_shrn_iscd"))
                        ? with("inter_kor_isnm", "").apply(row)
                        : row)
                .map(row -> code(23).equals(row.get("inter_shrn_iscd"))
                        ? with("inter2_prpr", "x").apply(row)
                        : row)
                .map(row -> code(24).equals(row.get("inter_shrn_iscd"))
                        ? with("inter2_prpr", "0").apply(row)
                        : row)
                .map(row -> code(25).equals(row.get("inter_shrn_iscd"))
                        ? with("inter2_hgpr", "1").apply(row)
                        : row)
                .toList());

        RunSummary summary = collectOn(FRIDAY, 130);

        assertThat(summary.exitCode()).as(summary.toString()).isZero();
        assertThat(here.texts("SELECT stock_code FROM daily_price WHERE source = 'FHKST03010100' ORDER BY stock_code"))
                .containsExactly(code(1), code(20), code(21), code(22), code(23), code(24), code(25));
        assertRight(FRIDAY, FRIDAY);
        assertThat(here.count("rejected_row")).isZero();
    }

    @Test
    void prices_of_another_day_are_not_stored() {
        market(130, "2025-06-13T15:45:00");
        spoil(rows -> {
            rows.forEach(row -> {
                DayBar other = here.broker()
                        .candles()
                        .bars(
                                Series.adjusted((String) row.get("inter_shrn_iscd")),
                                FRIDAY.minusDays(1),
                                FRIDAY.minusDays(1))
                        .get(0);
                row.put("inter2_oprc", String.valueOf(other.open()));
                row.put("inter2_hgpr", String.valueOf(other.high()));
                row.put("inter2_lwpr", String.valueOf(other.low()));
                row.put("inter2_prpr", String.valueOf(other.close()));
                row.put("acml_vol", String.valueOf(other.volume()));
            });
            return rows;
        });

        RunSummary summary = collectOn(FRIDAY, 130);

        assertThat(summary.exitCode()).as(summary.toString()).isZero();
        assertThat(calls("FHKST11300006")).isEqualTo(1L);
        assertThat(here.count(QUOTED)).isZero();
        assertRight(FRIDAY, FRIDAY);
    }

    @Test
    void before_the_opening_and_on_a_closed_day_nothing_is_stored() {
        market(130, "2025-06-13T08:00:00");
        here.broker().candles().codes().forEach(code -> here.broker().candles().remove(code, FRIDAY));
        here.broker().calendar().close(FRIDAY);

        collectOn(FRIDAY, 130);
        assertThat(here.count("daily_price")).isZero();

        here.on("2025-06-13T15:45:00");
        collectOn(FRIDAY, 130);
        assertThat(here.count("daily_price")).isZero();
        assertThat(calls("FHKST11300006")).isZero();
    }

    @Test
    void a_broker_without_this_service_is_asked_one_by_one() {
        market(130, "2025-06-13T15:45:00");
        here.broker().faults().on(Calls.trId("FHKST11300006")).always(Fault.apiError("OPSQ0002"));

        RunSummary summary = collectOn(FRIDAY, 130);

        assertThat(summary.exitCode()).as(summary.toString()).isZero();
        assertThat(calls("FHKST11300006")).isEqualTo(1L);
        assertRight(FRIDAY, FRIDAY);
    }

    @Test
    void a_page_that_fails_leaves_its_symbols_to_the_normal_way() {
        market(130, "2025-06-13T15:45:00");
        here.broker()
                .faults()
                .on(Calls.trId("FHKST11300006").and(Calls.parameter("FID_INPUT_ISCD_1", code(31))))
                .always(Fault.cutJson());

        RunSummary summary = collectOn(FRIDAY, 130);

        assertThat(summary.exitCode()).as(summary.toString()).isZero();
        assertThat(here.count(QUOTED)).isEqualTo(99L);
        assertRight(FRIDAY, FRIDAY);
    }

    @Test
    void a_run_that_was_interrupted_in_the_fast_lane_is_resumed() {
        market(130, "2025-06-13T15:45:00");
        here.broker().faults().on(Calls.trId("FHKST11300006")).next(Fault.meanwhile(() -> here.leave()));
        collectOn(FRIDAY, 130);
        assertThat(here.newestRun()).contains("RUNNING");
        assertThat(here.count("collection_item WHERE state = 'DONE'")).isBetween(30L, 129L);

        RunSummary resumed = collectOn(FRIDAY, 130);

        assertThat(resumed.exitCode()).as(resumed.toString()).isZero();
        assertThat(here.count("collection_item WHERE state = 'DONE' AND row_count = 1"))
                .isEqualTo(130L);
        assertRight(FRIDAY, FRIDAY);
    }

    @Test
    void a_second_run_of_the_evening_replaces_its_own_prices_and_nothing_else() {
        market(130, "2025-06-13T12:00:00");
        collectOn(FRIDAY, 130);
        DayBar noon = here.broker()
                .candles()
                .bars(Series.adjusted(code(50)), FRIDAY, FRIDAY)
                .get(0);
        here.broker().candles().put(code(50), noon.withVolume(noon.volume() + 5));
        here.on("2025-06-13T15:45:00");

        RunSummary evening = collectOn(FRIDAY, 130);

        assertThat(evening.run().tally().changedRows()).isEqualTo(1L);
        assertThat(calls("FHKST03010100")).isEqualTo(1L);
        assertThat(here.count("daily_price_revision")).isEqualTo(1L);
        assertRight(FRIDAY, FRIDAY);
    }

    @Test
    void it_can_be_switched_off_and_is_not_used_for_few_stocks_unless_switched_on() {
        market(130, "2025-06-12T15:45:00");
        collectOn(FRIDAY.minusDays(1), 60);
        assertThat(calls("FHKST11300006")).isZero();

        Map<String, String> friday = Map.of("kis.collect.from", "2025-06-13", "kis.collect.to", "2025-06-13");
        here.on("2025-06-13T15:45:00").start(settings(3, with(friday, "on"))).collect();
        assertThat(calls("FHKST11300006")).isEqualTo(1L);

        here.start(settings(130, with(friday, "off"))).collect();
        assertThat(calls("FHKST11300006")).isZero();
    }

    private static Map<String, String> with(Map<String, String> settings, String fastLane) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("kis.collect.fast-lane", fastLane);
        return all;
    }
}
