package io.github.kisroutes.reload;

import io.github.kisroutes.lint.RouteFile;
import io.github.kisroutes.lint.YamlFault;
import io.github.kisroutes.lint.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the text of a route file defines, and where. A text that is no YAML defines nothing: the lint refuses it, with its line.
 *
 * @param parts what stands on the top level: {@code route}, {@code templatedRoute}, …
 */
record RouteText(List<YamlNode.Entry> parts) {
    private static final Set<String> IDS = Set.of("id", "routeId");

    static RouteText of(String text) {
        try {
            return new RouteText(RouteFile.read("", text).topLevel());
        } catch (YamlFault e) {
            return new RouteText(List.of());
        }
    }

    /** The ids of its routes, as often as they stand there. */
    List<String> routeIds() {
        return ids("route", "id").toList();
    }

    /** The ids of the routes that it makes of templates; Camel does not keep which file asked for them. */
    List<String> templatedIds() {
        return ids("templatedRoute", "routeId").toList();
    }

    /** The line of the first route that it makes of a template without giving it an id. */
    Optional<Integer> templatedWithoutId() {
        return parts("templatedRoute")
                .filter(part -> part.value().text("routeId").isBlank())
                .map(YamlNode.Entry::line)
                .findFirst();
    }

    /** Whether one of its routes is made of one of these templates. */
    boolean isMadeOfAnyOf(Set<String> templates) {
        return ids("templatedRoute", "routeTemplateRef").anyMatch(templates::contains);
    }

    boolean defines(String kind) {
        return parts(kind).findAny().isPresent();
    }

    /** Whether this step stands anywhere in it. */
    boolean hasStep(String name) {
        return everything().anyMatch(entry -> entry.key().equals(name));
    }

    /** Where something gets this id. */
    Optional<Integer> lineOfId(String id) {
        return lineOf(
                entry -> IDS.contains(entry.key()) && entry.value().asText().equals(id));
    }

    /** Where this stands in an address or an expression. */
    Optional<Integer> lineOfValue(String text) {
        return lineOf(entry -> entry.value().asText().contains(text));
    }

    private Optional<Integer> lineOf(Predicate<YamlNode.Entry> wanted) {
        return everything().filter(wanted).map(YamlNode.Entry::line).findFirst();
    }

    private Stream<YamlNode.Entry> everything() {
        return parts.stream()
                .flatMap(part -> Stream.concat(Stream.of(part), part.value().everything()));
    }

    private Stream<String> ids(String kind, String key) {
        return parts(kind).map(part -> part.value().text(key)).filter(id -> !id.isBlank());
    }

    private Stream<YamlNode.Entry> parts(String kind) {
        return parts.stream().filter(part -> part.key().equals(kind));
    }
}
