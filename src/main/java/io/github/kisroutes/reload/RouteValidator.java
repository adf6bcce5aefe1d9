package io.github.kisroutes.reload;

import io.github.kisroutes.lint.RouteLint;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Says of a saved file whether it may and can run. */
final class RouteValidator {
    private final RouteLint lint;
    private final DryRun trial;

    RouteValidator(RouteLint lint, DryRun trial) {
        this.lint = lint;
        this.trial = trial;
    }

    /**
     * What is wrong with it, whatever Camel may think of it: a secret, a call around the throttle, no YAML.
     *
     * @param exchanged whether its routes may have to be exchanged later
     */
    static Optional<BrokenRoute> hole(RouteLint lint, String file, String text, boolean exchanged) {
        return lint.check(file, text).stream()
                .findFirst()
                .map(finding -> BrokenRoute.of(finding, text))
                .or(() -> RouteText.of(text)
                        .templatedWithoutId()
                        .filter(line -> exchanged)
                        .map(line -> new BrokenRoute(
                                file,
                                text,
                                line,
                                "This templatedRoute has no routeId, without which it cannot be exchanged later.")));
    }

    /**
     * What is wrong with it, if anything.
     *
     * @param live the texts that run, by file name
     */
    Optional<BrokenRoute> judge(String file, String text, Map<String, String> live) {
        return hole(lint, file, text, true).or(() -> tried(file, text, live));
    }

    /** The ids of the route configurations that a text defines. */
    Set<String> configurations(String file, String text) throws Exception {
        return RouteText.of(text).defines("routeConfiguration")
                ? trial.run(Map.of(file, text)).configurations()
                : Set.of();
    }

    private Optional<BrokenRoute> tried(String file, String text, Map<String, String> live) {
        Map<String, String> together = new LinkedHashMap<>(live);
        together.remove(file);
        try {
            // Last: of two routes with one id Camel takes the later one, and the earlier is then missing from its file.
            together.put(file, text);
            RouteIndex after = trial.run(together);
            return trial.running().routes().entrySet().stream()
                    .filter(other ->
                            live.containsKey(other.getKey()) && !other.getKey().equals(file))
                    .filter(other -> !after.routesOf(other.getKey()).containsAll(other.getValue()))
                    .findFirst()
                    .map(other -> BrokenRoute.taken(
                            file, text, lost(other.getValue(), after.routesOf(other.getKey())), other.getKey()));
        } catch (Exception e) {
            FailureLocation culprit = FailureLocation.find(e, text);
            return Optional.of(new BrokenRoute(file, text, culprit.line(), culprit.reason()));
        }
    }

    private static String lost(Set<String> before, Set<String> after) {
        Set<String> lost = new TreeSet<>(before);
        lost.removeAll(after);
        return lost.iterator().next();
    }
}
