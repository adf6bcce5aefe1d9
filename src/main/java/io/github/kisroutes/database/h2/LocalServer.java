package io.github.kisroutes.database.h2;

import io.github.kisroutes.shared.file.Access;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whose server listens at a port of this machine. When a process is killed its lock file goes on naming its port, which anybody
 * may take then; who goes there would hand over the key, and take what comes back for the database. Only Linux tells.
 *
 * @param port as the lock file names it
 */
record LocalServer(int port) {
    private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String LISTENING = "0A";

    /** The columns of a table: local address, state, user. */
    private static final int ADDRESS = 1;

    private static final int STATE = 3;
    private static final int USER = 7;

    /** @param server host and port */
    static Optional<LocalServer> of(String server) {
        String port = server.substring(server.lastIndexOf(':') + 1);
        return port.matches("\\d{1,5}") ? Optional.of(new LocalServer(Integer.parseInt(port))) : Optional.empty();
    }

    /** Whether it is certain that it belongs neither to us, nor to root, nor to the owner of the lock file. */
    boolean isOfStranger(Path lockFile) throws IOException {
        if (!Files.isReadable(STATUS)) {
            return false;
        }
        List<Integer> users = users();
        int us = userOfThisProcess();
        int owner = Access.to(lockFile).user();
        return !users.isEmpty() && users.stream().noneMatch(user -> user == us || user == 0 || user == owner);
    }

    private List<Integer> users() throws IOException {
        String end = String.format(":%04X", port);
        try (Stream<Path> tables = TABLES.stream().filter(Files::isReadable)) {
            return tables.flatMap(LocalServer::rows)
                    .filter(row -> row.length > USER && row[ADDRESS].endsWith(end) && row[STATE].equals(LISTENING))
                    .map(row -> Integer.parseInt(row[USER]))
                    .toList();
        }
    }

    private static Stream<String[]> rows(Path table) {
        try {
            return Files.readAllLines(table).stream().map(line -> line.strip().split("\\s+"));
        } catch (IOException notTold) {
            return Stream.empty();
        }
    }

    /** The second number after {@code Uid:}, which counts. */
    private static int userOfThisProcess() throws IOException {
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("Uid:"))
                .map(line -> Integer.parseInt(line.split("\\s+")[2]))
                .findFirst()
                .orElseThrow(() -> new IOException(STATUS + " names no user"));
    }
}
