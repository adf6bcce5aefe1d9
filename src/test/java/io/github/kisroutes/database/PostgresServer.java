package io.github.kisroutes.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A real PostgreSQL from Maven, one for all tests of a JVM, ended with it.
 *
 * <p>The server refuses to run as root. The library then starts it in a user namespace ({@code unshare}); where a container
 * forbids that, it is started as nobody ({@code setpriv}).
 */
public final class PostgresServer {
    private static final int NOBODY = 65534;
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final String TEMPLATE = "kis_template";
    private static EmbeddedPostgres server;
    private static boolean hasTemplate;

    private PostgresServer() {}

    /** The user of every database here; any password will do. */
    public static final String USERNAME = "postgres";

    /** Makes a database with the product's tables and without a row, and tells its address. */
    public static synchronized String newDatabase() throws IOException, SQLException {
        if (!hasTemplate) {
            Database.open(create(TEMPLATE, ""), USERNAME, "").close();
            hasTemplate = true;
        }
        return create("kis_" + DATABASES.incrementAndGet(), " TEMPLATE " + TEMPLATE);
    }

    /** Makes a database without a table and tells its address. */
    public static synchronized String emptyDatabase() throws IOException, SQLException {
        return create("kis_" + DATABASES.incrementAndGet(), "");
    }

    private static String create(String name, String template) throws IOException, SQLException {
        newServerIfThereIsNone();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + template);
        }
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name;
    }

    /** A new folder that a server may keep its data in. */
    static synchronized Path newDataDirectory() throws IOException {
        if (!asNobody()) {
            return Files.createTempDirectory("kis-postgres");
        }
        newServerIfThereIsNone();
        return dataDirectoryOfNobody();
    }

    private static void newServerIfThereIsNone() throws IOException {
        if (server == null) {
            server = start(); // unpacks it for nobody
        }
    }

    /** A server that begins with the data in a folder, if there are some, and leaves them there at its end. */
    static EmbeddedPostgres.Builder starting(Path data) throws IOException {
        EmbeddedPostgres.Builder builder = builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                // What a server has confirmed outlives its crash; the library would turn that off.
                .setServerConfig("synchronous_commit", "on");
        return asNobody() ? builder.setOverrideWorkingDirectory(homeOfNobody().toFile()) : builder;
    }

    private static boolean asNobody() throws IOException {
        boolean root = Files.exists(Path.of("/proc/self"))
                && Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        return root && !LinuxUtils.isUnshareAvailable();
    }

    private static EmbeddedPostgres start() throws IOException {
        return asNobody() ? startAsNobody() : builder().start();
    }

    private static Path homeOfNobody() throws IOException {
        return Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir"), "kis-postgres-as-nobody"));
    }

    private static Path dataDirectoryOfNobody() throws IOException {
        Path data = Files.createTempDirectory(homeOfNobody(), "data");
        Files.setAttribute(data, "unix:uid", NOBODY);
        return data;
    }

    private static EmbeddedPostgres.Builder builder() {
        return EmbeddedPostgres.builder().setPGStartupWait(Duration.ofSeconds(60));
    }

    private static EmbeddedPostgres startAsNobody() throws IOException {
        Path directory = homeOfNobody();
        EmbeddedPostgres.Builder builder = builder().setOverrideWorkingDirectory(directory.toFile());
        if (serverDirectory(directory).isEmpty()) {
            try {
                return builder.start();
            } catch (IllegalStateException refused) {
                // Expected: this start has unpacked the server, and initdb has refused to run as root.
                stepDownToNobody(serverDirectory(directory).orElseThrow(() -> refused));
            }
        }
        return builder.setDataDirectory(dataDirectoryOfNobody()).start();
    }

    private static Optional<Path> serverDirectory(Path directory) throws IOException {
        try (Stream<Path> unpacked = Files.list(directory)) {
            return unpacked.filter(path -> path.getFileName().toString().startsWith("PG-"))
                    .findFirst();
        }
    }

    /** Moves the server into a folder of its own, where it finds its files, and puts scripts into its place. */
    private static void stepDownToNobody(Path unpacked) throws IOException {
        Path server = Files.createDirectory(unpacked.resolve("server"));
        for (String folder : List.of("bin", "lib", "share")) {
            Files.move(unpacked.resolve(folder), server.resolve(folder));
        }
        Path scripts = Files.createDirectory(unpacked.resolve("bin"));
        for (String program : List.of("initdb", "postgres", "pg_ctl")) {
            Path script = Files.writeString(
                    scripts.resolve(program),
                    "#!/bin/sh\nexec setpriv --reuid=" + NOBODY + " --regid=" + NOBODY + " --clear-groups "
                            + server.resolve("bin").resolve(program) + " \"$@\"\n");
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
