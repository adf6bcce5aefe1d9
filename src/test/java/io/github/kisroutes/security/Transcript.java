package io.github.kisroutes.security;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/** What was seen, one entry a line, in a file: a run at TRACE does not fit into memory. */
final class Transcript implements Closeable {
    private final Path file;
    private final BufferedWriter out;
    private final Map<Channel, Long> entries = new EnumMap<>(Channel.class);

    Transcript(Path file) throws IOException {
        this.file = file;
        this.out = Files.newBufferedWriter(file);
    }

    synchronized void add(Channel channel, String place, String text) {
        try {
            out.write(channel + " " + oneLine(place) + "\t" + oneLine(text) + "\n");
            entries.merge(channel, 1L, Long::sum);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\r\\n\\t]", " ");
    }

    synchronized long entries(Channel channel) {
        return entries.getOrDefault(channel, 0L);
    }

    /** Everything so far; to be closed. */
    synchronized Stream<String> lines() throws IOException {
        out.flush();
        return Files.lines(file);
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }
}
