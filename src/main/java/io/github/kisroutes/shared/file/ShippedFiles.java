package io.github.kisroutes.shared.file;

import io.github.kisroutes.shared.digest.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of files that came with the program and now belong to its operator. They are laid down once and never touched again:
 * not by a later start, not by an upgrade. A file that is new in a version is added; one that the version has changed is laid
 * beside the operator's; one that he removed stays away. Which files were laid down, and with which text, is kept in the folder
 * itself, so that a copy of the folder takes it along.
 *
 * @param hashes by file name, the hash of the text that was shipped
 */
public record ShippedFiles(Map<String, String> hashes) {
    /** The end of the name of a shipped file that is newer than the operator's. */
    private static final String NEW = ".new";

    private static final String RECORD = ".shipped";

    private static final Logger LOG = LoggerFactory.getLogger(ShippedFiles.class);

    public ShippedFiles {
        hashes = Map.copyOf(hashes);
    }

    /**
     * Lays down what was never there.
     *
     * @param folder exists
     * @param shipped the texts of this version, by file name
     */
    public static void layDown(Path folder, Map<String, String> shipped) throws IOException {
        ShippedFiles before = read(folder);
        ShippedFiles now = before;
        for (Map.Entry<String, String> file : shipped.entrySet()) {
            now = layDown(folder.resolve(file.getKey()), file.getValue(), before, now);
        }
        if (!now.equals(before)) {
            now.write(folder);
        }
    }

    /** A file that was laid down once and is gone has been removed by the operator, and stays so. */
    private static ShippedFiles layDown(Path file, String text, ShippedFiles before, ShippedFiles now)
            throws IOException {
        String name = file.getFileName().toString();
        if (before.knows(name) && before.isOfText(name, text)) {
            return now;
        }
        if (Files.notExists(file) && !before.knows(name)) {
            Files.writeString(file, text);
        } else if (Files.exists(file) && !Files.readString(file).equals(text)) {
            Files.writeString(file.resolveSibling(name + NEW), text);
            LOG.info(
                    "{} was edited by you and was left unchanged; this version's file is beside it as {}{}.",
                    file,
                    name,
                    NEW);
        }
        return now.with(name, text);
    }

    private static ShippedFiles read(Path folder) throws IOException {
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
    private void write(Path folder) throws IOException {
        String text = new TreeMap<>(hashes)
                .entrySet().stream()
                        .map(entry -> entry.getValue() + "  " + entry.getKey() + "\n")
                        .collect(Collectors.joining());
        Files.writeString(folder.resolve(RECORD), text);
    }

    private boolean knows(String name) {
        return hashes.containsKey(name);
    }

    private boolean isOfText(String name, String text) {
        return Sha256.hex(text).equals(hashes.get(name));
    }

    private ShippedFiles with(String name, String text) {
        Map<String, String> all = new TreeMap<>(hashes);
        all.put(name, Sha256.hex(text));
        return new ShippedFiles(all);
    }
}
