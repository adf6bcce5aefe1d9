package io.github.kisroutes.security;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Looks into files of any kind and size, byte by byte; names of files count, too. */
final class FileSearch {
    private static final int WINDOW = 1 << 20;

    private FileSearch() {}

    static List<Sighting> below(Path place, List<Needle> needles) throws IOException {
        List<Sighting> sightings = new ArrayList<>();
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                find(name.toLowerCase(Locale.ROOT), file, needles, sightings);
                search(file, needles, sightings);
            }
        }
        return sightings;
    }

    /** Windows overlap by the longest needle, so that none is missed at their edges. */
    private static void search(Path file, List<Needle> needles, List<Sighting> sightings) throws IOException {
        int overlap = needles.stream()
                .mapToInt(needle -> needle.text().length())
                .max()
                .orElse(0);
        try (InputStream in = Files.newInputStream(file)) {
            String rest = "";
            for (byte[] window = in.readNBytes(WINDOW); window.length > 0; window = in.readNBytes(WINDOW)) {
                // One character per byte keeps what is ASCII in UTF-8; without the zeros that is UTF-16 as well.
                String text = rest + new String(window, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
                find(text, file, needles, sightings);
                find(text.replace("\0", ""), file, needles, sightings);
                rest = text.substring(Math.max(0, text.length() - overlap));
            }
        }
    }

    private static void find(String text, Path file, List<Needle> needles, List<Sighting> sightings) {
        needles.stream()
                .filter(needle -> text.contains(needle.text()))
                .map(needle -> needle.at("FILE " + file, ""))
                .filter(sighting -> !sightings.contains(sighting))
                .forEach(sightings::add);
    }
}
