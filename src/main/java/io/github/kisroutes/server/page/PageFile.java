package io.github.kisroutes.server.page;

import io.github.kisroutes.shared.digest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One file of the page.
 *
 * @param contentType as in the header
 * @param tag names this content, in the form of the header {@code ETag}
 * @param content the bytes of the file; nobody changes them
 */
record PageFile(String contentType, String tag, byte[] content) {
    /** Small letters, one folder at most, an ending that is known: no other path leads to a file. */
    private static final Pattern NAME = Pattern.compile("(?:[a-z]+/)?[A-Za-z-]+(?:\\.LICENSE)?\\.([a-z]+)");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "mjs", "text/javascript; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "txt", "text/plain; charset=utf-8");

    /**
     * Reads a file of the class path folder {@code page}.
     *
     * @param name its path below that folder, for instance {@code text/en.json}; may come from anywhere
     * @return nothing when there is no such file, or the name is not one of a file of the page
     */
    static Optional<PageFile> find(String name) {
        Matcher found = NAME.matcher(name);
        if (!found.matches() || !TYPES.containsKey(found.group(1))) {
            return Optional.empty();
        }
        try (InputStream file = PageFile.class.getResourceAsStream("/page/" + name)) {
            return file == null ? Optional.empty() : Optional.of(of(TYPES.get(found.group(1)), file.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static PageFile of(String contentType, byte[] content) {
        String hash = Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(content));
        return new PageFile(contentType, '"' + hash + '"', content);
    }
}
