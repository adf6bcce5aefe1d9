package io.github.kisroutes.database.h2;

import io.github.kisroutes.shared.file.Access;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Folders that serve more than one database, so that nobody closes them by themselves, although they own them. */
final class SharedPlace {
    private SharedPlace() {}

    /**
     * Whether it is the home or the working directory of this process, that of its temporary files, a folder above one of these,
     * or one in which other users keep files.
     *
     * @param folder a real path
     */
    static boolean is(Path folder, int us) throws IOException {
        return Stream.of("user.home", "user.dir", "java.io.tmpdir")
                        .map(System::getProperty)
                        .anyMatch(place -> leadsTo(folder, place))
                || holdsFilesOfOthers(folder, us);
    }

    private static boolean leadsTo(Path folder, String place) {
        try {
            return place != null && Path.of(place).toRealPath().startsWith(folder);
        } catch (IOException notThere) {
            return false;
        }
    }

    private static boolean holdsFilesOfOthers(Path folder, int us) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (!isOfUsOrRoot(file, us)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isOfUsOrRoot(Path file, int us) throws IOException {
        try {
            return Access.to(file, LinkOption.NOFOLLOW_LINKS).isOfUsOrRoot(us);
        } catch (NoSuchFileException takenAwayByAnotherProcess) {
            return true;
        }
    }
}
