package io.github.kisroutes.server.metrics;

import io.github.kisroutes.broker.AnswerTotals;
import io.github.kisroutes.collection.outcome.RowTotals;
import io.github.kisroutes.server.facts.Watched;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.apache.camel.CamelContext;

/**
 * The metrics of the product. Their names and labels are a promise (README, {@code docs/operations.md}); no label ever holds a
 * symbol, a key or a token. A scrape reads what is there and asks nobody.
 */
public final class ProductMetrics {
    private final MeterRegistry meters;
    private final Watched watched;

    private ProductMetrics(MeterRegistry meters, Watched watched) {
        this.meters = meters;
        this.watched = watched;
    }

    /**
     * Registers all of them.
     *
     * @param camel whose calls to KIS are timed
     */
    public static void register(MeterRegistry meters, Watched watched, CamelContext camel) {
        ProductMetrics metrics = new ProductMetrics(meters, watched);
        metrics.calls(camel);
        metrics.rows(watched.rows());
        metrics.quota();
        metrics.token();
        new StoredMetrics(meters, watched.stored()).register();
        metrics.gauge(
                "kis.collection.progress.ratio",
                "How much of the running collection is done, 0 to 1; NaN while none runs.",
                now -> now.progress().get().orElse(Double.NaN));
    }

    private void calls(CamelContext camel) {
        for (AnswerTotals.Kind kind : AnswerTotals.Kind.values()) {
            FunctionCounter.builder("kis.calls", watched.answers(), totals -> totals.of(kind))
                    .tag("outcome", kind.name().toLowerCase(Locale.ROOT))
                    .description("Calls to KIS by what came of them.")
                    .register(meters);
        }
        Counter unanswered = Counter.builder("kis.calls")
                .tag("outcome", "io")
                .description("Calls to KIS by what came of them.")
                .register(meters);
        Timer duration = Timer.builder("kis.call.duration")
                .description("How long calls to KIS take, from sending to the last byte of the answer.")
                .serviceLevelObjectives(CallMeter.BUCKETS)
                .register(meters);
        camel.getManagementStrategy().addEventNotifier(new CallMeter(watched.broker(), duration, unanswered));
    }

    private void rows(RowTotals rows) {
        row("new", rows, RowTotals::fresh);
        row("changed", rows, RowTotals::changed);
        row("unchanged", rows, RowTotals::unchanged);
        row("rejected", rows, RowTotals::rejected);
    }

    private void row(String outcome, RowTotals rows, ToDoubleFunction<RowTotals> count) {
        FunctionCounter.builder("kis.candles", rows, count)
                .tag("outcome", outcome)
                .description("Candles that KIS has sent, by what became of them.")
                .register(meters);
    }

    private void quota() {
        gauge("kis.quota.configured.calls", "Calls per second that kis.rate.per-second allows.", now -> now.quota()
                .configured());
        gauge("kis.quota.granted.calls", "Calls per second that KIS seems to grant.", now -> now.quota()
                .granted());
        gauge(
                "kis.quota.share.calls",
                "Calls per second that this process may make now; 0 while it makes none.",
                now -> now.quota().share());
    }

    private void token() {
        gauge("kis.token.expires.timestamp.seconds", "When the token at hand ends; NaN without one.", now -> now.token()
                .get()
                .expiresAt()
                .map(ProductMetrics::seconds)
                .orElse(Double.NaN));
        FunctionCounter.builder(
                        "kis.token.issues", watched, now -> now.tokenIssues().getAsLong())
                .description("Tokens that KIS has issued to this process.")
                .register(meters);
    }

    private void gauge(String name, String description, ToDoubleFunction<Watched> value) {
        Gauge.builder(name, watched, value)
                .description(description)
                .strongReference(true)
                .register(meters);
    }

    /** Unix time. */
    static double seconds(Instant time) {
        return time.toEpochMilli() / 1000.0;
    }
}
