package io.github.kisroutes.database;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL that a test may crash, start again, and freeze: one of its own, not the one that all tests share. */
public final class OwnPostgres implements AutoCloseable {
    private final Path data;
    private final int port;
    private EmbeddedPostgres server;
    /** Of a connection that stays, whatever the server is told to admit later. */
    private Statement administrator;

    private OwnPostgres(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    /** Starts a server with an empty database. */
    public static OwnPostgres start() throws IOException {
        OwnPostgres own = new OwnPostgres(PostgresServer.newDataDirectory(), freePort());
        own.startAgain();
        return own;
    }

    /** The address of its one database. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** From now on the server admits whom these lines of its pg_hba.conf name; the library itself comes in by the first. */
    void admit(String... lines) throws IOException, SQLException {
        Files.writeString(
                data.resolve("pg_hba.conf"),
                "local all all trust\n" + String.join("\n", lines) + "\n",
                StandardOpenOption.TRUNCATE_EXISTING);
        run("SELECT pg_reload_conf()");
    }

    /** Statements of the administrator. */
    void run(String... statements) throws SQLException {
        if (administrator == null) {
            administrator = server.getPostgresDatabase().getConnection().createStatement();
        }
        for (String statement : statements) {
            administrator.execute(statement);
        }
    }

    /** A file beside its data, readable by the server alone. */
    Path write(String name, String text) throws IOException {
        Path file = Files.writeString(data.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Files.setAttribute(file, "unix:uid", Files.getAttribute(data, "unix:uid"));
        return file;
    }

    /** Ends every process of the server at once, as a crash does: what was not committed is lost, nothing else. */
    public void crash() throws IOException {
        long postmaster = postmaster();
        signal("QUIT", List.of(postmaster));
        await().atMost(Duration.ofSeconds(10)).until(() -> ProcessHandle.of(postmaster)
                .filter(ProcessHandle::isAlive)
                .isEmpty());
        server.close();
    }

    /** Starts the crashed server again, with its data and at the same address. */
    public void startAgain() throws IOException {
        server = PostgresServer.starting(data).setPort(port).start();
    }

    /** SIGSTOP to every process of the server: connections stay, and nobody answers. */
    public void freeze() throws IOException {
        signal("STOP", processes());
    }

    /** SIGCONT. */
    public void thaw() throws IOException {
        signal("CONT", processes());
    }

    private List<Long> processes() throws IOException {
        ProcessHandle postmaster = ProcessHandle.of(postmaster()).orElseThrow();
        return Stream.concat(Stream.of(postmaster), postmaster.descendants())
                .map(ProcessHandle::pid)
                .toList();
    }

    private long postmaster() throws IOException {
        return Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
    }

    private static void signal(String name, List<Long> processes) throws IOException {
        Stream<String> pids = processes.stream().map(String::valueOf);
        Process kill = new ProcessBuilder(
                        Stream.concat(Stream.of("kill", "-" + name), pids).toList())
                .start();
        await().atMost(Duration.ofSeconds(10)).until(() -> !kill.isAlive());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Ends the server and takes its data away. */
    @Override
    public void close() throws IOException {
        server.close();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
