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

    /** A package that is not in here imports nothing of ours, so a new one needs a line. */
    static final Map<String, Set<String>> DOWNWARDS = Map.ofEntries(
            Map.entry("config", Set.of()),
            Map.entry("database", Set.of("config")),
            Map.entry("token", Set.of("database", "config")),
            Map.entry("pace", Set.of("token", "database", "config")),
            Map.entry("broker", Set.of("token", "database", "config")),
            Map.entry("candle", Set.of("config")),
            Map.entry("crosscheck", Set.of("candle", "database", "config")),
            Map.entry("instrument", Set.of("broker", "database", "config")),
            Map.entry("calendar", Set.of("broker", "database", "config")),
            Map.entry(
                    "collection",
                    Set.of("candle", "crosscheck", "calendar", "instrument", "broker", "token", "database", "config")),
            Map.entry("lint", Set.of("config")),
            Map.entry("live", Set.of("lint", "config")),
            Map.entry("demo", Set.of("config")),
            Map.entry("karaf", Set.of(TOP, "live", "collection", "lint", "broker", "token", "database", "config")),
            Map.entry(
                    TOP,
                    Set.of(
                            "collection",
                            "candle",
                            "crosscheck",
                            "calendar",
                            "instrument",
                            "broker",
                            "pace",
                            "token",
                            "database",
                            "config",
                            "lint",
                            "live",
                            "demo")));

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

    /** {@code token} for a class anywhere below {@code io.github.kisroutes.token}. */
    private static String area(JavaClass one) {
        String below = one.getPackageName().substring(BASE.length());
        return below.isEmpty() ? TOP : below.substring(1).split("\\.", 2)[0];
    }
}
