package io.github.kisroutes.collection;

import static io.github.kisroutes.collection.TestInstallation.day;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.collection.report.RunSummary;
import io.github.kisroutes.simulator.http.Call;
import io.github.kisroutes.simulator.http.Calls;
import io.github.kisroutes.simulator.http.Fault;
import io.github.kisroutes.simulator.market.CandleSource;
import io.github.kisroutes.simulator.market.CandleSource.Series;
import io.github.kisroutes.simulator.market.DayBar;
import io.github.kisroutes.simulator.market.GeneratedCandles;
import io.github.kisroutes.simulator.market.KrxCandles;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ranges of any length: how many questions they take, and that nothing is asked twice. */
class LongRangeTest {
    private static final Duration LATE = Duration.ofMillis(500);

    /** No answer is given up while it is held back. */
    private static final Map<String, String> PATIENT =
            Map.of("kis.http.response-timeout", "90s", "kis.http.answer-timeout", "100s");

    private static final Predicate<Call> WINDOWS = Calls.trId("FHKST03010100");

    /** The default of {@code kis.collect.workers}. */
    private static final int WORKERS = 16;

    private static final String TODAY = "2025-06-13T18:00:00";

    @TempDir
    Path folder;

    private TestInstallation here;

    @AfterEach
    void close() {
        here.close();
    }

    private RunSummary backfill(CandleSource market, String symbols, String from, String to) {
        here = TestInstallation.at(TODAY, folder, Map.of(), market);
        return again(symbols, from, to, Map.of());
    }

    private RunSummary again(String symbols, String from, String to, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.putAll(Map.of("kis.collect.symbols", symbols, "kis.collect.from", from, "kis.collect.to", to));
        return here.start(settings).collect();
    }

    private void assertComplete(String code, String from, String to) {
        List<String> given = here.broker().candles().bars(Series.adjusted(code), day(from), day(to)).stream()
                .map(bar -> bar.date() + " " + bar.open() + " " + bar.high() + " " + bar.low() + " " + bar.close() + " "
                        + bar.volume() + " "
                        + (bar.turnover().isPresent() ? bar.turnover().getAsLong() : ""))
                .toList();
        assertThat(here.texts(
                        "SELECT CONCAT(trade_date, ' ', CAST(open_price AS BIGINT), ' ', CAST(high_price AS BIGINT), ' ',"
                                + " CAST(low_price AS BIGINT), ' ', CAST(close_price AS BIGINT), ' ', volume, ' ', turnover)"
                                + " FROM daily_price WHERE stock_code = ? ORDER BY trade_date",
                        code))
                .isEqualTo(given);
    }

    private List<String> questions(String code) {
        return here.questions().stream()
                .filter(question -> question.startsWith(code))
                .toList();
    }

    @Test
    void a_range_that_ends_on_a_closed_day_is_not_asked_again() {
        String stocks = "005930,000660,035420";
        for (String last : List.of("2024-12-31", "2024-10-01")) {
            here = TestInstallation.at("2025-06-16T20:30:00", folder.resolve(last), Map.of());
            again(stocks, "2024-09-02", last, Map.of());
            again(stocks, "2024-09-02", last, Map.of()); // the second answer makes the rows final

            assertThat(again(stocks, "2024-09-02", last, Map.of()).exitCode()).isZero();
            assertThat(here.broker().record().all()).as(last).isEmpty();
            here.close();
        }
    }

    @Test
    void the_backfill_of_the_readme_asks_nothing_when_it_runs_again() {
        here = TestInstallation.at("2025-06-16T20:30:00", folder, Map.of());
        again("005930,000660", "2015-01-01", "2024-12-31", Map.of());
        assertThat(here.questions()).isNotEmpty();

        assertThat(again("005930,000660", "2015-01-01", "2024-12-31", Map.of()).exitCode())
                .isZero();
        assertThat(here.broker().record().all()).isEmpty();
    }

    @Test
    void one_stock_alone_is_not_asked_again_for_a_range_that_ends_on_a_closed_day() {
        here = TestInstallation.at("2025-06-16T20:30:00", folder, Map.of());
        again("005930", "2024-12-02", "2024-12-31", Map.of());
        again("005930", "2024-12-02", "2024-12-31", Map.of());

        again("005930", "2024-12-02", "2024-12-31", Map.of());
        assertThat(here.broker().record().all()).isEmpty();
    }

    @Test
    void ten_years_of_one_stock_arrive_complete_and_right_in_at_most_26_calls() {
        RunSummary summary = backfill(
                GeneratedCandles.oneStock(2_451, LocalDate.parse("2025-06-13")), "000001", "2015-06-13", "2025-06-13");

        assertThat(summary.exitCode()).as(summary.toString()).isZero();
        assertThat(here.count("daily_price")).isEqualTo(2_451L);
        assertComplete("000001", "2015-06-13", "2025-06-13");
        assertThat(here.questions()).hasSizeLessThanOrEqualTo(26);
        assertThat(here.missing()).isEmpty();
    }

    @Test
    void once_the_trading_days_are_known_the_windows_of_a_stock_are_asked_newest_first_and_all_at_once() {
        here = TestInstallation.at(
                TODAY, folder, Map.of(), GeneratedCandles.of(2, day("2016-01-20"), day("2025-06-13")));
        Gate gate = Gate.until(5);
        here.broker().faults().on(gate.seeing(Calls.code("000002"))).always(Fault.meanwhile(gate::hold));
        again("000001,000002", "2016-01-20", "2025-06-13", PATIENT);

        assertComplete("000002", "2016-01-20", "2025-06-13");
        assertThat(questions("000002")).hasSizeLessThanOrEqualTo(26);
        assertThat(gate.opened())
                .as("the first five were asked before one was answered")
                .isTrue();
        List<String> newestFirst = gate.seen().stream()
                .sorted(Comparator.reverseOrder())
                .limit(WORKERS)
                .toList();
        assertThat(newestFirst.get(0)).isEqualTo("20250613");
        assertThat(newestFirst)
                .as("so many are asked at once, in any order")
                .containsAll(gate.seen().subList(0, 5));
    }

    /** Holds answers until so many calls have come, however long that takes; a call that waits for the answer before never comes. */
    private record Gate(CountDownLatch missing, Queue<String> lastDays, AtomicBoolean gaveUp) {
        static Gate until(int calls) {
            return new Gate(new CountDownLatch(calls), new ConcurrentLinkedQueue<>(), new AtomicBoolean());
        }

        /** The same calls, each noted. */
        Predicate<Call> seeing(Predicate<Call> calls) {
            return call -> calls.test(call) && lastDays.add(call.parameter("FID_INPUT_DATE_2"));
        }

        void hold() {
            missing.countDown();
            try {
                if (!missing.await(1, TimeUnit.MINUTES)) {
                    gaveUp.set(true);
                }
            } catch (InterruptedException e) {
                gaveUp.set(true);
            }
        }

        boolean opened() {
            return missing.getCount() == 0 && !gaveUp.get();
        }

        /** The last days of the windows that were asked for, in their order. */
        List<String> seen() {
            return List.copyOf(lastDays);
        }
    }

    @Test
    void the_windows_of_the_first_stock_are_asked_at_once_too_behind_the_newest_one() {
        here = TestInstallation.at(TODAY, folder, Map.of(), KrxCandles.shipped());
        Gate others = Gate.until(3);
        here.broker().faults().on(WINDOWS).next(Fault.late(LATE));
        here.broker().faults().on(others.seeing(WINDOWS)).always(Fault.meanwhile(others::hold));
        again("005930", "2023-12-05", "2025-06-13", PATIENT);

        assertComplete("005930", "2023-12-05", "2025-06-13");
        List<Long> arrivals = here.broker().record().matching(WINDOWS).stream()
                .map(seen -> seen.call().arrivalNanos())
                .sorted()
                .toList();
        assertThat(arrivals).hasSize(4);
        assertThat(arrivals.get(1) - arrivals.get(0)).isGreaterThan(LATE.toNanos());
        assertThat(others.opened())
                .as("all others were asked before one was answered")
                .isTrue();
        assertThat(here.count("daily_price WHERE NOT is_final AND trade_date < DATE '2025-05-01'"))
                .as("each answer agrees with another")
                .isZero();
    }

    @Test
    void thirty_years_of_a_listing_that_began_in_between_are_asked_for_once() {
        RunSummary summary = backfill(
                GeneratedCandles.of(1, day("2015-03-17"), day("2025-06-13")), "000001", "1995-06-13", "2025-06-10");
        assertThat(summary.exitCode()).as(summary.toString()).isZero();
        assertComplete("000001", "1995-06-13", "2025-06-10");
        assertThat(here.questions()).hasSizeLessThanOrEqualTo(28);
        assertThat(here.missing()).isEmpty();

        again("000001", "1995-06-13", "2025-06-10", Map.of());
        assertThat(here.questions())
                .as("what was not settled for sure when it was read")
                .hasSizeLessThanOrEqualTo(1)
                .allMatch(question -> question.endsWith("20250610"));
        RunSummary third = again("000001", "1995-06-13", "2025-06-10", Map.of());
        assertThat(here.questions()).hasSizeLessThanOrEqualTo(1);
        assertThat(third.exitCode()).isZero();
    }

    @Test
    void a_stock_listed_yesterday_is_complete() {
        CandleSource market = GeneratedCandles.of(1, day("2020-01-02"), day("2025-06-13"));
        here = TestInstallation.at(TODAY, folder, Map.of(), market);
        here.broker().candles().list("900001", "새내기");
        here.broker()
                .candles()
                .put(
                        "900001",
                        DayBar.of(day("2025-06-12"), 10, 12, 9, 11, 5),
                        DayBar.of(day("2025-06-13"), 11, 12, 9, 11, 5));

        RunSummary summary = again("000001,900001", "2020-01-02", "2025-06-13", Map.of());

        assertThat(summary.exitCode()).as(summary.toString()).isZero();
        assertThat(here.count("daily_price WHERE stock_code = '900001'")).isEqualTo(2L);
        assertThat(here.missing()).isEmpty();
    }

    @Test
    void what_is_complete_and_final_is_not_asked_for_again_unless_told_so() {
        backfill(
                GeneratedCandles.of(3, day("2022-01-03"), day("2025-06-13")),
                "000001,000002",
                "2022-01-01",
                "2025-06-13");

        again("000001,000002", "2022-01-01", "2025-06-13", Map.of());
        assertThat(here.questions())
                .as("only what is not final")
                .hasSize(2)
                .allMatch(question -> question.endsWith("20250613"));
        here.on("2025-07-20T18:00:00");
        again("000001,000002", "2022-01-01", "2025-06-13", Map.of());
        assertThat(here.questions()).as("settled now").hasSizeLessThanOrEqualTo(2);
        again("000001,000002", "2022-01-01", "2025-06-13", Map.of());
        assertThat(here.questions()).as("all final").isEmpty();

        RunSummary reread = again("000001,000002", "2022-01-01", "2025-06-13", Map.of("kis.collect.reread", "true"));
        assertThat(here.questions()).as("all of it").hasSizeGreaterThanOrEqualTo(18);
        assertThat(reread.run().tally().unchangedRows()).isEqualTo(2 * 900L);
    }

    @Test
    void a_range_in_which_a_stock_was_not_listed_is_empty_and_not_asked_for_again() {
        CandleSource market = GeneratedCandles.of(1, day("2015-01-05"), day("2025-06-13"));
        here = TestInstallation.at(TODAY, folder, Map.of(), market);
        here.broker().candles().list("900001", "새내기");
        here.broker().candles().put("900001", DayBar.of(day("2025-06-12"), 10, 12, 9, 11, 5));
        again("000001,900001", "2015-01-05", "2016-12-29", Map.of());
        assertThat(here.texts("SELECT CONCAT(state, ' ', error_code) FROM collection_item WHERE stock_code = '900001'"))
                .containsExactly("DONE ");
        assertThat(here.missing()).isEmpty();

        again("000001,900001", "2015-01-05", "2016-12-29", Map.of());
        assertThat(here.questions()).isEmpty();
    }
}
