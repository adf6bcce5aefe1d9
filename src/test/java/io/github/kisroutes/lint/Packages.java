package io.github.kisroutes.lint;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;

/** Which package of the product may import which. */
final class Packages {
    static final String BASE = "io.github.kisroutes";

    /** The launcher and what it shares with other ways to run the routes. */
    private static final String TOP = "";

    /** From the lowest to the highest. A package that is not in here imports nothing of ours, so a new one needs a line. */
    static final Map<String, Set<String>> DOWNWARDS = Map.ofEntries(
            Map.entry("market", Set.of()),
            Map.entry("candle", Set.of("market")),
            Map.entry("candle.quote", Set.of("market", "candle")),
            Map.entry("message", Set.of("config")),
            Map.entry("shared.digest", Set.of()),
            Map.entry("shared.file", Set.of("shared.digest")),
            Map.entry("config", Set.of("market", "shared.digest")),
            Map.entry("config.key", Set.of("market", "config")),
            Map.entry("config.read", Set.of("config", "config.key")),
            Map.entry("config.check", Set.of("market", "shared.file", "config", "config.key", "config.read")),
            Map.entry("shared.http", Set.of("config")),
            Map.entry("csv", Set.of("market", "config")),
            Map.entry("database.fault", Set.of()),
            Map.entry("database.h2", Set.of("shared.file", "database.fault")),
            Map.entry("database", Set.of("config", "database.fault", "database.h2")),
            Map.entry("crosscheck", Set.of("market", "candle", "config", "csv", "database")),
            Map.entry("calendar", Set.of("market", "config", "csv", "database")),
            Map.entry("shared", Set.of("shared.digest", "shared.http", "config", "database.fault", "database")),
            Map.entry("token.stored", Set.of("market", "shared.file", "shared")),
            Map.entry("token", Set.of("market", "message", "config", "shared", "token.stored")),
            Map.entry("ratelimit.estimate", Set.of()),
            Map.entry("ratelimit.share", Set.of("shared", "ratelimit.estimate")),
            Map.entry(
                    "ratelimit",
                    Set.of("market", "config", "database", "shared", "ratelimit.estimate", "ratelimit.share")),
            Map.entry("broker", Set.of("market", "shared.http", "config", "shared", "token.stored", "token")),
            Map.entry("instrument", Set.of("market")),
            Map.entry(
                    "instrument.master",
                    Set.of("market", "shared.file", "shared.http", "config", "database", "instrument")),
            Map.entry("instrument.listing", Set.of("market", "database", "broker", "instrument", "instrument.master")),
            Map.entry("collection.range", Set.of("market", "candle", "calendar")),
            Map.entry("collection.evidence", Set.of("market", "candle", "database", "collection.range")),
            Map.entry(
                    "collection.stock",
                    Set.of(
                            "market",
                            "candle",
                            "database",
                            "instrument.listing",
                            "collection.range",
                            "collection.evidence")),
            Map.entry(
                    "collection.plan",
                    Set.of(
                            "market",
                            "candle",
                            "shared.digest",
                            "config",
                            "csv",
                            "calendar",
                            "instrument",
                            "instrument.master",
                            "collection.range",
                            "collection.evidence",
                            "collection.stock")),
            Map.entry(
                    "collection.outcome",
                    Set.of(
                            "market",
                            "candle",
                            "database.fault",
                            "shared",
                            "token.stored",
                            "token",
                            "broker",
                            "collection.range",
                            "collection.evidence",
                            "collection.stock",
                            "collection.plan")),
            Map.entry(
                    "collection.run",
                    Set.of(
                            "collection.outcome",
                            "market",
                            "candle",
                            "database.fault",
                            "shared",
                            "token.stored",
                            "token",
                            "broker",
                            "collection.range",
                            "collection.evidence",
                            "collection.stock",
                            "collection.plan")),
            Map.entry(
                    "collection.ledger",
                    Set.of(
                            "market",
                            "candle",
                            "database.fault",
                            "database",
                            "collection.range",
                            "collection.evidence",
                            "collection.stock",
                            "collection.plan",
                            "collection.outcome",
                            "collection.run")),
            Map.entry(
                    "collection.check",
                    Set.of(
                            "market",
                            "candle",
                            "database.fault",
                            "database",
                            "calendar",
                            "collection.range",
                            "collection.evidence",
                            "collection.stock",
                            "collection.plan",
                            "collection.outcome",
                            "collection.run",
                            "collection.ledger")),
            Map.entry(
                    "collection.schedule",
                    Set.of(
                            "message",
                            "config",
                            "database.fault",
                            "database",
                            "calendar",
                            "broker",
                            "collection.plan",
                            "collection.outcome",
                            "collection.run")),
            Map.entry("cluster", Set.of("database.fault", "database", "collection.schedule")),
            Map.entry(
                    "events",
                    Set.of("market", "candle", "database", "collection.stock", "collection.outcome", "collection.run")),
            Map.entry(
                    "collection.report",
                    Set.of(
                            "market",
                            "message",
                            "config",
                            "database",
                            "crosscheck",
                            "collection.evidence",
                            "collection.stock",
                            "collection.plan",
                            "collection.outcome",
                            "collection.run",
                            "collection.ledger")),
            Map.entry(
                    "collection",
                    Set.of(
                            "market",
                            "candle",
                            "message",
                            "config",
                            "database.fault",
                            "database",
                            "crosscheck",
                            "calendar",
                            "collection.range",
                            "collection.evidence",
                            "collection.stock",
                            "collection.plan",
                            "collection.outcome",
                            "collection.run",
                            "collection.ledger",
                            "collection.check",
                            "collection.report",
                            "events")),
            Map.entry(
                    "collection.fast",
                    Set.of(
                            "market",
                            "candle",
                            "candle.quote",
                            "message",
                            "database.fault",
                            "database",
                            "calendar",
                            "broker",
                            "collection.range",
                            "collection.evidence",
                            "collection.plan",
                            "collection.outcome",
                            "collection.run",
                            "collection.ledger",
                            "collection",
                            "events")),
            Map.entry("alert.channel", Set.of("market", "shared.http", "config")),
            Map.entry("alert", Set.of("market", "message", "database.fault", "database", "shared", "alert.channel")),
            Map.entry(
                    "alert.source",
                    Set.of("market", "database", "token.stored", "token", "ratelimit", "collection.schedule", "alert")),
            Map.entry(
                    "server.facts",
                    Set.of(
                            "alert.channel",
                            "market",
                            "config",
                            "database.fault",
                            "database",
                            "calendar",
                            "token",
                            "ratelimit",
                            "broker",
                            "collection.outcome",
                            "collection.run")),
            Map.entry(
                    "server.metrics",
                    Set.of(
                            "alert",
                            "broker",
                            "collection.plan",
                            "collection.outcome",
                            "collection.run",
                            "ratelimit",
                            "token",
                            "server.facts")),
            Map.entry("server.health", Set.of("alert.channel", "market", "ratelimit", "token", "server.facts")),
            Map.entry("server.http", Set.of()),
            Map.entry(
                    "server.api",
                    Set.of(
                            "market",
                            "candle",
                            "message",
                            "config",
                            "database.fault",
                            "database",
                            "calendar",
                            "token",
                            "ratelimit",
                            "broker",
                            "server.facts",
                            "server.http")),
            Map.entry("server.api.candles", Set.of("market", "candle", "csv", "database", "server.http", "server.api")),
            Map.entry(
                    "server.api.runs",
                    Set.of(
                            "market",
                            "candle",
                            "message",
                            "database",
                            "collection.stock",
                            "collection.plan",
                            "collection.outcome",
                            "collection.run",
                            "collection",
                            "collection.report",
                            "server.http",
                            "server.api")),
            Map.entry("server.page", Set.of("shared.digest", "server.http")),
            Map.entry(
                    "server",
                    Set.of(
                            "config",
                            "server.facts",
                            "server.metrics",
                            "server.health",
                            "server.http",
                            "server.page",
                            "server.api.runs")),
            Map.entry(
                    "gateway",
                    Set.of(
                            "market",
                            "config",
                            "database.fault",
                            "database",
                            "shared.digest",
                            "shared",
                            "ratelimit",
                            "broker")),
            Map.entry("gateway.http", Set.of("gateway", "server")),
            Map.entry("export", Set.of("market", "csv", "shared.digest", "shared.file", "config", "database")),
            Map.entry("lint", Set.of()),
            Map.entry("reload", Set.of("config", "lint")),
            Map.entry("simulator.market", Set.of()),
            Map.entry("simulator.http", Set.of()),
            Map.entry("simulator", Set.of("simulator.market", "simulator.http", TOP)),
            Map.entry("simulator.command", Set.of("simulator.market", "simulator.http", "simulator")),
            Map.entry(
                    "start",
                    Set.of(
                            "calendar",
                            "collection.plan",
                            "collection.schedule",
                            "reload",
                            "token.stored",
                            "market",
                            "message",
                            "config",
                            "config.check",
                            "database.fault",
                            "database",
                            "shared",
                            "token",
                            "lint")),
            Map.entry(
                    "wiring",
                    Set.of(
                            "market",
                            "candle",
                            "message",
                            "config",
                            "config.check",
                            "database.fault",
                            "database",
                            "crosscheck",
                            "calendar",
                            "shared",
                            "token.stored",
                            "token",
                            "ratelimit",
                            "broker",
                            "instrument.master",
                            "instrument.listing",
                            "collection.evidence",
                            "collection.stock",
                            "collection.plan",
                            "collection.outcome",
                            "collection.run",
                            "collection.ledger",
                            "candle.quote",
                            "collection.fast",
                            "collection.check",
                            "collection.schedule",
                            "cluster",
                            "events",
                            "collection",
                            "alert.channel",
                            "alert",
                            "alert.source",
                            "lint",
                            "reload",
                            "server.facts",
                            "server.api",
                            "server.api.candles",
                            "server.api.runs",
                            "server",
                            "gateway",
                            "gateway.http",
                            "collection.report",
                            "start")),
            Map.entry(
                    TOP,
                    Set.of(
                            "market",
                            "candle",
                            "message",
                            "config",
                            "config.check",
                            "database.fault",
                            "database",
                            "crosscheck",
                            "calendar",
                            "shared",
                            "token.stored",
                            "token",
                            "ratelimit",
                            "broker",
                            "instrument.master",
                            "instrument.listing",
                            "collection.evidence",
                            "collection.stock",
                            "collection.plan",
                            "collection.outcome",
                            "collection.run",
                            "collection.ledger",
                            "candle.quote",
                            "collection.fast",
                            "collection.check",
                            "collection.schedule",
                            "cluster",
                            "events",
                            "collection",
                            "alert.channel",
                            "alert",
                            "alert.source",
                            "lint",
                            "reload",
                            "server.facts",
                            "server.api",
                            "server.api.candles",
                            "server.api.runs",
                            "server",
                            "gateway",
                            "gateway.http",
                            "collection.report",
                            "start",
                            "wiring")),
            Map.entry(
                    "command.check",
                    Set.of(
                            "market",
                            "message",
                            "config",
                            "config.check",
                            "database.fault",
                            "database",
                            "calendar",
                            "token",
                            "broker",
                            "start",
                            "wiring",
                            "gateway",
                            TOP)),
            Map.entry(
                    "command",
                    Set.of(
                            "market",
                            "message",
                            "shared.file",
                            "config",
                            "config.key",
                            "config.read",
                            "config.check",
                            "database.fault",
                            "database",
                            "gateway",
                            "export",
                            "command.check",
                            "start",
                            "wiring",
                            TOP)),
            Map.entry(
                    "karaf",
                    Set.of(
                            "shared.file",
                            "config",
                            "config.check",
                            "database.fault",
                            "database",
                            "reload",
                            "start",
                            "wiring",
                            TOP)));

    private Packages() {}

    static ArchCondition<JavaClass> importOnly(Map<String, Set<String>> allowed) {
        return new ArchCondition<>("import only the packages below their own") {
            @Override
            public void check(JavaClass one, ConditionEvents events) {
                one.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> isUpwards(dependency, allowed))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
            }
        };
    }

    private static boolean isUpwards(Dependency dependency, Map<String, Set<String>> allowed) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (!(target.getPackageName() + ".").startsWith(BASE + ".")) {
            return false;
        }
        String from = area(dependency.getOriginClass());
        String to = area(target);
        return !from.equals(to) && !allowed.getOrDefault(from, Set.of()).contains(to);
    }

    /** {@code collection.run} for a class of {@code io.github.kisroutes.collection.run}. */
    private static String area(JavaClass one) {
        String below = one.getPackageName().substring(BASE.length());
        return below.isEmpty() ? TOP : below.substring(1);
    }
}
