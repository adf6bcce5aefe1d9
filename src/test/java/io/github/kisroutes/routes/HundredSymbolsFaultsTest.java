package io.github.kisroutes.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.kisroutes.collection.report.RunSummary;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.http.Call;
import io.github.kisroutes.simulator.http.Calls;
import io.github.kisroutes.simulator.http.Fault;
import io.github.kisroutes.simulator.http.FaultScript;
import io.github.kisroutes.simulator.http.SeenCall;
import io.github.kisroutes.simulator.market.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A hundred symbols of a hundred rows meet one fault after another, all in one process: a fault that passes leaves no trace,
 * one that stays fails exactly the symbols it strikes, and the next run heals them.
 */
class HundredSymbolsFaultsTest {
    private static final Predicate<Call> ALL = HundredSymbols.CANDLES;
    private static final Predicate<Call> ONE = Calls.code("000037");
    private static final Predicate<Call> TEN = ALL.and(call -> call.code().endsWith("5"));
    /** The symbol that is asked alone before all others, one in the middle, and the last. */
    private static final Set<String> AFFECTED = Set.of("000001", "000050", "000100");

    /** A code that an operator can look for, and not the name of a Java class. */
    private static final String WORD = "[A-Z][A-Z0-9_]+";

    @TempDir
    static Path folder;

    private static Simulator broker;
    private static HundredSymbols hundred;

    @BeforeAll
    static void collectOnceWithoutTrouble() {
        broker = HundredSymbols.broker();
        hundred = HundredSymbols.start(broker, folder, HundredSymbols.QUICK);
        assertThat(hundred.collect().exitCode()).isZero();
        hundred.rememberAsUndisturbed();
    }

    @AfterAll
    static void stop() {
        if (hundred != null) {
            hundred.close();
        }
        broker.close();
    }

    @BeforeEach
    void forget() {
        hundred.forget();
    }

    private static Arguments fault(String name, String seenAs, int times, Consumer<FaultScript> script) {
        return arguments(name, seenAs, times, script);
    }

    static Stream<Arguments> passing() {
        return Stream.of(
                fault("HTTP 500 every 20th call", "HTTP 500", 5, f -> f.on(ALL).every(20, Fault.httpError(500))),
                fault("HTTP 503 ten times", "HTTP 503", 10, f -> f.on(TEN).next(10, Fault.httpError(503))),
                fault("HTTP 429 ten times", "HTTP 429", 10, f -> f.on(TEN).next(10, Fault.httpError(429))),
                fault("one JSON that is cut", "cut JSON", 1, f -> f.on(ONE).next(Fault.cutJson())),
                fault("one body that breaks off", "cut off", 1, f -> f.on(ONE).next(Fault.cutOff())),
                fault("every 20th connection is closed", "reset", 5, f -> f.on(ALL)
                        .every(20, Fault.reset())),
                fault("every 20th gzip is broken", "broken gzip", 5, f -> f.on(ALL)
                        .every(20, Fault.brokenGzip())),
                fault("one body comes too slowly", "slow body", 1, f -> f.on(ONE)
                        .next(Fault.slowBody(Duration.ofSeconds(12)))),
                fault("one body never ends", "endless", 1, f -> f.on(ONE).next(Fault.endlessBody())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passing")
    void a_fault_that_passes_costs_one_call_more_each_time_and_nothing_else(
            String name, String seenAs, int times, Consumer<FaultScript> script) {
        script.accept(broker.faults());
        hundred.assertWhole(hundred.collect());
        assertThat(broker.record().answered(seenAs)).isGreaterThanOrEqualTo(times);
        assertThat(hundred.questions())
                .hasSize(HundredSymbols.SYMBOLS + broker.record().answered(seenAs));
    }

    @Test
    void a_silent_answer_costs_one_timeout_and_the_others_go_on_meanwhile() {
        broker.faults().on(ONE).next(Fault.hang());
        hundred.assertWhole(hundred.collect());
        List<Long> affected = arrivals(ONE);
        assertThat(affected).hasSize(2);
        assertThat(affected.get(1) - affected.get(0)).isGreaterThanOrEqualTo(1_000_000_000L);
        assertThat(arrivals(ALL.and(ONE.negate())))
                .as("the others, once each")
                .hasSize(HundredSymbols.SYMBOLS - 1)
                .as("and not behind the one that waits")
                .filteredOn(nanos -> nanos > affected.get(0) && nanos < affected.get(1))
                .hasSizeGreaterThan(30);
    }

    @Test
    void a_connection_that_is_reset_in_mid_answer_costs_one_call_more(@TempDir Path other) throws IOException {
        // A broker of its own: by another address this one would be asked for another token, and allows one a minute.
        try (Simulator afar = HundredSymbols.broker();
                ResettingWire wire = new ResettingWire(afar.baseUri());
                HundredSymbols behind = HundredSymbols.start(afar, other, Map.of("kis.base-url", wire.address()))) {
            behind.product().ask("kis-token", Map.of());
            wire.resetEvery(50);
            behind.assertWhole(behind.collect());
            assertThat(wire.resets()).isGreaterThanOrEqualTo(2);
            assertThat(behind.questions()).hasSize(HundredSymbols.SYMBOLS + wire.resets());
        }
    }

    static Stream<Arguments> untidy() {
        return Stream.of(
                arguments("compressed", Fault.gzip()),
                arguments("doubled rows", Fault.rows(Rows.doubled())),
                arguments("rows out of order", Fault.rows(Rows.shuffled(7))),
                arguments("a {} row", Fault.rows(Rows.withEmptyObject())),
                arguments("a row with a blank day", Fault.rows(Rows.withBlankDay())),
                arguments("a day that was not asked for", Fault.rows(Rows.withDay("20240102"))),
                arguments("numbers instead of texts", Fault.rows(HundredSymbolsFaultsTest::numbers)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("untidy")
    void an_untidy_answer_is_read_right_at_once(String name, Fault fault) {
        broker.faults().on(ALL).always(fault);
        hundred.assertWhole(hundred.collect());
        assertThat(hundred.questions()).hasSize(HundredSymbols.SYMBOLS);
        assertThat(hundred.product().value("SELECT COUNT(*) FROM rejected_row")).isEqualTo(0L);
    }

    @Test
    void a_slow_answer_within_the_limits_is_waited_for() {
        broker.faults().on(TEN).always(Fault.slowBody(Duration.ofSeconds(1)));
        hundred.assertWhole(hundred.collect());
        assertThat(hundred.questions()).hasSize(HundredSymbols.SYMBOLS);
    }

    private static Arguments bad(String name, Fault fault, int rows, String code, String inText) {
        return arguments(name, fault, rows, code, inText);
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                bad("no rows", Fault.rows(Rows.none()), 0, "NO_ROWS", "sent no row for"),
                bad("an empty object", Fault.rows(Rows.emptyObject()), 0, "NO_ROWS", "sent no row for"),
                bad("no output2", Fault.without("output2"), 0, WORD, "without output2"),
                bad("output2 is a text", Fault.field("output2", "none"), 0, WORD, "without output2"),
                bad("output2 is null", Fault.field("output2", null), 0, WORD, "without output2"),
                bad("other days", Fault.rows(Rows.yearsEarlier(1)), 0, "REJECTED_ROWS", "INSIDE_WINDOW"),
                bad("two closes of a day", Fault.rows(Rows.withSecondClose()), 99, "REJECTED_ROWS", "ONE_ROW_PER_DAY"),
                bad("a word for a price", field("stck_clpr", "n/a"), 99, "REJECTED_ROWS", "READABLE"),
                bad("null for a price", field("stck_hgpr", null), 99, "REJECTED_ROWS", "READABLE"),
                bad("a list for a volume", field("acml_vol", List.of(1)), 99, "REJECTED_ROWS", "READABLE"),
                bad(
                        "an object for a day",
                        field("stck_bsop_date", Map.of("day", 1)),
                        99,
                        "MISSING_DAYS",
                        "2025-06-16"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void a_bad_answer_fails_the_symbols_it_is_about_with_a_clear_text_and_the_next_run_heals_them(
            String name, Fault fault, int rows, String code, String inText) {
        broker.faults().on(call -> AFFECTED.contains(call.code())).always(fault);
        RunSummary summary = hundred.collect();
        hundred.assertFailed(summary, AFFECTED);
        for (String affected : AFFECTED) {
            HundredSymbols.Item item = hundred.items(summary).get(affected);
            assertThat(item.code()).as(item.toString()).matches(code);
            assertThat(item.text()).contains(inText);
            assertThat(hundred.rowsOf(affected)).as("the good rows").isEqualTo(rows);
        }
        broker.faults().clear();
        hundred.assertWhole(hundred.collect());
    }

    private static Fault field(String name, Object value) {
        return Fault.rows(Rows.withField(name, value));
    }

    private static List<Map<String, Object>> numbers(List<Map<String, Object>> rows) {
        List<Map<String, Object>> changed = new ArrayList<>();
        for (Map<String, Object> row : rows) {
            Map<String, Object> copy = new HashMap<>(row);
            for (String field : List.of("stck_clpr", "acml_vol", "acml_tr_pbmn", "stck_bsop_date")) {
                copy.computeIfPresent(field, (name, text) -> Long.valueOf(text.toString()));
            }
            changed.add(copy);
        }
        return changed;
    }

    private static List<Long> arrivals(Predicate<Call> calls) {
        return broker.record().matching(calls).stream()
                .map(SeenCall::call)
                .map(Call::arrivalNanos)
                .toList();
    }
}
