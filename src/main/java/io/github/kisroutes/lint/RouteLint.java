package io.github.kisroutes.lint;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The lint of route files. Immutable; one instance may be used from any thread. */
public final class RouteLint {
    private static final String UNREADABLE = "readable";

    private final List<Rule> rules;

    private RouteLint(List<Rule> rules) {
        this.rules = rules;
    }

    /**
     * Every rule: what the build asks of the product's own routes.
     *
     * @param settings the {@code kis.…} names a placeholder may use
     */
    public static RouteLint ofTheHouse(Set<String> settings) {
        return new RouteLint(Rules.all(settings, OwnHosts.NONE));
    }

    /**
     * Only the rules that keep secrets and the quota: what is asked of a route that an operator wrote.
     *
     * @param hosts those that such a route may call over HTTP, in lower case: {@code kis.routes.allowed-hosts}
     * @param broker the broker's address, which it may not call even on an allowed host
     */
    public static RouteLint againstHoles(Collection<String> hosts, URI broker) {
        OwnHosts own = new OwnHosts(Set.copyOf(hosts), broker);
        return new RouteLint(
                Rules.all(Set.of(), own).stream().filter(Rule::hole).toList());
    }

    /** The names of the rules this lint applies, in the order of their table. */
    public List<String> rules() {
        return Stream.concat(Stream.of(UNREADABLE), rules.stream().map(Rule::name))
                .toList();
    }

    /**
     * Judges one file.
     *
     * @throws IOException when it cannot be read as UTF-8
     */
    public List<Finding> check(Path file) throws IOException {
        return check(file.getFileName().toString(), Files.readString(file));
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
