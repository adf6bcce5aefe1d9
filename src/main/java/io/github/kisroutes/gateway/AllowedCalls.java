package io.github.kisroutes.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What passes: a {@code tr_id} at a path, as {@code gateway/allowed-calls.txt} of the jar and {@code kis.gateway.allow} list them. A
 * path is compared as it came, so nothing that is only the same after decoding passes.
 */
final class AllowedCalls {
    private static final String FILE = "/gateway/allowed-calls.txt";

    private final Set<String> allowed;

    /** @param more each {@code tr_id:path} */
    AllowedCalls(Collection<String> more) {
        Set<String> calls = new HashSet<>();
        lines().stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.strip().replaceFirst("\\s+", ":"))
                .forEach(calls::add);
        calls.addAll(more);
        allowed = Set.copyOf(calls);
    }

    boolean contains(String trId, String path) {
        return allowed.contains(trId + ":" + path);
    }

    private static List<String> lines() {
        try (InputStream in = AllowedCalls.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("The list " + FILE + " is missing from the jar.");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The list " + FILE + " cannot be read from the jar.", e);
        }
    }
}
