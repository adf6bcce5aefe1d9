package io.github.kisroutes.database;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A disk for files of H2 that a test can fill up: {@code jdbc:h2:full:/path/to/database}. While it is full every write fails
 * as on a real one; what was written before stays, and can be read.
 */
public final class FullDisk extends FilePathWrapper {
    private static volatile boolean full;
    private static final AtomicInteger REFUSED = new AtomicInteger();

    /** Makes the scheme {@code full:} known to H2. The disk has room until it is {@link #fill filled}. */
    public static void mount() {
        FilePath.register(new FullDisk());
        makeRoom();
        REFUSED.set(0);
    }

    /** No byte more. */
    public static void fill() {
        full = true;
    }

    /** Somebody has cleaned up. */
    public static void makeRoom() {
        full = false;
    }

    /** How many writes have failed since the disk was mounted. */
    public static int refusedWrites() {
        return REFUSED.get();
    }

    @Override
    public String getScheme() {
        return "full";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Channel(super.open(mode));
    }

    @Override
    public OutputStream newOutputStream(boolean append) throws IOException {
        needRoom();
        return super.newOutputStream(append);
    }

    private static void needRoom() throws IOException {
        if (full) {
            REFUSED.incrementAndGet();
            throw new IOException("No space left on device");
        }
    }

    private static final class Channel extends FileBaseDefault {
        private final FileChannel file;

        private Channel(FileChannel file) {
            this.file = file;
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            return file.read(target, position);
        }

        @Override
        public int write(ByteBuffer source, long position) throws IOException {
            needRoom();
            return file.write(source, position);
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            file.truncate(size);
        }

        @Override
        public void force(boolean metaData) throws IOException {
            file.force(metaData);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
