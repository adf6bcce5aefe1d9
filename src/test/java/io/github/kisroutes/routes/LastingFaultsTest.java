package io.github.kisroutes.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.github.kisroutes.collection.report.RunSummary;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.http.Call;
import io.github.kisroutes.simulator.http.Calls;
import io.github.kisroutes.simulator.http.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Faults that do not pass, each on one of a hundred symbols. They are told apart, they cost a known number of calls, and the
 * process works when they are over. All in one run, because each of them is waited for as long as the error policy says.
 */
class LastingFaultsTest {
    /** The first call and four repeats, and that again in three rounds at the end of the run. */
    private static final int MOST_CALLS = 5 * 4;

    /** A second for a whole answer as well as for its beginning: each of them is waited for twenty times. */
    private static final Map<String, String> QUICK =
            Map.of("kis.http.response-timeout", "1s", "kis.http.answer-timeout", "1s");

    /** A code that an operator can look for, and not the name of a Java class. */
    private static final String WORD = "[A-Z][A-Z0-9_]+";

    /** A fault, the code it is recorded with and what its text says, as patterns. */
    private record Lasting(Fault fault, String code, String inText) {}

    private static Map<String, Lasting> faults() {
        Map<String, Lasting> faults = new TreeMap<>();
        faults.put("000003", new Lasting(Fault.httpError(500), "HTTP_500", "HTTP 500"));
        faults.put("000013", new Lasting(Fault.httpError(503), "HTTP_503", "HTTP 503"));
        faults.put("000023", new Lasting(Fault.httpError(429), "HTTP_429", "HTTP 429"));
        faults.put("000033", new Lasting(Fault.cutJson(), "BAD_JSON", "without readable JSON"));
        faults.put("000043", new Lasting(Fault.html(), "BAD_JSON", "without readable JSON"));
        faults.put("000053", new Lasting(Fault.reset(), WORD, "failed to respond|reset|closed"));
        faults.put("000063", new Lasting(Fault.cutOff(), WORD, "(?i)premature end"));
        faults.put("000073", new Lasting(Fault.hang(), WORD, "(?i)timed out|took longer than 1000 ms"));
        faults.put("000083", new Lasting(Fault.slowBody(Duration.ofSeconds(12)), WORD, "took longer than 1000 ms"));
        faults.put("000093", new Lasting(Fault.brokenGzip(), WORD, "(?i)unexpected end of zlib"));
        faults.put("000100", new Lasting(Fault.apiError("EGW00300"), "EGW00300", "Gateway"));
        return faults;
    }

    @Test
    void each_fails_its_symbol_alone_with_its_name_and_the_next_run_heals_them(@TempDir Path folder) {
        Map<String, Lasting> faults = faults();
        try (Simulator broker = HundredSymbols.broker();
                HundredSymbols hundred = HundredSymbols.start(broker, folder, QUICK)) {
            assertThat(hundred.collect().exitCode()).isZero();
            hundred.rememberAsUndisturbed();
            hundred.forget();
            faults.forEach(
                    (code, lasting) -> broker.faults().on(Calls.code(code)).always(lasting.fault()));
            RunSummary summary = hundred.collect();
            hundred.assertFailed(summary, faults.keySet());
            assertThat(broker.record().matching(HundredSymbols.CANDLES.and(call -> !affected(faults, call))))
                    .as("the others, once each")
                    .hasSize(HundredSymbols.SYMBOLS - faults.size());
            assertSoftly(softly -> faults.forEach((code, lasting) -> {
                HundredSymbols.Item item = hundred.items(summary).get(code);
                softly.assertThat(item.code()).as(item.toString()).matches(lasting.code());
                softly.assertThat(item.text())
                        .as("for what, and what happened")
                        .contains(code, "20250128..20250616")
                        .containsPattern(lasting.inText());
                softly.assertThat(broker.record().matching(Calls.code(code)).size())
                        .as("calls for " + code)
                        .isBetween(5, MOST_CALLS);
                softly.assertThat(hundred.rowsOf(code)).as("rows of " + code).isZero();
            }));
            broker.faults().clear();
            hundred.assertWhole(hundred.collect());
        }
    }

    private static boolean affected(Map<String, Lasting> faults, Call call) {
        return faults.containsKey(call.code());
    }
}
