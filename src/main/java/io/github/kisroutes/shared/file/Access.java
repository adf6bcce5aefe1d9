package io.github.kisroutes.shared.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Who may do what with a file or folder, as a Unix keeps it.
 *
 * @param user the number of its owner; 0 is root
 * @param mode type and permissions, see {@code stat(2)}
 */
public record Access(int user, int mode) {
    private static final int TYPE = 0170000;
    private static final int LINK = 0120000;
    private static final int STICKY = 01000;
    private static final int OTHERS = 077;
    private static final int ALL_WRITE = 02;

    public static Access to(Path path, LinkOption... options) throws IOException {
        return new Access((Integer) Files.getAttribute(path, "unix:uid", options), (Integer)
                Files.getAttribute(path, "unix:mode", options));
    }

    /** The number of the user of this process, as the file system of a folder sees it: who owns what is made there. */
    public static int userOfThisProcess(Path folder) throws IOException {
        Path made = PrivateFiles.makeTemporary(folder, ".kis-owner-", ".tmp");
        try {
            return to(made).user();
        } finally {
            Files.deleteIfExists(made);
        }
    }

    public boolean isOpenToOthers() {
        return (mode & OTHERS) != 0;
    }

    /** Everybody may put files there, and nobody may take those of others away: {@code /tmp}. */
    public boolean isSticky() {
        return (mode & STICKY) != 0;
    }

    /** Whether others can take away what is in this folder, and put something else in its place. */
    public boolean letsOthersExchange(int us) {
        return !isOfUsOrRoot(us) || (mode & ALL_WRITE) != 0 && !isSticky();
    }

    public boolean isLink() {
        return (mode & TYPE) == LINK;
    }

    public boolean isOfUsOrRoot(int us) {
        return user == us || user == 0;
    }

    /** For a message: the permissions of a path, and whose it is. */
    public static String shown(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path)) + ", owner "
                + Files.getOwner(path).getName();
    }
}
