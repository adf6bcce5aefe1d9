package io.github.kisroutes.karaf;

import io.github.kisroutes.shared.file.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files that belong to the operator: {@code etc/io.github.kisroutes.cfg} and the folder {@code etc/kis-routes}. They are
 * laid down at the first start and never touched again: not by a later start, not by an upgrade, not by an uninstall.
 *
 * @param etc the runtime's folder of configuration
 * @param data the runtime's folder of data
 */
record OperatorFiles(Path etc, Path data) {
    static final String PID = "io.github.kisroutes";

    /** The end of the name of a shipped route that is newer than the operator's. */
    private static final String NEW = ".new";

    private static final Logger LOG = LoggerFactory.getLogger(OperatorFiles.class);

    static OperatorFiles ofKaraf() {
        return new OperatorFiles(
                Path.of(System.getProperty("karaf.etc", "etc")).toAbsolutePath(),
                Path.of(System.getProperty("karaf.data", "data")).toAbsolutePath());
    }

    Path configuration() {
        return etc.resolve(PID + ".cfg");
    }

    Path routes() {
        return etc.resolve("kis-routes");
    }

    Path symbols() {
        return routes().resolve("symbols.csv");
    }

    /** The closures of the exchange. */
    Path holidays() {
        return routes().resolve("holidays.csv");
    }

    /** Where the H2 database and the key of the stored token are, unless the operator says otherwise. */
    Path own() {
        return data.resolve("kis");
    }

    /**
     * Lays down what was never there.
     *
     * @param configuration the text for {@link #configuration()}
     * @param shipped the texts for the folder {@link #routes()}, by file name
     */
    void layDown(String configuration, Map<String, String> shipped) throws IOException {
        PrivateFiles.makeFolder(own());
        Files.createDirectories(routes());
        ShippedFiles before = ShippedFiles.read(routes());
        ShippedFiles now = before;
        for (Map.Entry<String, String> file : shipped.entrySet()) {
            now = layDown(routes().resolve(file.getKey()), file.getValue(), before, now);
        }
        now.write(routes());
        if (Files.notExists(configuration())) {
            PrivateFiles.make(configuration()); // the operator may write the app secret into it
            Files.writeString(configuration(), configuration);
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
}
