package io.github.kisroutes.config;

/**
 * A text that must not be seen: it has no readable {@code toString}, so it cannot slip into a log line, an exception or
 * the {@code toString} of a record that holds it.
 */
public final class Secret {
    private final String text;

    /** @param text trimmed: a secret read from a file may end in a newline, which KIS answers with EGW00105 */
    public Secret(String text) {
        this.text = text.strip();
    }

    /** The text itself, for the wire and for nothing else. */
    public String reveal() {
        return text;
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
