package io.github.kisroutes.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A piece of YAML that knows its line, counted from 1. */
public sealed interface YamlNode {
    int line();

    /** A text, number, truth value or nothing, as it is written. */
    record Scalar(int line, String text) implements YamlNode {}

    /** A list. */
    record Sequence(int line, List<YamlNode> elements) implements YamlNode {}

    /** A map, in the order of the file. */
    record Mapping(int line, List<Entry> pairs) implements YamlNode {}

    /** A key with its value; the line is the key's. An item of a list is an entry under the list's key. */
    record Entry(int line, String key, YamlNode value) {
        boolean isScalar() {
            return value instanceof Scalar;
        }

        private void collectInto(List<Entry> found) {
            found.add(this);
            value.collect(key, found);
        }
    }

    /** The value under this key; empty when there is none, or when this is no map. */
    default Optional<YamlNode> get(String key) {
        return entries()
                .filter(entry -> entry.key().equals(key))
                .map(Entry::value)
                .findFirst();
    }

    /** The text under this key; empty text when there is none. */
    default String text(String key) {
        return get(key).map(YamlNode::asText).orElse("");
    }

    /** A scalar's text; empty for anything else. */
    default String asText() {
        return this instanceof Scalar scalar ? scalar.text() : "";
    }

    /** The keys of a map; none for anything else. */
    default Stream<Entry> entries() {
        return this instanceof Mapping map ? map.pairs().stream() : Stream.empty();
    }

    /** The items of a list; none for anything else. */
    default Stream<YamlNode> items() {
        return this instanceof Sequence list ? list.elements().stream() : Stream.empty();
    }

    /** Every key and every item below this, parents before children. */
    default Stream<Entry> everything() {
        List<Entry> found = new ArrayList<>();
        collect("", found);
        return found.stream();
    }

    private void collect(String key, List<Entry> found) {
        entries().forEach(entry -> entry.collectInto(found));
        items().forEach(item -> new Entry(item.line(), key, item).collectInto(found));
    }
}
