package io.github.kisroutes.database.h2;

import io.github.kisroutes.database.fault.DatabaseAddress;
import io.github.kisroutes.database.fault.DatabaseUnavailableException;
import io.github.kisroutes.shared.file.Access;
import io.github.kisroutes.shared.file.PrivateFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of an H2 file. In its lock file H2 writes the address of the server that other processes go through, and the key to
 * it; whoever reads that is let in as {@code sa}, who by default has no password. So the folder is closed to the other users of
 * the machine before anything is in it, and one that cannot be closed needs a password
 * ({@code docs/adr/0005-who-may-open-the-database.md}).
 */
public final class PrivateFolder {
    private static final Logger LOG = LoggerFactory.getLogger(PrivateFolder.class);

    /** What was said about a folder is not said again. */
    private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

    private final String url;
    private final Path folder;
    private final String database;
    private final boolean hasPassword;

    /**
     * @param url for messages
     * @param file of the database, without its ending
     * @param hasPassword whether what stands in the lock file opens nothing by itself
     */
    public PrivateFolder(String url, Path file, boolean hasPassword) {
        this.url = url;
        folder = file.getParent();
        database = file.getFileName().toString();
        this.hasPassword = hasPassword;
    }

    /**
     * Makes the folder, or closes it, with the files of the database in it.
     *
     * @throws DatabaseUnavailableException when others can use the database, or the folder cannot be used
     */
    public void close() {
        try {
            PrivateFiles.makeFolder(folder);
            if (PrivateFiles.havePermissions(folder)) {
                Path real = folder.toRealPath();
                int us = Access.userOfThisProcess(real);
                closeFolder(real, us);
                closeFiles(real, us);
                warnOfFoldersAbove(real, us);
            } else {
                sayThatNothingCloses(folder);
            }
        } catch (IOException e) {
            throw new DatabaseUnavailableException(
                    refusal() + "its folder " + folder + " cannot be used (" + e
                            + "). kis.database.url names a folder that this user may write to.",
                    e);
        }
    }

    private void closeFolder(Path real, int us) throws IOException {
        Access access = Access.to(real);
        boolean ours = access.user() == us;
        if (ours && !access.isOpenToOthers()) {
            return;
        }
        boolean forMore = access.isSticky() || SharedPlace.is(real, us);
        if (ours && !forMore) {
            narrowFolder(real);
        } else if (!hasPassword) {
            throw new DatabaseUnavailableException(refusal() + "other users of this machine can enter " + real + " ("
                    + Access.shown(real) + "), and what H2 writes there opens the database without a password."
                    + " Name a folder of its own in kis.database.url, which is made for this user alone; "
                    + (ours && !access.isSticky()
                            ? "close this one with chmod 700, if nobody else is to enter it; "
                            : "")
                    + "or give the database a password, and set it as kis.database.password.");
        }
    }

    private void narrowFolder(Path real) throws IOException {
        String before = Access.shown(real);
        if (narrowed(real)) {
            LOG.warn(
                    "Other users of this machine could enter {} ({}) and use the database in it; the folder is closed"
                            + " to them now. Start again what had the database open before.",
                    folder,
                    before);
        } else {
            sayThatNothingCloses(real);
        }
    }

    /** Whether it is closed now; not every file system keeps permissions. */
    private static boolean narrowed(Path path) throws IOException {
        try {
            PrivateFiles.narrow(path);
        } catch (IOException notKept) {
            LOG.debug("{} cannot be closed: {}", path, notKept.toString());
        }
        return !Access.to(path).isOpenToOthers();
    }

    /** A file that another user has put there would lead us to a database of theirs. */
    private void closeFiles(Path real, int us) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                real, path -> path.getFileName().toString().startsWith(database + "."))) {
            for (Path file : files) {
                closeFile(file, us);
            }
        }
    }

    private void closeFile(Path file, int us) throws IOException {
        try {
            Access access = Access.to(file);
            if (!access.isOfUsOrRoot(us)) {
                throw new DatabaseUnavailableException(refusal() + file + " belongs to another user ("
                        + Access.shown(file) + "). If it is of the database, give it to the user of this process with"
                        + " chown; otherwise take it away.");
            }
            if (access.user() == us && access.isOpenToOthers() && !narrowed(file)) {
                sayThatNothingCloses(file.getParent());
            }
        } catch (NoSuchFileException takenAwayByAnotherProcess) {
            // Lock files come and go.
        }
    }

    private void warnOfFoldersAbove(Path real, int us) throws IOException {
        Optional<Path> weak = Stream.of(folder, real)
                .map(path -> exchangeable(path, us))
                .flatMap(Optional::stream)
                .findFirst();
        if (weak.isPresent() && SAID.add("above " + weak.get())) {
            LOG.warn(
                    "Other users of this machine can put a folder of their own in the place of {}: {} is theirs to"
                            + " change ({}).",
                    folder,
                    weak.get(),
                    Access.shown(weak.get()));
        }
    }

    /** The first folder or link on the way to a path that others than we and root can change. */
    private static Optional<Path> exchangeable(Path path, int us) {
        try {
            for (Path part = path; part.getParent() != null; part = part.getParent()) {
                Access entry = Access.to(part, LinkOption.NOFOLLOW_LINKS);
                if (entry.isLink() && !entry.isOfUsOrRoot(us)) {
                    return Optional.of(part);
                }
                if (Access.to(part.getParent()).letsOthersExchange(us)) {
                    return Optional.of(part.getParent());
                }
            }
        } catch (IOException notOursToSee) {
            LOG.debug("The folders above {} cannot be checked: {}", path, notOursToSee.toString());
        }
        return Optional.empty();
    }

    private void sayThatNothingCloses(Path where) {
        if (!hasPassword && SAID.add("nothing closes " + where)) {
            LOG.warn(
                    "The file system of {} has no permissions that this product can read, so other users of this machine"
                            + " may be able to use the database. If there are any, restrict access to that folder, or give the database a password and set it as kis.database.password.",
                    where);
        }
    }

    private String refusal() {
        return "The database at " + DatabaseAddress.shown(url) + " was not opened: ";
    }
}
