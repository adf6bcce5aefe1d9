package io.github.kisroutes.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.Product;
import io.github.kisroutes.collection.report.RunSummary;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import io.github.kisroutes.simulator.http.Call;
import io.github.kisroutes.simulator.http.Calls;
import io.github.kisroutes.simulator.http.Fault;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A call that was refused, repeated and answered leaves nothing behind: no fault outlives the attempt that had it. */
class OldFaultTest {
    private static final Predicate<Call> CANDLES = Calls.trId("FHKST03010100");
    private static final Predicate<Call> HOLIDAYS = Calls.trId("CTCA0903R");
    private static final Map<String, Object> ONE_STOCK =
            Map.of("symbol", "005930", "fromDate", "20250602", "toDate", "20250616");

    @TempDir
    Path folder;

    private final Simulator broker = Simulator.start(SimulatorOptions.demo().withQuota(0));
    private Product product;

    @AfterEach
    void stop() {
        product.close();
        broker.close();
    }

    private void start(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of("kis.rate.per-second", "100"));
        settings.putAll(more);
        product = Product.start(broker, folder, settings);
    }

    private void assertNothingIsLeftOf(String route, Map<String, Object> variables) {
        start(Map.of());
        Exchange answered = product.ask(route, variables);
        assertThat(answered.getException()).isNull();
        assertThat(answered.getProperty(Exchange.EXCEPTION_CAUGHT)).isNull();
        assertThat(answered.getProperty(Exchange.FAILURE_ENDPOINT)).isNull();
        assertThat(answered.getProperty(Exchange.FAILURE_ROUTE_ID)).isNull();
    }

    @Test
    void the_candles_of_a_stock() {
        broker.faults().on(CANDLES).next(Fault.apiError("EGW00201"));
        assertNothingIsLeftOf("kis-daily-candles", ONE_STOCK);
        assertThat(broker.record().quotations()).hasSize(2);
    }

    @Test
    void the_current_price() {
        broker.faults().on(Calls.trId("FHKST01010100")).next(Fault.httpError(503));
        assertNothingIsLeftOf("kis-current-price", ONE_STOCK);
        assertThat(broker.record().quotations()).hasSize(2);
    }

    @Test
    void the_holidays() {
        broker.faults().on(HOLIDAYS).next(Fault.apiError("EGW00201"));
        assertNothingIsLeftOf(
                "kis-holidays", Map.of("baseDate", "20250601", "nextKey", "", "nextSearch", "", "continuation", ""));
        assertThat(broker.record().quotations()).hasSize(2);
    }

    @Test
    void the_calendar() {
        broker.faults().on(HOLIDAYS).next(Fault.apiError("EGW00201"));
        assertNothingIsLeftOf("kis-calendar-learn", Map.of());
    }

    @Test
    void the_calendar_that_could_not_be_learned() {
        broker.faults().on(HOLIDAYS).always(Fault.apiError("OPSQ0002"));
        assertNothingIsLeftOf("kis-calendar-learn", Map.of());
    }

    @Test
    void the_trading_day() {
        broker.faults().on(HOLIDAYS).next(Fault.apiError("EGW00201"));
        broker.faults().on(CANDLES).next(Fault.apiError("EGW00201"));
        assertNothingIsLeftOf("kis-trading-day", Map.of());
    }

    @Test
    void the_trading_day_that_could_not_be_checked() {
        broker.faults().on(HOLIDAYS).always(Fault.apiError("OPSQ0002"));
        broker.faults().on(CANDLES).always(Fault.apiError("OPSQ2001"));
        assertNothingIsLeftOf("kis-trading-day", Map.of());
    }

    @Test
    void a_stock_is_recorded_with_its_own_fault_and_asked_as_often_as_that_fault_says() {
        broker.faults().on(CANDLES).next(Fault.apiError("EGW00201"));
        broker.faults().on(Calls.code("000660")).always(Fault.apiError("OPSQ2001"));
        start(Map.of("kis.collect.symbols", "005930,000660,035420"));
        RunSummary summary = product.collect();
        assertThat(product.rows("SELECT stock_code, error_code FROM collection_item WHERE state <> 'DONE'"))
                .as(summary.toString())
                .containsExactly(Map.of("stock_code", "000660", "error_code", "OPSQ2001"));
        assertThat(broker.record().matching(Calls.code("000660"))).hasSize(1);
    }

    @Test
    void the_day_of_a_schedule_hands_no_fault_of_the_calendar_to_its_stocks() {
        broker.faults().on(HOLIDAYS).always(Fault.apiError("OPSQ0002"));
        broker.faults().on(Calls.code("000660")).always(Fault.apiError("OPSQ2001"));
        start(Map.of("kis.collect.symbols", "005930,000660,035420"));
        assertThat(product.ask("kis-daily", Map.of()).getException()).isNull();
        assertThat(product.rows("SELECT stock_code, error_code FROM collection_item WHERE state <> 'DONE'"))
                .containsExactly(Map.of("stock_code", "000660", "error_code", "OPSQ2001"));
        assertThat(broker.record().matching(Calls.code("000660"))).hasSize(1);
    }

    @Test
    void after_a_refused_secret_no_further_call_goes_out() {
        broker.faults().on(CANDLES).next(Fault.apiError("EGW00201"));
        broker.faults().on(CANDLES).after(1, 1000, Fault.apiError("EGW00105"));
        start(Map.of("kis.collect.from", "2015-01-01", "kis.collect.to", "2025-06-16", "kis.collect.workers", "2"));
        RunSummary summary = product.collect();
        assertThat(summary.exitCode()).as(summary.toString()).isEqualTo(1);
        assertThat(summary.toString()).contains("EGW00105");
        List<?> calls = broker.record().quotations();
        assertThat(calls.size()).as(summary.toString()).isLessThanOrEqualTo(4);
    }
}
