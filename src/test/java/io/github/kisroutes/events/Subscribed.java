package io.github.kisroutes.events;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The product's routes in a folder of their own, with subscribers in {@code kis-candle-events} as an operator names them. */
final class Subscribed {
    private static final Path EXAMPLES = Path.of("docs/examples");

    private final Path routes;

    private Subscribed(Path routes) {
        this.routes = routes;
    }

    /** With a subscriber {@code direct:<name>}; a test puts its own in the place of the route {@code <name>-route}. */
    static Subscribed to(String name, Path folder) throws IOException {
        Subscribed subscribed = prepared(name, folder);
        Files.writeString(subscribed.routes.resolve(name + ".camel.yaml"), """
                # Called by: kis-candle-events. In: a candle. Out: nothing.
                # Faults: none.
                - route:
                    id: %s-route
                    description: A subscriber
                    from:
                      uri: direct
                      parameters:
                        name: %s
                      steps:
                        - stop: {}
                """.formatted(name, name));
        return subscribed;
    }

    private static Subscribed prepared(String name, Path folder) throws IOException {
        Path routes = Files.createDirectories(folder.resolve("routes"));
        try (var files = Files.list(Path.of("routes"))) {
            for (Path file : files.toList()) {
                Files.copy(file, routes.resolve(file.getFileName()));
            }
        }
        return new Subscribed(routes).and(name);
    }

    /** With one of the shipped examples, made ready as its first lines say. */
    static Subscribed toExample(String name, Path folder, Map<String, String> edits) throws IOException {
        Subscribed subscribed = prepared(name, folder);
        String text = Files.readString(EXAMPLES.resolve(name + ".camel.yaml"));
        for (Map.Entry<String, String> edit : edits.entrySet()) {
            if (!text.contains(edit.getKey())) {
                throw new IllegalArgumentException(name + " has no " + edit.getKey());
            }
            text = text.replace(edit.getKey(), edit.getValue());
        }
        Files.writeString(subscribed.routes.resolve(name + ".camel.yaml"), text);
        return subscribed;
    }

    /** Takes the marks away from a subscriber that is prepared, or adds one. */
    private Subscribed and(String name) throws IOException {
        Path hub = routes.resolve("kis-candle-events.camel.yaml");
        String step = """
                              # - to:
                              #     uri: direct
                              #     parameters:
                              #       name: %s
                """.formatted(name).indent(0);
        String text = Files.readString(hub);
        Files.writeString(
                hub, text.contains(step) ? text.replace(step, step.replace("# ", "")) : text + step.replace("# ", ""));
        return this;
    }

    /** The settings that an operator makes. */
    Map<String, String> settings() {
        return Map.of(
                "kis.events.enabled", "true", "camel.main.routes-include-pattern", "file:" + routes + "/*.camel.yaml");
    }
}
