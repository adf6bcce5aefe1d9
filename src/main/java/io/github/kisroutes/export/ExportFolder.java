package io.github.kisroutes.export;

import io.github.kisroutes.config.ConfigurationException;
import io.github.kisroutes.shared.file.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder that is there whole or not at all. It is filled beside its place, as {@code .NAME.part}, and renamed at the end. What
 * an export leaves that was killed is taken away by the next one of that name.
 */
final class ExportFolder implements AutoCloseable {
    private static final String LOCK = ".lock";
    private static final Set<StandardOpenOption> LOCKING = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);

    private final Path place;
    private final Path aside;
    private final FileChannel lock;
    private final Thread atExit = new Thread(this::takeAway, "kis-export-end");
    private volatile boolean ending;

    private ExportFolder(Path place, Path aside, FileChannel lock) {
        this.place = place;
        this.aside = aside;
        this.lock = lock;
    }

    /**
     * Begins a folder; it is closed to other users.
     *
     * @throws ConfigurationException with one sentence, when there is something of that name, or another export writes it
     */
    static ExportFolder begin(Path folder) throws IOException {
        Path place = folder.toAbsolutePath().normalize();
        if (place.getFileName() == null || Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            throw new ConfigurationException(
                    place + " is there already, and an export never changes what is there: name a folder to be made.");
        }
        PrivateFiles.makeFolder(place.getParent());
        Path aside = place.resolveSibling("." + place.getFileName() + ".part");
        clear(aside);
        PrivateFiles.makeFolder(aside);
        FileChannel lock = PrivateFiles.open(aside.resolve(LOCK), LOCKING);
        if (!isFree(lock)) {
            lock.close();
            throw busy(aside);
        }
        ExportFolder begun = new ExportFolder(place, aside, lock);
        Runtime.getRuntime().addShutdownHook(begun.atExit);
        return begun;
    }

    /** Takes away what a killed export has left; anything that is no such thing stays. */
    private static void clear(Path aside) throws IOException {
        if (!Files.exists(aside, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Path mark = aside.resolve(LOCK);
        if (Files.isSymbolicLink(aside) || !Files.isRegularFile(mark, LinkOption.NOFOLLOW_LINKS)) {
            throw new ConfigurationException(aside + " is in the way and is not from an export: take it away.");
        }
        try (FileChannel lock = PrivateFiles.open(mark, LOCKING)) {
            if (!isFree(lock)) {
                throw busy(aside);
            }
            delete(aside);
        }
    }

    private static ConfigurationException busy(Path aside) {
        return new ConfigurationException(
                "Another export is writing " + aside + ": wait for it, or name another folder.");
    }

    private static boolean isFree(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException ofThisProcess) {
            return false;
        }
    }

    /**
     * Where a file is to be written.
     *
     * @throws IOException when the program ends: what is written now would stay
     */
    Path aside() throws IOException {
        if (ending) {
            throw new IOException("the program ends");
        }
        return aside;
    }

    /** Puts the folder into its place. */
    void finish() throws IOException {
        try {
            Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE);
            Files.delete(place.resolve(LOCK)); // after it: until then it tells what the folder aside is
        } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException e) {
            throw new ConfigurationException(place + " was made by somebody else meanwhile: name another folder.");
        }
    }

    /** Leaves nothing, unless it is finished. */
    @Override
    public void close() {
        takeAway();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException endingAlready) {
            // The hook does the same.
        }
    }

    private void takeAway() {
        ending = true;
        try (lock) {
            if (Files.exists(aside)) {
                delete(aside);
            }
        } catch (IOException leftForTheNext) {
            // The next export of this name takes it away.
        }
    }

    /** An export has no folders in its folder. */
    private static void delete(Path aside) throws IOException {
        for (List<Path> files = others(aside); !files.isEmpty(); files = others(aside)) { // one may just be written
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(aside.resolve(LOCK)); // the last, since it tells what this folder is
        Files.deleteIfExists(aside);
    }

    private static List<Path> others(Path aside) throws IOException {
        try (Stream<Path> found = Files.list(aside)) {
            return found.filter(file -> !file.endsWith(LOCK)).toList();
        }
    }
}
