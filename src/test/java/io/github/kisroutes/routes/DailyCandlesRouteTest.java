package io.github.kisroutes.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.Product;
import io.github.kisroutes.candle.CandlePage;
import io.github.kisroutes.market.PriceBasis;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import io.github.kisroutes.simulator.market.CandleSource.Series;
import io.github.kisroutes.simulator.market.DayBar;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code routes/kis-daily-candles.camel.yaml}. */
class DailyCandlesRouteTest {
    private static final LocalDate SPLIT = LocalDate.of(2025, 6, 12);

    @TempDir
    static Path folder;

    private static Simulator broker;
    private static Product product;

    @BeforeAll
    static void start() {
        broker = Simulator.start(SimulatorOptions.defaults().withQuota(0));
        broker.candles().split("005930", SPLIT, 50);
        broker.candles().rewrite(Series.raw("005930"), DailyCandlesRouteTest::marked);
        product = Product.start(broker, folder, Map.of());
    }

    @AfterAll
    static void stop() {
        product.close();
        broker.close();
    }

    private static DayBar marked(DayBar bar) {
        return bar.date().equals(SPLIT) ? bar.withMarks("00", "0.02") : bar;
    }

    @Test
    void whoever_does_not_say_gets_the_basis_of_the_settings() {
        CandlePage page = page(null);
        assertThat(page.basis()).isEqualTo(PriceBasis.ADJUSTED);
        assertThat(page.candles()).hasSize(9).allSatisfy(candle -> assertThat(candle.close())
                .isLessThan(new BigDecimal("1200")));
    }

    @Test
    void raw_prices_keep_what_was_paid_before_a_split() {
        CandlePage page = page("RAW");
        assertThat(page.basis()).isEqualTo(PriceBasis.RAW);
        assertThat(page.rejected()).isEmpty();
        assertThat(page.candles())
                .hasSize(9)
                .allSatisfy(candle -> assertThat(candle.close().compareTo(new BigDecimal("50000")) > 0)
                        .isEqualTo(candle.tradeDate().isBefore(SPLIT)))
                .filteredOn(candle -> candle.marks().isMarked())
                .singleElement()
                .satisfies(candle -> assertThat(candle.tradeDate()).isEqualTo(SPLIT))
                .satisfies(candle -> assertThat(candle.marks()).hasToString("split ratio 0.02"));
    }

    @Test
    void a_basis_that_does_not_exist_costs_no_call() {
        int calls = broker.record().all().size();
        assertThat(ask("BOTH").getException()).hasMessageContaining("BOTH");
        assertThat(broker.record().all()).hasSize(calls);
    }

    private static CandlePage page(Object basis) {
        Exchange exchange = ask(basis);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(CandlePage.class);
    }

    private static Exchange ask(Object basis) {
        Map<String, Object> variables =
                new HashMap<>(Map.of("symbol", "005930", "fromDate", "20250602", "toDate", "20250616"));
        if (basis != null) {
            variables.put("priceBasis", basis);
        }
        return product.ask("kis-daily-candles", variables);
    }
}
