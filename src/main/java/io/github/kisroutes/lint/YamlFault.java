package io.github.kisroutes.lint;

/** A text that is not YAML, or YAML of a kind that routes do not need and that could hide something. */
public final class YamlFault extends Exception {
    private final int line;

    YamlFault(int line, String sentence) {
        super(sentence);
        this.line = line;
    }

    /** Counted from 1. */
    public int line() {
        return line;
    }
}
