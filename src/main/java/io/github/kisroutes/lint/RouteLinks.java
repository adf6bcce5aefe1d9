package io.github.kisroutes.lint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which route calls which. Camel finds out only when a call is made that nobody answers, and waits for thirty seconds each
 * time; here it is known from the files.
 */
public final class RouteLinks {
    private static final String RULE = "answered";

    private final List<RouteFile> files = new ArrayList<>();

    /** By the names of their files, which are those of their routes. */
    private final Set<String> unreadable = new HashSet<>();

    /** @param texts the files by their name; that one is no YAML is told elsewhere, and its route is not missed besides */
    public RouteLinks(Map<String, String> texts) {
        texts.forEach((name, text) -> {
            try {
                files.add(RouteFile.read(name, text));
            } catch (YamlFault toldElsewhere) {
                unreadable.add(name.replace(RouteFile.ENDING, ""));
            }
        });
    }

    /**
     * The calls of {@code direct:} names that no route answers, each name once.
     *
     * @param called from outside the files
     */
    public List<Finding> unanswered(Collection<String> called) {
        Set<String> answered = answered();
        Set<String> told = new HashSet<>();
        List<Finding> missing = new ArrayList<>();
        for (RouteFile file : files) {
            file.steps().forEach(step -> direct(step.address())
                    .filter(name -> !answered.contains(name) && told.add(name))
                    .ifPresent(name -> missing.add(new Finding(
                            file.name(),
                            step.line(),
                            RULE,
                            "This calls 'direct:" + name + "', and no file has a route with that name. "
                                    + comesBack(name)))));
        }
        for (String name : called) {
            if (!answered.contains(name) && told.add(name)) {
                missing.add(new Finding(
                        name + RouteFile.ENDING,
                        1,
                        RULE,
                        "No file has a route with the name 'direct:" + name + "'. " + comesBack(name)));
            }
        }
        return missing;
    }

    /** Those of the routes that are in none of the files. */
    public Set<String> absent(Collection<String> ids) {
        Set<String> present = files.stream()
                .flatMap(file -> file.topLevel().stream())
                .map(top -> top.value().text("id"))
                .collect(Collectors.toSet());
        Set<String> absent = new TreeSet<>(ids);
        absent.removeAll(present);
        absent.removeAll(unreadable);
        return absent;
    }

    /** How a file of the product that was deleted comes back. */
    public static String comesBack(String name) {
        String file = name + RouteFile.ENDING;
        return RouteLinks.class.getResource("/camel/" + file) != null
                ? "It is one of the product's: put " + file
                        + " back, from camel/ in the jar or with 'git checkout routes/" + file + "'."
                : "Write that route, or correct the name.";
    }

    private Set<String> answered() {
        return Stream.concat(
                        unreadable.stream(),
                        files.stream().flatMap(file -> Stream.concat(consumers(file), templated(file))))
                .collect(Collectors.toSet());
    }

    private static Stream<String> consumers(RouteFile file) {
        return file.everything()
                .filter(entry -> entry.key().equals("from"))
                .map(entry -> entry.isScalar() ? new Address(entry.value().asText(), "") : Address.of(entry.value()))
                .flatMap(address -> direct(Optional.of(address)).stream());
    }

    /** A template may make a consumer of any of its values. */
    private static Stream<String> templated(RouteFile file) {
        return file.topLevel().stream()
                .filter(top -> top.key().equals("templatedRoute"))
                .flatMap(top -> top.value().everything())
                .filter(entry -> entry.key().equals("value"))
                .map(entry -> entry.value().asText());
    }

    /** The name of a {@code direct:} endpoint that is written out. */
    private static Optional<String> direct(Optional<Address> address) {
        return address.filter(found -> found.component().equals("direct"))
                .map(Address::endpoint)
                .filter(name -> !name.isEmpty() && !name.contains("{{") && !name.contains("${"));
    }
}
