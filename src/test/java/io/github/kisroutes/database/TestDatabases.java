package io.github.kisroutes.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Where tests find their databases. */
public final class TestDatabases {
    private static byte[] template;

    private TestDatabases() {}

    /**
     * Puts a file of H2 with the product's tables and without a row where none is yet: making the tables would be nearly half of
     * what a test of the whole product does.
     *
     * @param file without {@code .mv.db}
     */
    public static synchronized void makeTables(Path file) {
        Path made = file.resolveSibling(file.getFileName() + ".mv.db");
        if (Files.exists(made)) {
            return;
        }
        try {
            if (template == null) {
                Path folder = Files.createTempDirectory("kis-template");
                Database.open("jdbc:h2:file:" + folder.resolve("kis") + ";WRITE_DELAY=0", "sa", "")
                        .close();
                template = Files.readAllBytes(folder.resolve("kis.mv.db"));
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.createFile(made, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(made, template);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of H2 with the options that the product asks for. */
    public static String h2(Path directory) {
        return "jdbc:h2:file:" + directory.resolve("kis").toAbsolutePath() + ";AUTO_SERVER=TRUE;WRITE_DELAY=0";
    }

    /** The same file, with the product's tables in it already. */
    public static String withTables(Path directory) {
        makeTables(directory.resolve("kis"));
        return h2(directory);
    }

    /** A database as others can read it: the version before left that to the umask. It has a table with one row. */
    public static void ofTheVersionBefore(Path folder) throws Exception {
        try (Database database = Database.open(h2(folder), "sa", "");
                Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE before AS SELECT 1 AS number");
        }
        setMode(folder, 0755);
        for (String name : List.of("kis.mv.db", "kis.start.lock", "kis.write.lock", "kis.trace.db")) {
            Path file = folder.resolve(name);
            if (!Files.exists(file)) {
                Files.createFile(file);
            }
            setMode(file, 0644);
        }
    }

    /** The permissions, as {@code chmod} takes them. */
    public static int mode(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:mode") & 07777;
    }

    public static void setMode(Path path, int mode) throws IOException {
        Files.setAttribute(path, "unix:mode", mode);
    }

    public static int count(Database database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getInt(1);
        }
    }
}
