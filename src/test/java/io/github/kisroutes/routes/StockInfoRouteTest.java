package io.github.kisroutes.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.Product;
import io.github.kisroutes.instrument.listing.StockListing;
import io.github.kisroutes.instrument.listing.StockListing.Source;
import io.github.kisroutes.instrument.listing.StockListings;
import io.github.kisroutes.market.StockCode;
import io.github.kisroutes.simulator.MutableClock;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import io.github.kisroutes.simulator.http.Calls;
import io.github.kisroutes.simulator.http.Fault;
import io.github.kisroutes.simulator.http.SeenCall;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code routes/kis-stock-info.camel.yaml}: a doubt about one stock, carried to the broker. */
class StockInfoRouteTest {
    private static final LocalDate LISTED = LocalDate.of(1996, 12, 26);
    private static final LocalDate FRIDAY = LocalDate.of(2025, 6, 13);

    @TempDir
    Path folder;

    private final MutableClock clock = MutableClock.atSeoul("2025-06-16T15:45:00");
    private final Simulator broker =
            Simulator.start(SimulatorOptions.defaults().withClock(clock).withQuota(0));
    private Product product;

    @AfterEach
    void stop() {
        product.close();
        broker.close();
    }

    private void start(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of("kis.token.store", "memory", "kis.rate.per-second", "100"));
        all.putAll(settings);
        product = Product.start(broker, folder, all);
    }

    private StockListing doubt(String symbol) {
        Exchange exchange = product.ask("kis-stock-info", Map.of("symbol", symbol));
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getProperties()).doesNotContainKey(Exchange.EXCEPTION_CAUGHT);
        return exchange.getMessage().getBody(StockListing.class);
    }

    private List<SeenCall> questions() {
        return broker.record().matching(Calls.trId("CTPF1002R"));
    }

    private Map<String, Object> remembered() {
        return product.rows("SELECT state, answer FROM stock_listing").get(0);
    }

    @Test
    void a_doubt_is_carried_to_the_broker_once_a_day_and_survives_a_restart() {
        broker.listings().change("000660", stock -> stock.withListed(LISTED)
                .withHalted(true)
                .withNextrade(true, true));
        broker.candles().delist("000660", FRIDAY);
        start(Map.of());

        StockListing told = doubt("000660");

        assertThat(told.listedOn()).hasValue(LISTED);
        assertThat(told.delistedOn()).hasValue(FRIDAY);
        assertThat(told.isHalted()).isTrue();
        assertThat(told.isKeptFromNextrade()).isTrue();
        assertThat(told.source()).hasValue(Source.STOCK_INFO);
        assertThat(questions()).singleElement().satisfies(seen -> assertThat(
                        seen.call().parameters())
                .containsExactlyInAnyOrderEntriesOf(Map.of("PRDT_TYPE_CD", "300", "PDNO", "000660")));
        product.close();
        clock.advance(Duration.ofMinutes(2)); // a token a minute
        start(Map.of());
        assertThat(doubt("000660")).isEqualTo(told);
        assertThat(questions()).hasSize(1);
        clock.advance(Duration.ofDays(1));
        doubt("000660");
        assertThat(questions()).hasSize(2);
    }

    @Test
    void an_unknown_code_is_an_answer_and_asked_for_once() {
        start(Map.of());

        assertThat(doubt("999990").unknownCode()).isTrue();
        assertThat(doubt("999990").unknownCode()).isTrue();

        assertThat(questions()).hasSize(1);
        assertThat(remembered()).containsEntry("state", "UNKNOWN_CODE");
    }

    static Stream<Fault> faults() {
        return Stream.of(
                Fault.httpError(404),
                Fault.apiError("EGW00213"),
                Fault.apiError("OPSQ0002"),
                Fault.body("[]"),
                Fault.body("{\"rt_cd\":\"0\"}"),
                Fault.field("output", "x".repeat(100_000)),
                Fault.field("output", List.of()),
                Fault.field("output", Map.of("pdno", "00000A005930", "scts_mket_lstg_dt", "20240101")));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void what_goes_wrong_is_noted_for_today_and_stops_nobody(Fault fault) {
        broker.faults().on(Calls.trId("CTPF1002R")).always(fault);
        start(Map.of());

        assertThat(doubt("000660")).isEqualTo(StockListing.unknown("000660"));
        int asked = questions().size();
        assertThat(doubt("000660")).isEqualTo(StockListing.unknown("000660"));

        assertThat(questions()).hasSize(asked);
        assertThat(remembered()).containsEntry("state", "FAILED");
        assertThat((String) remembered().get("answer"))
                .hasSizeBetween(10, 400)
                .doesNotContain(broker.appKey(), broker.appSecret());
        broker.faults().clear();
        clock.advance(Duration.ofDays(1));
        assertThat(doubt("000660").listedOn()).hasValue(LocalDate.of(2023, 12, 5));
    }

    @Test
    void an_answer_that_comes_only_after_repeats_is_taken() {
        broker.faults().on(Calls.trId("CTPF1002R")).next(2, Fault.apiError("EGW00201"));
        start(Map.of());

        assertThat(doubt("000660").listedOn()).hasValue(LocalDate.of(2023, 12, 5));
        assertThat(questions()).hasSize(3);
    }

    @Test
    void the_paper_host_is_not_asked() {
        start(Map.of("kis.environment", "paper"));

        assertThat(doubt("000660")).isEqualTo(StockListing.unknown("000660"));

        assertThat(broker.record().all()).isEmpty();
        assertThat(product.rows("SELECT * FROM stock_listing")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "000660&CANO=1", "삼성전자", "${body}"})
    void what_is_no_stock_code_is_not_asked_for(String symbol) {
        start(Map.of());

        assertThat(doubt(symbol)).isEqualTo(StockListing.unknown(symbol));

        assertThat(broker.record().all()).isEmpty();
    }

    @Test
    void a_service_that_is_away_is_asked_five_times_a_day() {
        broker.faults().on(Calls.trId("CTPF1002R")).always(Fault.httpError(404));
        start(Map.of());

        List.of("000660", "005930", "035720", "000270", "005380", "051910", "035420")
                .forEach(this::doubt);

        assertThat(questions()).hasSize(5);
    }

    @Test
    void what_is_known_is_asked_of_a_bean() {
        start(Map.of());
        doubt("000660");
        StockListings listings = product.camel().getRegistry().lookupByNameAndType("kisListings", StockListings.class);

        assertThat(listings.known(new StockCode("000660"))).isPresent();
        assertThat(listings.mayAsk(new StockCode("000660"), LocalDate.of(2025, 6, 16)))
                .isFalse();
    }

    @Test
    void a_delisted_stock_that_is_named_is_collected_up_to_its_last_day() {
        broker.candles().delist("000660", FRIDAY);
        start(Map.of(
                "kis.collect.symbols", "000660", "kis.collect.from", "2025-06-09", "kis.collect.to", "2025-06-12"));

        assertThat(product.collect().exitCode()).isZero();

        assertThat(product.value("SELECT MAX(trade_date) FROM daily_price WHERE stock_code = '000660'"))
                .hasToString("2025-06-12");
        StockListing told = doubt("000660");
        assertThat(told.boundFrom(LocalDate.of(2000, 1, 1))).isEqualTo(LocalDate.of(2023, 12, 5));
        assertThat(told.boundTo(LocalDate.of(2025, 6, 16))).isEqualTo(LocalDate.of(2025, 6, 12));
    }
}
