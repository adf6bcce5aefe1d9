package io.github.kisroutes.simulator.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes an answer as the broker does: compact JSON in UTF-8, members in their order, Korean letters as they are. */
final class JsonWriter {
    private final StringBuilder out = new StringBuilder();

    private JsonWriter() {}

    /**
     * The JSON of an object of texts, numbers, truth values, nulls, lists and further objects.
     *
     * @throws IllegalArgumentException if anything else is in it
     */
    static byte[] write(Map<String, ?> object) {
        JsonWriter writer = new JsonWriter();
        writer.value(object);
        return writer.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void value(Object value) {
        if (value instanceof CharSequence text) {
            text(text);
        } else if (value instanceof Map<?, ?> object) {
            object(object);
        } else if (value instanceof Iterable<?> list) {
            list(list);
        } else if (value == null || value instanceof Boolean || value instanceof Number number && isFinite(number)) {
            out.append(value);
        } else {
            throw new IllegalArgumentException("JSON has no place for " + value + " of " + value.getClass());
        }
    }

    private static boolean isFinite(Number number) {
        return Double.isFinite(number.doubleValue()) || !(number instanceof Double || number instanceof Float);
    }

    private void object(Map<?, ?> object) {
        String before = "{";
        for (Map.Entry<?, ?> member : object.entrySet()) {
            out.append(before);
            text(String.valueOf(member.getKey()));
            out.append(':');
            value(member.getValue());
            before = ",";
        }
        out.append(object.isEmpty() ? "{}" : "}");
    }

    private void list(Iterable<?> list) {
        out.append('[');
        String before = "";
        for (Object element : list) {
            out.append(before);
            value(element);
            before = ",";
        }
        out.append(']');
    }

    private void text(CharSequence text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '"' || letter == '\\') {
                out.append('\\').append(letter);
            } else if (letter < ' ') {
                out.append("\\u%04x".formatted((int) letter));
            } else {
                out.append(letter);
            }
        }
        out.append('"');
    }
}
