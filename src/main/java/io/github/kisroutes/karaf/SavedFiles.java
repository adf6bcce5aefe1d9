package io.github.kisroutes.karaf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the folder of routes and lists holds, told by time and size: whether it is worth trying again what failed.
 *
 * @param states by file name
 */
record SavedFiles(Map<String, String> states) {
    static SavedFiles of(Path folder) {
        Map<String, String> states = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                states.put(file.getFileName().toString(), Files.getLastModifiedTime(file) + " " + Files.size(file));
            }
        } catch (IOException e) {
            states.put(
                    "", e.toString()); // gone between the list and the look, or the whole folder: a state like others
        }
        return new SavedFiles(states);
    }
}
