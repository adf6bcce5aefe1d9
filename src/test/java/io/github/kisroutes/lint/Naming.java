package io.github.kisroutes.lint;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One name for one thing, and a name for every step that a log line or a metric may speak of. */
final class Naming {
    /** Components that stay inside the process; a step to one of them is named by where it goes. */
    private static final Set<String> INSIDE = Set.of("direct", "seda", "log", "mock", "stub");

    private static final Set<String> NAMED = Set.of(
            "throttle",
            "choice",
            "filter",
            "split",
            "enrich",
            "pollEnrich",
            "loop",
            "policy",
            "circuitBreaker",
            "idempotentConsumer",
            "multicast",
            "aggregate",
            "delay");

    private Naming() {}

    static Stream<Violation> oneName(RouteFile file) {
        List<YamlNode.Entry> top = file.topLevel();
        Stream<Violation> ending = file.name().endsWith(RouteFile.ENDING)
                ? Stream.empty()
                : Stream.of(new Violation(
                        1, "A route file's name ends in '" + RouteFile.ENDING + "'; Camel finds it by that."));
        Stream<Violation> names = top.stream()
                .flatMap(one -> one.key().equals("routeConfiguration") ? configuration(file, one) : route(file, one));
        Stream<Violation> company = top.stream()
                .filter(one -> !one.key().equals("routeConfiguration") && top.size() > 1)
                .skip(1)
                .map(one -> new Violation(one.line(), "A file holds one route; give this one a file of its own."));
        return Stream.of(ending, names, company).flatMap(breaches -> breaches);
    }

    private static Stream<Violation> configuration(RouteFile file, YamlNode.Entry top) {
        String id = top.value().text("id");
        return id.equals(file.id()) || id.startsWith(file.id() + "-")
                ? Stream.empty()
                : Stream.of(new Violation(
                        top.line(),
                        "A configuration in this file is called '" + file.id() + "' or '" + file.id() + "-…', not '"
                                + id + "'."));
    }

    /** Each route that is made of a template has an endpoint of its own, and would share the ids of its steps with the others. */
    private static boolean isTemplate(YamlNode.Entry top) {
        return top.key().equals("routeTemplate");
    }

    private static Stream<Violation> route(RouteFile file, YamlNode.Entry top) {
        String id = top.value().text("id");
        Stream<Violation> ids = id.equals(file.id())
                ? Stream.empty()
                : Stream.of(new Violation(
                        top.line(), "The route's id is the file's name, '" + file.id() + "', not '" + id + "'."));
        YamlNode route = top.value().get("route").orElse(top.value());
        Stream<Violation> endpoint = route.get("from").stream()
                .filter(from -> Address.of(from).component().equals("direct"))
                .filter(from -> !isTemplate(top) && !Address.of(from).endpoint().equals(file.id()))
                .map(from -> new Violation(
                        from.line(),
                        "The route's direct endpoint is the file's name, '" + file.id() + "', not '"
                                + Address.of(from).endpoint() + "'."));
        return Stream.concat(ids, endpoint);
    }

    static Stream<Violation> descriptions(RouteFile file) {
        return file.topLevel().stream()
                .filter(top -> top.value().text("description").isBlank())
                .map(top ->
                        new Violation(top.line(), "A 'description:' is missing: one line that says what this is for."));
    }

    static Stream<Violation> stepIds(RouteFile file) {
        boolean template = file.topLevel().stream().anyMatch(Naming::isTemplate);
        return file.steps()
                .filter(step -> !template && step.id().isBlank() && deservesName(step))
                .map(step -> new Violation(
                        step.line(),
                        "An 'id:' is missing on '" + step.name()
                                + "': a step that goes outside, throttles or decides is called by a name."));
    }

    private static boolean deservesName(Step step) {
        return NAMED.contains(step.name())
                || step.address()
                        .filter(address -> !INSIDE.contains(address.component()))
                        .isPresent();
    }
}
