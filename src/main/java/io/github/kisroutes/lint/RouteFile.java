package io.github.kisroutes.lint;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A route file, read.
 *
 * @param name the file's name, without its folder
 * @param lines its text
 * @param root its YAML
 */
public record RouteFile(String name, List<String> lines, YamlNode root) {
    static final String ENDING = ".camel.yaml";

    /** Texts for people; nothing evaluates them as an address, a statement or a script. */
    private static final Set<String> PROSE = Set.of("description", "note", "message");

    /** A start looks at each file several times, and each time for something else. */
    private static final Cache<String, YamlNode> READ = Caffeine.newBuilder()
            .maximumSize(100)
            .expireAfterAccess(Duration.ofMinutes(1))
            .build();

    /** @throws YamlFault when the text is no YAML, with the line */
    public static RouteFile read(String name, String text) throws YamlFault {
        YamlNode root = READ.getIfPresent(text);
        if (root == null) {
            root = YamlReader.read(text);
            READ.put(text, root);
        }
        return new RouteFile(name, text.lines().toList(), root);
    }

    /** What the route is to be called: the file's name without its ending. */
    String id() {
        return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    }

    /** What stands on the top level: {@code route}, {@code routeConfiguration}, … */
    public List<YamlNode.Entry> topLevel() {
        return root.items().flatMap(YamlNode::entries).toList();
    }

    /** Every key and every item of a list, anywhere in the file. */
    Stream<YamlNode.Entry> everything() {
        return root.everything();
    }

    /** Every text that is evaluated, not only shown. */
    Stream<YamlNode.Entry> values() {
        return everything().filter(YamlNode.Entry::isScalar).filter(entry -> !PROSE.contains(entry.key()));
    }

    /** Every step at any depth. */
    Stream<Step> steps() {
        return stepsBelow(root);
    }

    static Stream<Step> stepsBelow(YamlNode node) {
        return node.everything()
                .filter(entry -> entry.key().equals("steps") && entry.value() instanceof YamlNode.Sequence)
                .flatMap(entry -> steps(entry.value()).stream());
    }

    private static List<Step> steps(YamlNode list) {
        List<Step> steps = new ArrayList<>();
        list.items()
                .flatMap(YamlNode::entries)
                .forEach(entry -> steps.add(new Step(entry.line(), entry.key(), entry.value(), List.copyOf(steps))));
        return steps;
    }
}
