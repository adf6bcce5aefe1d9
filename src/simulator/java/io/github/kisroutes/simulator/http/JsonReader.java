package io.github.kisroutes.simulator.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the JSON that the broker is sent: one object of plain values (RFC 8259). Numbers and truth values are given as their
 * text, a name with null as if it were not there, and of two equal names the last one counts. The simulator reads no more
 * than this, and so it needs no library.
 */
final class JsonReader {
    private static final Pattern PLAIN =
            Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null");
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{4}");

    private static final String ESCAPED = "\"\\/bfnrt";
    private static final String MEANT = "\"\\/\b\f\n\r\t";

    private final String json;
    private int at;

    private JsonReader(String json) {
        this.json = json;
    }

    /** The text is no object of plain values. */
    private static final class NotReadable extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** The object; empty when the bytes are none, are no UTF-8, or hold a list or another object. */
    static Optional<Map<String, String>> read(byte[] json) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString();
            return Optional.of(new JsonReader(text).object());
        } catch (CharacterCodingException | NotReadable notOurs) {
            return Optional.empty();
        }
    }

    private Map<String, String> object() throws NotReadable {
        Map<String, String> members = new LinkedHashMap<>();
        expect('{');
        if (!found('}')) {
            do {
                member(members);
            } while (found(','));
            expect('}');
        }
        skipSpace();
        if (at < json.length()) {
            throw new NotReadable();
        }
        return members;
    }

    private void member(Map<String, String> members) throws NotReadable {
        expect('"');
        String name = restOfText();
        expect(':');
        if (found('"')) {
            members.put(name, restOfText());
            return;
        }
        String value = next(PLAIN);
        if (value.equals("null")) {
            members.remove(name);
        } else {
            members.put(name, value);
        }
    }

    private String restOfText() throws NotReadable {
        StringBuilder text = new StringBuilder();
        for (char letter = take(); letter != '"'; letter = take()) {
            if (letter < ' ') {
                throw new NotReadable();
            }
            text.append(letter == '\\' ? escaped(take()) : letter);
        }
        return text.toString();
    }

    private char escaped(char letter) throws NotReadable {
        if (letter == 'u') {
            return (char) Integer.parseInt(next(HEX), 16);
        }
        int place = ESCAPED.indexOf(letter);
        if (place < 0) {
            throw new NotReadable();
        }
        return MEANT.charAt(place);
    }

    private void expect(char sign) throws NotReadable {
        if (!found(sign)) {
            throw new NotReadable();
        }
    }

    private boolean found(char sign) {
        skipSpace();
        boolean here = at < json.length() && json.charAt(at) == sign;
        at += here ? 1 : 0;
        return here;
    }

    private void skipSpace() {
        while (at < json.length() && " \t\n\r".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
    }

    private char take() throws NotReadable {
        if (at == json.length()) {
            throw new NotReadable();
        }
        return json.charAt(at++);
    }

    private String next(Pattern pattern) throws NotReadable {
        Matcher matcher = pattern.matcher(json).region(at, json.length());
        if (!matcher.lookingAt()) {
            throw new NotReadable();
        }
        at = matcher.end();
        return matcher.group();
    }
}
