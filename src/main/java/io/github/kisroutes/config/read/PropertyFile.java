package io.github.kisroutes.config.read;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** One file of properties, UTF-8. */
final class PropertyFile {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private PropertyFile() {}

    /** What the file says; nothing when it does not exist, for every key has a default. */
    static Layer read(Path file, ConfigurationErrors mistakes) {
        return Layer.of(file.toString(), Files.exists(file) ? values(file, mistakes) : Map.of());
    }

    private static Map<String, String> values(Path file, ConfigurationErrors mistakes) {
        Map<String, String> values = new TreeMap<>();
        try {
            new OncePerName(values, file, mistakes).load(new StringReader(text(file)));
        } catch (CharacterCodingException e) {
            mistakes.add(file + " is not UTF-8: save it again in that encoding.");
        } catch (IOException e) {
            mistakes.add(file + " cannot be read (" + e + "): give this process the right to read it.");
        } catch (IllegalArgumentException e) {
            mistakes.add(file + " holds a \\u that is not followed by four hex digits: write \\\\ for a backslash.");
        }
        return values;
    }

    private static String text(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        // Editors on Windows put a mark at the start, which would become part of the first key.
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    /** Loading stays Java's own; only the silence about a repeated key is taken away. */
    private static final class OncePerName extends Properties {
        private final transient Map<String, String> values;
        private final transient Path file;
        private final transient ConfigurationErrors mistakes;

        OncePerName(Map<String, String> values, Path file, ConfigurationErrors mistakes) {
            this.values = values;
            this.file = file;
            this.mistakes = mistakes;
        }

        @Override
        public synchronized Object put(Object name, Object value) {
            String before = values.put(name.toString(), value.toString());
            if (before != null) {
                mistakes.add(name + " is set more than once in " + file + ": keep one of the lines.");
            }
            return before;
        }
    }
}
