package io.github.kisroutes.instrument.master;

import io.github.kisroutes.market.ListingMarket;
import io.github.kisroutes.shared.file.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

/** Where the last good master file of each market is kept. A file is replaced as a whole or not at all. */
final class MasterFolder {
    private final Path folder;

    MasterFolder(Path folder) {
        this.folder = folder;
    }

    /** A file that was kept, and since when. */
    record Kept(byte[] zip, Instant since) {}

    /** Keeps a file in the place of the one before it. */
    void keep(ListingMarket market, byte[] zip) throws IOException {
        PrivateFiles.makeFolder(folder);
        Path part = PrivateFiles.makeTemporary(folder, MasterLayout.file(market), ".part");
        try {
            Files.write(part, zip);
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(part, path(market), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** The file that was kept last; empty when there is none. */
    Optional<Kept> last(ListingMarket market) throws IOException {
        Path path = path(market);
        try {
            if (Files.size(path) > MasterDownload.MOST_BYTES) {
                throw new IOException(path + " is larger than any master file");
            }
            return Optional.of(new Kept(
                    Files.readAllBytes(path), Files.getLastModifiedTime(path).toInstant()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private Path path(ListingMarket market) {
        return folder.resolve(MasterLayout.file(market) + ".zip");
    }
}
