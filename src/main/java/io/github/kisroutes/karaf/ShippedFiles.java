package io.github.kisroutes.karaf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which files were laid down, and with which text: tells a file that the operator removed from one that is new in this
 * version. Kept in the folder itself, so that a copy of the folder takes it along.
 *
 * @param hashes by file name, the hash of the text that was shipped
 */
record ShippedFiles(Map<String, String> hashes) {
    private static final String RECORD = ".shipped";

    ShippedFiles {
        hashes = Map.copyOf(hashes);
    }

    static ShippedFiles read(Path folder) throws IOException {
        Path file = folder.resolve(RECORD);
        if (Files.notExists(file)) {
            return new ShippedFiles(Map.of());
        }
        return new ShippedFiles(Files.readAllLines(file).stream()
                .map(line -> line.split("  ", 2))
                .filter(parts -> parts.length == 2)
                .collect(Collectors.toMap(parts -> parts[1], parts -> parts[0], (first, second) -> second)));
    }

    /** In the form of {@code sha256sum}: {@code cd etc/kis-routes && sha256sum -c .shipped} lists what was edited. */
    void write(Path folder) throws IOException {
        String text = new TreeMap<>(hashes)
                .entrySet().stream()
                        .map(entry -> entry.getValue() + "  " + entry.getKey() + "\n")
                        .collect(Collectors.joining());
        Files.writeString(folder.resolve(RECORD), text);
    }

    boolean knows(String name) {
        return hashes.containsKey(name);
    }

    boolean isOfText(String name, String text) {
        return hash(text).equals(hashes.get(name));
    }

    ShippedFiles with(String name, String text) {
        Map<String, String> all = new TreeMap<>(hashes);
        all.put(name, hash(text));
        return new ShippedFiles(all);
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
