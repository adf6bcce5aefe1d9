package io.github.kisroutes.lint;

/**
 * One place in a route file that breaks a rule.
 *
 * @param file the file's name, as it was given to the lint
 * @param line the line, counted from 1
 * @param rule the rule's name, {@code step-ids} for instance
 * @param sentence what is wrong there and what to write instead
 */
public record Finding(String file, int line, String rule, String sentence) {
    /** The form in which compilers report, so that terminals and editors make it a link. */
    @Override
    public String toString() {
        return "%s:%d: %s [%s]".formatted(file, line, sentence, rule);
    }
}
