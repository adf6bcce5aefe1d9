package io.github.kisroutes.database.h2;

import io.github.kisroutes.shared.file.PrivateFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.Set;
import org.h2.message.DbException;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.h2.store.fs.FileUtils;

/**
 * The disk as H2 sees it, but what H2 makes there is closed to other users from its first moment: the database, its lock file
 * with the key to the server, traces and temporary files. H2 itself leaves that to the umask.
 */
public final class PrivateDisk extends FilePathWrapper {
    private static final String SCHEME = "private";

    /** For H2, which makes one for each path. */
    public PrivateDisk() {}

    /** The address of a file on this disk, without options. */
    static String url(Path file) {
        FilePath.register(new PrivateDisk());
        return "jdbc:h2:" + SCHEME + ":" + file;
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public boolean createFile() {
        try {
            PrivateFiles.make(path());
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            throw DbException.convertIOException(e, name);
        }
    }

    @Override
    public void createDirectory() {
        try {
            PrivateFiles.makeFolder(path());
        } catch (IOException e) {
            throw DbException.convertIOException(e, name);
        }
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return mode.equals("r") ? super.open(mode) : PrivateFiles.open(path(), FileUtils.modeToOptions(mode));
    }

    @Override
    public OutputStream newOutputStream(boolean append) throws IOException {
        Set<StandardOpenOption> options = EnumSet.of(
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                append ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING);
        return Channels.newOutputStream(PrivateFiles.open(path(), options));
    }

    private Path path() {
        return Path.of(getBase().name);
    }
}
