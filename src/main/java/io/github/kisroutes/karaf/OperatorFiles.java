package io.github.kisroutes.karaf;

import io.github.kisroutes.shared.file.PrivateFiles;
import io.github.kisroutes.shared.file.ShippedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The files that belong to the operator: {@code etc/io.github.kisroutes.cfg} and the folder {@code etc/kis-routes}. They are
 * laid down at the first start and never touched again: not by a later start, not by an upgrade, not by an uninstall.
 *
 * @param etc the runtime's folder of configuration
 * @param data the runtime's folder of data
 */
record OperatorFiles(Path etc, Path data) {
    static final String PID = "io.github.kisroutes";

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
        ShippedFiles.layDown(routes(), shipped);
        if (Files.notExists(configuration())) {
            PrivateFiles.make(configuration()); // the operator may write the app secret into it
            Files.writeString(configuration(), configuration);
        }
    }
}
