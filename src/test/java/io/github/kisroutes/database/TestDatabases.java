package io.github.kisroutes.database;

import java.nio.file.Path;

/** Where tests find their databases. */
final class TestDatabases {
    private TestDatabases() {}

    /** A file of H2 with the options that the product asks for. */
    static String h2(Path directory) {
        return "jdbc:h2:file:" + directory.resolve("kis").toAbsolutePath() + ";AUTO_SERVER=TRUE;WRITE_DELAY=0";
    }
}
