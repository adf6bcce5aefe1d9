package io.github.kisroutes.command.check;

import java.util.ArrayList;
import java.util.List;

/** How wide a text is in a terminal, where a Korean syllable takes two columns. */
final class TextWidth {
    private TextWidth() {}

    static int of(String text) {
        return text.codePoints().map(TextWidth::columns).sum();
    }

    private static int columns(int character) {
        return switch (Character.UnicodeScript.of(character)) {
            case HANGUL, HAN -> 2;
            default -> 1;
        };
    }

    /** The text in lines of at most so many columns, broken between words; a longer word stays whole. */
    static List<String> wrapped(String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split("\\s+")) {
            if (!line.isEmpty() && of(line.toString()) + 1 + of(word) > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
