package io.github.kisroutes.server.page;

import static org.awaitility.Awaitility.await;

import io.github.kisroutes.JavaProcess;
import io.github.kisroutes.KisRoutes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The demo as a person starts it, in a process and a folder of its own. */
public final class RunningDemo implements AutoCloseable {
    private static final Pattern PAGE = Pattern.compile("kis-start +page +(http://127\\.0\\.0\\.1:\\d+/)\\R");

    private final Process process;
    private final Path home;
    private final URI page;

    private RunningDemo(Process process, Path home, URI page) {
        this.process = process;
        this.home = home;
        this.page = page;
    }

    /** Started; it collects the last hundred trading days or so, and then stays. */
    public static RunningDemo start(Path home) throws IOException {
        for (String folder : List.of("config", "routes")) {
            Files.createDirectories(home.resolve(folder));
            try (Stream<Path> files = Files.list(Path.of(folder)).filter(Files::isRegularFile)) {
                for (Path file : files.toList()) {
                    Files.copy(file, home.resolve(folder).resolve(file.getFileName()));
                }
            }
        }
        Path output = home.resolve("output.txt");
        Process process = new ProcessBuilder(JavaProcess.command(
                        KisRoutes.class,
                        List.of("-Dkis.environment=demo", "-Dkis.server.port=0", "-Dkis.collect.days=140")))
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        URI page = await().atMost(Duration.ofMinutes(3))
                .until(() -> pageIn(Files.readString(output)), Optional::isPresent)
                .get();
        return new RunningDemo(process, home, page);
    }

    private static Optional<URI> pageIn(String output) {
        Matcher found = PAGE.matcher(output);
        return found.find() ? Optional.of(URI.create(found.group(1))) : Optional.empty();
    }

    /** Where it says that its page is. */
    public URI page() {
        return page;
    }

    /** The id of its process. */
    public long pid() {
        return process.pid();
    }

    private Connection database() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:h2:file:" + home.resolve("data/demo").toAbsolutePath() + ";IFEXISTS=TRUE;AUTO_SERVER=TRUE",
                "sa",
                "");
    }

    /** Changes the table behind its back. */
    int update(String sql) throws SQLException {
        try (Connection connection = database();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    int count(String sql) throws SQLException {
        try (Connection connection = database();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Override
    public void close() {
        process.destroy();
        await().atMost(Duration.ofMinutes(1)).until(() -> !process.isAlive());
    }
}
