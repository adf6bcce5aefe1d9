package io.github.kisroutes.server.health;

import io.github.kisroutes.alert.channel.AlertChannels.Standing;
import io.github.kisroutes.market.Seoul;
import io.github.kisroutes.server.facts.FactsWatch;
import io.github.kisroutes.server.facts.StoredFacts;
import io.github.kisroutes.server.facts.StoredFacts.DueDay;
import io.github.kisroutes.server.facts.Watched;
import io.github.kisroutes.server.health.StateCheck.State;
import io.github.kisroutes.token.TokenState;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.health.HealthCheckRegistry;

/**
 * What the health of the product consists of, beside Camel's own checks and that of the route files. Only the database decides
 * about readiness: a late collection or a refused token is for a person, not for whoever restarts processes.
 */
public final class ProductHealth {
    private static final DateTimeFormatter SEOUL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'KST'").withZone(Seoul.ZONE);

    private ProductHealth() {}

    /** Adds the checks of the product. */
    public static void register(HealthCheckRegistry registry, Watched watched) {
        FactsWatch stored = watched.stored();
        add(registry, "kis-freshness", false, () -> freshness(stored));
        add(registry, "kis-database", true, () -> answers("The database", stored.fault()));
        add(registry, "kis-token", false, () -> token(watched.token().get()));
        add(
                registry,
                "kis-quota-store",
                false,
                () -> answers("The store of the quota", watched.quota().storeFault()));
        add(
                registry,
                "kis-alert-channels",
                false,
                () -> channels(watched.channels().standings()));
        registry.setExposureLevel("full");
        // Each route says that it was started; a route that cannot start ends the process, and one that is exchanged is
        // no fault.
        registry.setExcludePattern("route:*,consumer:*");
    }

    private static void add(HealthCheckRegistry registry, String id, boolean readiness, Supplier<State> state) {
        registry.register(new StateCheck(id, readiness, state));
    }

    private static State answers(String what, Optional<String> fault) {
        return fault.map(text -> new State(false, what + " does not answer: " + text))
                .orElseGet(() -> new State(true, what + " answers."));
    }

    private static State token(TokenState token) {
        return new State(token.refusal().isEmpty(), token.toString());
    }

    private static State channels(List<Standing> channels) {
        if (channels.isEmpty()) {
            return new State(true, "No channel for alerts is set (kis.alert.*).");
        }
        return new State(
                channels.stream().allMatch(Standing::isUp),
                channels.stream().map(ProductHealth::channel).collect(Collectors.joining(" ")));
    }

    private static String channel(Standing channel) {
        String name = channel.channel().shown();
        if (!channel.isUp()) {
            return name + " did not take the last message: " + channel.sentence();
        }
        return channel.lastSuccess()
                .map(time -> name + " took its last message at " + at(time) + ".")
                .orElse(name + " has had no message yet.");
    }

    private static State freshness(FactsWatch stored) {
        Optional<StoredFacts> facts = stored.facts();
        if (facts.isEmpty()) {
            return new State(false, "The database has not told yet whether the last trading day is complete.");
        }
        return facts.get()
                .due()
                .map(ProductHealth::freshness)
                .orElseGet(() -> new State(true, "There was no trading day in the last weeks."));
    }

    private static State freshness(DueDay due) {
        String day = "The last trading day, " + due.date() + ", is ";
        if (due.isComplete()) {
            return new State(true, day + "complete since " + at(due.collected().orElseThrow()) + ".");
        }
        return new State(
                false,
                day + "not complete: "
                        + (due.collected().isEmpty()
                                ? "no collection of it has ended."
                                : due.missing() + " of its rows are missing (view missing_daily_price)."));
    }

    private static String at(Instant time) {
        return SEOUL.format(time);
    }
}
