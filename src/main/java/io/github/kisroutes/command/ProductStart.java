package io.github.kisroutes.command;

import io.github.kisroutes.KisRoutes;
import io.github.kisroutes.config.ProgramFolders;
import io.github.kisroutes.config.check.SettingsSource;
import io.github.kisroutes.shared.file.ShippedFiles;
import io.github.kisroutes.start.HostCheck;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Calls the launcher with what a command means.
 *
 * @param err takes what stands in the way before
 */
record ProductStart(SettingsSource source, PrintStream err) {
    static final int COULD_NOT_RUN = KisRoutes.COULD_NOT_RUN;

    int start(CommandSettings settings) {
        ProgramFolders folders = source.folders();
        Optional<Path> own = folders.ownRoutes();
        HostCheck.nameLogging(folders);
        try {
            if (own.isPresent()) {
                // Before Camel reads them, as the bundle in a Karaf does.
                ShippedFiles.layDown(own.get(), routes(folders.shippedRoutes()));
            }
        } catch (IOException e) {
            err.println(
                    "The routes in " + own.get() + " cannot be compared with those of this version (" + e
                            + "): let the user of this process write to that folder, or take it away to use the program's own.");
            return COULD_NOT_RUN;
        }
        return KisRoutes.start(source.withOptions(settings.layer()));
    }

    private static Map<String, String> routes(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".camel.yaml"))
                    .toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return texts;
    }
}
