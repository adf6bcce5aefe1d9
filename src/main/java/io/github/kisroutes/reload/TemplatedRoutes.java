package io.github.kisroutes.reload;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Routes that a file makes of a template; Camel does not keep which file asked for them, so the text is asked. */
final class TemplatedRoutes {
    private static final Pattern START = Pattern.compile("(?m)^- templatedRoute:");
    private static final Pattern ID = Pattern.compile("(?m)^ +routeId: *[\"']?([^\\s\"']+)");

    private TemplatedRoutes() {}

    static Set<String> ids(String text) {
        Set<String> ids = new TreeSet<>();
        parts(text).forEach(part -> id(part).ifPresent(ids::add));
        return ids;
    }

    /** The line of the first one without an id. */
    static Optional<Integer> withoutId(String text) {
        Matcher start = START.matcher(text);
        for (String part : parts(text)) {
            start.find();
            if (id(part).isEmpty()) {
                return Optional.of(
                        (int) text.substring(0, start.start()).lines().count() + 1);
            }
        }
        return Optional.empty();
    }

    /** Files with routes that are made of one of these templates. */
    static Set<String> madeOf(Set<String> templates, Map<String, String> texts) {
        Set<String> files = new TreeSet<>();
        texts.forEach((file, text) -> {
            if (templates.stream().anyMatch(id -> text.contains("routeTemplateRef: " + id))) {
                files.add(file);
            }
        });
        return files;
    }

    /** What follows each {@code templatedRoute}, up to the next thing in the file. */
    private static List<String> parts(String text) {
        String[] parts = START.split(text, -1);
        return List.of(parts).subList(1, parts.length).stream()
                .map(part -> part.split("(?m)^- ", 2)[0])
                .toList();
    }

    private static Optional<String> id(String part) {
        Matcher id = ID.matcher(part);
        return id.find() ? Optional.of(id.group(1)) : Optional.empty();
    }
}
