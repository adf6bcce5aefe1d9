package io.github.kisroutes.database.h2;

import io.github.kisroutes.shared.file.Access;
import io.github.kisroutes.shared.file.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file in which H2 says who has a database open, at which port, and with which key others come in. */
final class H2LockFile {
    private static final Logger LOG = LoggerFactory.getLogger(H2LockFile.class);

    private final Path path;

    /** The number of the user of this process, once it is known. */
    private Integer us;

    /** @param database the file of the database, without its ending */
    H2LockFile(Path database) {
        path = database.resolveSibling(database.getFileName() + ".lock.db");
    }

    /**
     * Who serves the database to others.
     *
     * @param address host and port
     * @param mark the key to the server, another one each time
     */
    record Server(String address, String mark) {}

    Path path() {
        return path;
    }

    /** What whoever has the database open has put there; empty when nobody has. */
    Optional<String> mark() throws IOException {
        return Optional.ofNullable(read().getProperty("id"));
    }

    /**
     * The server that the file names. When a process was killed its file stays, and its port may be taken by anybody; a file
     * whose port another user has taken is taken away.
     *
     * @throws IOException when it cannot be read, or another user has written it
     */
    Optional<Server> server() throws IOException {
        Properties lock = read();
        String address = lock.getProperty("server");
        String mark = lock.getProperty("id");
        if (address == null || mark == null) {
            return Optional.empty();
        }
        if (isOfStranger(address)) {
            LOG.warn(
                    "The process that had {} open is gone, and a program of another user listens at its port {}; nothing is sent there, and this process opens the file.",
                    path,
                    address);
            Files.deleteIfExists(path);
            return Optional.empty();
        }
        return Optional.of(new Server(address, mark));
    }

    private Properties read() throws IOException {
        Properties lock = new Properties();
        try (InputStream in = Files.newInputStream(path)) {
            if (isOfAnotherUser()) {
                throw new IOException(path + " belongs to another user: take it away");
            }
            lock.load(in);
        } catch (NoSuchFileException nobodyHasItOpen) {
            return lock;
        }
        return lock;
    }

    private synchronized boolean isOfAnotherUser() throws IOException {
        if (!PrivateFiles.havePermissions(path)) {
            return false;
        }
        if (us == null) {
            us = Access.userOfThisProcess(path.getParent());
        }
        return !Access.to(path).isOfUsOrRoot(us);
    }

    private boolean isOfStranger(String address) throws IOException {
        try {
            Optional<LocalServer> local = LocalServer.of(address);
            return local.isPresent() && local.get().isOfStranger(path);
        } catch (NoSuchFileException closedMeanwhile) {
            return false;
        }
    }
}
