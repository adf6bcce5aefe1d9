package io.github.kisroutes.lint;

import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One rule for route files.
 *
 * @param name what findings and tests call it
 * @param check finds every place that breaks it
 */
record Rule(String name, Function<RouteFile, Stream<Violation>> check) {
    Stream<Finding> findings(RouteFile file) {
        return check.apply(file).map(breach -> new Finding(file.name(), breach.line(), name, breach.sentence()));
    }
}
