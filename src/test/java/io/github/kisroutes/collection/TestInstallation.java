package io.github.kisroutes.collection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.Product;
import io.github.kisroutes.collection.report.RunSummary;
import io.github.kisroutes.simulator.MutableClock;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import io.github.kisroutes.simulator.http.Call;
import io.github.kisroutes.simulator.http.Calls;
import io.github.kisroutes.simulator.market.CandleSource;
import io.github.kisroutes.simulator.market.KrxCandles;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.apache.camel.Exchange;

/**
 * One installation of the product over days and weeks: a clock that tests move, a broker whose market they edit, a database
 * that stays when the program is started anew.
 */
public final class TestInstallation implements AutoCloseable {
    private final Path folder;
    private final Map<String, String> settings;
    private final MutableClock clock;
    private final Simulator broker;
    private Product product;

    private TestInstallation(Path folder, Map<String, String> settings, MutableClock clock, CandleSource market) {
        this.folder = folder;
        this.settings = settings;
        this.clock = clock;
        this.broker = Simulator.start(
                SimulatorOptions.defaults().withClock(clock).withQuota(0).withCandles(market));
    }

    /** With the shipped market, at a time of Seoul written as {@code 2025-06-16T15:45:00}; the program is not started yet. */
    public static TestInstallation at(String now, Path folder, Map<String, String> settings) {
        return at(now, folder, settings, KrxCandles.shipped());
    }

    /** With another market. */
    public static TestInstallation at(String now, Path folder, Map<String, String> settings, CandleSource market) {
        return with(MutableClock.atSeoul(now), folder, settings, market);
    }

    /** With a clock that the market goes by as well. */
    public static TestInstallation with(
            MutableClock clock, Path folder, Map<String, String> settings, CandleSource market) {
        return new TestInstallation(folder, settings, clock, market);
    }

    /** Starts the program, or stops it and starts it anew, with further settings for this time. */
    public TestInstallation start(Map<String, String> more) {
        return start(more, UnaryOperator.identity());
    }

    /**
     * The same with something laid around the connections to the database.
     *
     * @param wires what the program gets for its pool of connections
     */
    public TestInstallation start(Map<String, String> more, UnaryOperator<DataSource> wires) {
        stop();
        clock.advance(Duration.ofSeconds(61)); // the broker issues a token a minute
        // Tokens in memory, by this clock: a store in the database goes by the time of the database.
        Map<String, String> all = new HashMap<>(Map.of("kis.rate.per-second", "100", "kis.token.store", "memory"));
        all.putAll(settings);
        all.putAll(more);
        product = Product.start(Product.settings(broker, folder, all), clock, wires);
        return this;
    }

    public void stop() {
        if (product != null) {
            product.close();
            product = null;
        }
    }

    /** Moves the clock to a time of Seoul. */
    public TestInstallation on(String dateAndTime) {
        clock.set(MutableClock.atSeoul(dateAndTime).instant());
        return this;
    }

    /** Moves the clock to an instant. */
    TestInstallation at(Instant time) {
        clock.set(time);
        return this;
    }

    Instant now() {
        return clock.instant();
    }

    /** A time of Seoul. */
    static Instant instant(String dateAndTime) {
        return MutableClock.atSeoul(dateAndTime).instant();
    }

    public Simulator broker() {
        return broker;
    }

    public Product product() {
        return product;
    }

    /** Collects now, as the settings say; what was asked before is forgotten. */
    public RunSummary collect() {
        return collect(Map.of());
    }

    /** Collects now, for the same reason as a schedule does: {@code DAILY}, {@code SETTLE} and so on. */
    public RunSummary collect(String kind) {
        return collect(Map.of("runKind", kind));
    }

    private RunSummary collect(Map<String, Object> variables) {
        clock.advance(Duration.ofSeconds(1)); // runs are told apart by when they began
        broker.record().clear();
        Exchange exchange = product.ask("kis-collect", variables);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(RunSummary.class);
    }

    /** What the daily schedule does. */
    public void fire() {
        clock.advance(Duration.ofSeconds(1));
        broker.record().clear();
        assertThat(product.ask("kis-daily", Map.of()).getException()).isNull();
    }

    /** What happens to runs when the program is asked to end: nothing more is handed out, they stay to be resumed. */
    public void leave() {
        product.camel()
                .getRegistry()
                .lookupByNameAndType("kisRuns", CollectionRuns.class)
                .leave();
    }

    /** What was asked for candles, as {@code 005930 ADJUSTED 20250516..20250615}, in the order of arrival. */
    public List<String> questions() {
        return broker.record().matching(Calls.trId("FHKST03010100")).stream()
                .map(seen -> question(seen.call()))
                .toList();
    }

    private static String question(Call call) {
        return call.code() + (call.parameter("FID_ORG_ADJ_PRC").equals("0") ? " ADJUSTED " : " RAW ")
                + call.parameter("FID_INPUT_DATE_1") + ".." + call.parameter("FID_INPUT_DATE_2");
    }

    public List<Map<String, Object>> rows(String sql, Object... parameters) {
        return product.rows(sql, parameters);
    }

    /** How many rows a query finds. */
    public long count(String from, Object... parameters) {
        return ((Number) product.value("SELECT COUNT(*) FROM " + from, parameters)).longValue();
    }

    /** One column of a query as text. */
    public List<String> texts(String sql, Object... parameters) {
        return rows(sql, parameters).stream()
                .map(row -> String.valueOf(row.values().iterator().next()))
                .toList();
    }

    /** State and reason of the newest run. */
    public String newestRun() {
        Map<String, Object> run =
                rows("SELECT kind, state, reason FROM collection_run ORDER BY started_at DESC, run_id DESC")
                        .get(0);
        return run.get("kind") + " " + run.get("state") + ": " + run.get("reason");
    }

    /** What {@code missing_daily_price} lists, as {@code 005930 ADJUSTED 2025-06-13}. */
    public List<String> missing() {
        return texts("SELECT CONCAT(stock_code, ' ', price_basis, ' ', trade_date) FROM missing_daily_price"
                + " ORDER BY stock_code, price_basis, trade_date");
    }

    public static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    @Override
    public void close() {
        stop();
        broker.close();
    }
}
