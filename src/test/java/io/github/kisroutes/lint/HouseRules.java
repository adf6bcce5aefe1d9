package io.github.kisroutes.lint;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is asked of the product's own routes: the form that the house has agreed on, and no holes. */
final class HouseRules {
    private HouseRules() {}

    /** @param settings the {@code kis.…} names a placeholder may use */
    static RouteLint lint(Set<String> settings) {
        return new RouteLint(Stream.concat(form(settings).stream(), RouteLint.holes(OwnHosts.NONE).stream())
                .toList());
    }

    /** In the order a reader meets them in a file. */
    private static List<Rule> form(Set<String> settings) {
        return List.of(
                new Rule("header-comment", Reading::headerComment),
                new Rule("short", Reading::length),
                new Rule("canonical-document", CanonicalForm::document),
                new Rule("canonical-steps", CanonicalForm::steps),
                new Rule("canonical-expressions", CanonicalForm::expressions),
                new Rule("canonical-addresses", CanonicalForm::addresses),
                new Rule("one-name", Naming::oneName),
                new Rule("described", Naming::descriptions),
                new Rule("step-ids", Naming::stepIds),
                new Rule("one-choice", Reading::choices),
                new Rule("no-sql", Contents::sql),
                new Rule("known-settings", file -> Contents.unknownSettings(file, settings)));
    }
}
