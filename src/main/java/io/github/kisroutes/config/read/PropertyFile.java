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

    private final Path file;
    private final Map<String, String> values;
    private final Map<String, Integer> lines;
    private final ConfigurationErrors mistakes;

    private PropertyFile(
            Path file, Map<String, String> values, Map<String, Integer> lines, ConfigurationErrors mistakes) {
        this.file = file;
        this.values = values;
        this.lines = lines;
        this.mistakes = mistakes;
    }

    /** What the file says; nothing when it does not exist, for every key has a default. */
    static Layer read(Path file, ConfigurationErrors mistakes) {
        Map<String, String> values = new TreeMap<>();
        Map<String, Integer> lines = new TreeMap<>();
        try {
            if (Files.exists(file)) {
                new PropertyFile(file, values, lines, mistakes).read(text(file));
            }
        } catch (CharacterCodingException e) {
            mistakes.add(file + " is not UTF-8: save it again in that encoding.");
        } catch (IOException e) {
            mistakes.add(file + " cannot be read (" + e + "): give this process the right to read it.");
        }
        return new Layer(values, name -> file + ":" + lines.getOrDefault(name, 1));
    }

    /** Java reads each setting by itself, so that its line is known; one may go on over several lines, a comment may not. */
    private void read(String text) throws IOException {
        StringBuilder setting = new StringBuilder();
        int first = 1;
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (setting.isEmpty()) {
                first = number;
                if (saysNothing(line)) {
                    continue;
                }
            }
            setting.append(line).append('\n');
            if (!goesOn(line)) {
                take(setting.toString(), first);
                setting.setLength(0);
            }
        }
        take(setting.toString(), first);
    }

    private static boolean saysNothing(String line) {
        String text = line.stripLeading();
        return text.isEmpty() || text.charAt(0) == '#' || text.charAt(0) == '!';
    }

    private static boolean goesOn(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == '\\') {
            end--;
        }
        return (line.length() - end) % 2 == 1;
    }

    private void take(String setting, int line) throws IOException {
        Properties one = new Properties();
        try {
            one.load(new StringReader(setting));
        } catch (IllegalArgumentException e) {
            mistakes.add(file + ":" + line + " holds a \\u that is not followed by four hex digits: write \\\\ for a"
                    + " backslash.");
        }
        for (String name : one.stringPropertyNames()) {
            Integer before = lines.put(name, line);
            values.put(name, one.getProperty(name));
            if (before != null) {
                mistakes.add(name + " is set more than once in " + file + ", lines " + before + " and " + line
                        + ": keep one of the lines.");
            }
        }
    }

    private static String text(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        // Editors on Windows put a mark at the start, which would become part of the first key.
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }
}
