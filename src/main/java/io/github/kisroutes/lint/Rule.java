package io.github.kisroutes.lint;

import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One rule of the house.
 *
 * @param name what findings and tests call it
 * @param hole whether breaking it exposes a secret or lets calls past the throttle; the others are about form
 * @param check finds every place that breaks it
 */
record Rule(String name, boolean hole, Function<RouteFile, Stream<Violation>> check) {
    static Rule form(String name, Function<RouteFile, Stream<Violation>> check) {
        return new Rule(name, false, check);
    }

    static Rule hole(String name, Function<RouteFile, Stream<Violation>> check) {
        return new Rule(name, true, check);
    }

    Stream<Finding> findings(RouteFile file) {
        return check.apply(file).map(breach -> new Finding(file.name(), breach.line(), name, breach.sentence()));
    }
}
