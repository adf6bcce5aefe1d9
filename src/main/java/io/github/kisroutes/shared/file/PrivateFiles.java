package io.github.kisroutes.shared.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files and folders that are closed to every other user of the machine from the moment they are made, whatever the umask says.
 * Where the file system has no such permissions, as on Windows, they are made in its own way.
 */
public final class PrivateFiles {
    private static final String FOLDER = "rwx------";
    private static final String FILE = "rw-------";

    private PrivateFiles() {}

    /** Makes a folder with every folder above it that is missing; one that is there stays as it is. */
    public static void makeFolder(Path folder) throws IOException {
        // A link to a folder is one: Files.createDirectories of Java 17 does not take it for one.
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, mode(folder, FOLDER));
        }
    }

    /** Makes an empty file with a name of its own. */
    public static Path makeTemporary(Path folder, String prefix, String suffix) throws IOException {
        return Files.createTempFile(folder, prefix, suffix, mode(folder, FILE));
    }

    /** Whether files there have an owner and permissions for others. */
    public static boolean havePermissions(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("unix");
    }

    /** Makes an empty file, unless there is one of that name. */
    public static void make(Path file) throws IOException {
        Files.createFile(file, mode(file, FILE));
    }

    public static FileChannel open(Path file, Set<? extends OpenOption> options) throws IOException {
        return FileChannel.open(file, options, mode(file, FILE));
    }

    /** Takes what others may do with a file of ours. */
    public static void narrow(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(Files.isDirectory(file) ? FOLDER : FILE));
    }

    private static FileAttribute<?>[] mode(Path path, String permissions) {
        return havePermissions(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
