package io.github.kisroutes.instrument.master;

import io.github.kisroutes.instrument.master.MasterFolder.Kept;
import io.github.kisroutes.market.ListingMarket;
import io.github.kisroutes.market.Seoul;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Where master files come from: the download, or, for a database that knows nothing yet, the last good file. */
final class MasterSource {
    private final URI url;
    private final MasterDownload download;
    private final MasterFolder folder;

    /** @param url the folder of the files, without a slash at its end */
    MasterSource(URI url, MasterDownload download, MasterFolder folder) {
        this.url = url;
        this.download = download;
        this.folder = folder;
    }

    /**
     * Reads the file of a market.
     *
     * @param listed how many instruments the market is known to list; 0 when nothing is known
     * @param troubles takes a sentence for everything that went wrong, and what follows
     * @return empty when there is no file that can be believed
     */
    Optional<MasterFile> read(ListingMarket market, long listed, List<String> troubles) {
        try {
            byte[] zip = download.fetch(address(market));
            MasterFile file = MasterFile.read(MasterArchive.unpack(zip), market);
            checkSize(file, listed);
            keep(market, zip, troubles);
            return Optional.of(file);
        } catch (IOException | DamagedMasterException e) {
            String what = "The master file " + address(market) + " was not used: " + e.getMessage();
            if (listed == 0) {
                return last(market, what, troubles);
            }
            troubles.add(what + "; what is known of " + market + " stays as it is until the next reading");
            return Optional.empty();
        }
    }

    /** A market does not lose half of its stocks over night: such a file is a part of one. */
    private static void checkSize(MasterFile file, long listed) throws DamagedMasterException {
        if (file.instruments().size() < listed / 2) {
            throw new DamagedMasterException(
                    "it lists " + file.instruments().size() + " instruments, and there were " + listed);
        }
    }

    private void keep(ListingMarket market, byte[] zip, List<String> troubles) {
        try {
            folder.keep(market, zip);
        } catch (IOException e) {
            troubles.add("The master file of " + market + " was read but could not be kept (" + e
                    + "); a new database would have to wait for the next download");
        }
    }

    /** Not when the database knows the market: a file may be older than what another process has read since. */
    private Optional<MasterFile> last(ListingMarket market, String what, List<String> troubles) {
        try {
            Optional<Kept> kept = folder.last(market);
            if (kept.isPresent()) {
                MasterFile file =
                        MasterFile.read(MasterArchive.unpack(kept.get().zip()), market);
                troubles.add(what + "; the one of "
                        + kept.get().since().atZone(Seoul.ZONE).toLocalDate() + " is used");
                return Optional.of(file);
            }
            troubles.add(what + "; nothing is known of " + market);
        } catch (IOException | DamagedMasterException e) {
            troubles.add(what + "; the one that was kept is of no use either (" + e.getMessage()
                    + "), so nothing is known of " + market);
        }
        return Optional.empty();
    }

    private URI address(ListingMarket market) {
        return URI.create(url + "/" + MasterLayout.file(market) + ".zip");
    }
}
