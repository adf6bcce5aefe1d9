package io.github.kisroutes.lint;

import java.net.URI;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The lint of route files. Immutable; one instance may be used from any thread. */
public final class RouteLint {
    private static final String UNREADABLE = "readable";

    private final List<Rule> rules;

    RouteLint(List<Rule> rules) {
        this.rules = rules;
    }

    /**
     * The rules that keep secrets and the quota: what is asked of a route that an operator wrote.
     *
     * @param hosts those that such a route may call over HTTP, in lower case: {@code kis.routes.allowed-hosts}
     * @param broker the broker's address, which it may not call even on an allowed host
     */
    public static RouteLint againstHoles(Collection<String> hosts, URI broker) {
        return new RouteLint(holes(new OwnHosts(Set.copyOf(hosts), broker)));
    }

    /** @param own the hosts that an operator's routes may call */
    static List<Rule> holes(OwnHosts own) {
        return List.of(
                new Rule("no-script", Programs::scripts),
                new Rule("fixed-addresses", Programs::addressesFromData),
                new Rule("secret-placeholders", Secrets::placeholders),
                new Rule("secret-fields", Secrets::fields),
                new Rule("secret-literals", Secrets::literals),
                new Rule("broker-only-in-kis-call", file -> BrokerAccess.elsewhere(file, own)),
                new Rule("throttle-before-broker", BrokerAccess::unthrottled),
                new Rule("no-repeats-behind-the-throttle", BrokerAccess::repeated));
    }

    /** The names of the rules this lint applies, in the order of their table. */
    List<String> rules() {
        return Stream.concat(Stream.of(UNREADABLE), rules.stream().map(Rule::name))
                .toList();
    }

    /**
     * Judges the text of one file.
     *
     * @param name the file's name, without its folder
     * @return the findings, by line; empty when all is well
     */
    public List<Finding> check(String name, String text) {
        RouteFile file;
        try {
            file = RouteFile.read(name, text);
        } catch (YamlFault e) {
            return List.of(new Finding(name, e.line(), UNREADABLE, e.getMessage()));
        }
        return rules.stream()
                .flatMap(rule -> rule.findings(file))
                .sorted(Comparator.comparingInt(Finding::line))
                .toList();
    }
}
