package io.github.kisroutes.reload;

import io.github.kisroutes.lint.Finding;

/**
 * Why a saved file is not taken over.
 *
 * @param text the text that was judged; another one is judged again
 * @param line counted from 1
 */
record BrokenRoute(String file, String text, int line, String reason) {
    static BrokenRoute of(Finding finding, String text) {
        return new BrokenRoute(finding.file(), text, finding.line(), finding.sentence());
    }

    static BrokenRoute taken(String file, String text, String id, String owner) {
        return new BrokenRoute(
                file,
                text,
                RouteText.of(text).lineOfId(id).orElse(1),
                "The route id " + id + " is taken by " + owner + ".");
    }

    /** As compilers write it, so that terminals and editors make it a link. */
    @Override
    public String toString() {
        return "%s:%d: %s".formatted(file, line, reason);
    }
}
