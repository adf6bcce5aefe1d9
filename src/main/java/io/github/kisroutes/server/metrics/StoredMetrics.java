package io.github.kisroutes.server.metrics;

import io.github.kisroutes.alert.AlertSeverity;
import io.github.kisroutes.collection.plan.RunKind;
import io.github.kisroutes.server.facts.FactsWatch;
import io.github.kisroutes.server.facts.StoredFacts;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * What the database tells, the same in every process that shares it. A series appears with the first answer: a counter that
 * began with 0 would count what ended long ago as new.
 */
final class StoredMetrics {
    private static final List<String> ENDS = List.of("DONE", "PARTIAL", "FAILED", "SKIPPED");

    private final MeterRegistry meters;
    private final FactsWatch stored;
    private final Set<String> succeeded = new HashSet<>();
    private boolean registered;

    StoredMetrics(MeterRegistry meters, FactsWatch stored) {
        this.meters = meters;
        this.stored = stored;
    }

    void register() {
        Gauge.builder("kis.database.available", stored, now -> now.fault().isPresent() ? 0 : 1)
                .description("Whether the database answers, 0 or 1.")
                .strongReference(true)
                .register(meters);
        stored.onEach(this::told);
    }

    private void told(StoredFacts facts) {
        if (!registered) {
            registered = true;
            gauge("kis.missing.rows", "Rows of missing_daily_price.", StoredFacts::missing);
            gauge("kis.doubtful.rows", "Rows that doubtful_daily_price names.", StoredFacts::doubtful);
            gauge("kis.trading.day", "Whether the exchange opens today, 0 or 1.", now -> now.tradingDay() ? 1 : 0);
            for (AlertSeverity severity : AlertSeverity.values()) {
                openAlerts(severity.name());
            }
            for (RunKind kind : RunKind.values()) {
                ENDS.forEach(state -> runs(kind.name(), state));
            }
        }
        facts.lastSuccess().keySet().stream().filter(succeeded::add).forEach(this::lastSuccess);
    }

    private void gauge(String name, String description, ToDoubleFunction<StoredFacts> value) {
        Gauge.builder(name, stored, now -> told(now, value))
                .description(description)
                .strongReference(true)
                .register(meters);
    }

    private void openAlerts(String severity) {
        Gauge.builder(
                        "kis.alerts.open",
                        stored,
                        now -> told(now, facts -> facts.openAlerts().getOrDefault(severity, 0L)))
                .tag("severity", severity.toLowerCase(Locale.ROOT))
                .description("Alerts that are open, by severity.")
                .strongReference(true)
                .register(meters);
    }

    private void runs(String kind, String state) {
        FunctionCounter.builder("kis.collection.runs", stored, now -> told(now, facts -> facts.count(kind, state)))
                .tag("kind", kind)
                .tag("state", state)
                .description("Collections that have ended, by kind and state.")
                .register(meters);
    }

    /** A kind that never succeeded has no series. */
    private void lastSuccess(String kind) {
        Gauge.builder(
                        "kis.collection.last.success.timestamp.seconds",
                        stored,
                        now -> told(now, facts -> ended(facts, kind)))
                .tag("kind", kind)
                .description("When the newest complete collection of a kind ended.")
                .strongReference(true)
                .register(meters);
    }

    private static double ended(StoredFacts facts, String kind) {
        return Optional.ofNullable(facts.lastSuccess().get(kind))
                .map(ProductMetrics::seconds)
                .orElse(Double.NaN);
    }

    private static double told(FactsWatch now, ToDoubleFunction<StoredFacts> value) {
        return now.facts().map(value::applyAsDouble).orElse(Double.NaN);
    }
}
