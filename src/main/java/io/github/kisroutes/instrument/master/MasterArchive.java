package io.github.kisroutes.instrument.master;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The zip around a master file. What it claims about sizes and names is not believed. */
final class MasterArchive {
    /** Real files have less than one megabyte; a zip of a thousandth of its content is an attack on memory. */
    static final int MOST_BYTES = 16 * 1024 * 1024;

    private MasterArchive() {}

    /**
     * Takes the one file out of a zip; its check sum is verified.
     *
     * @throws DamagedMasterException when it is no zip, is cut, does not fit its check sum, or holds too much
     */
    static byte[] unpack(byte[] zip) throws DamagedMasterException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            ZipEntry entry = in.getNextEntry();
            if (entry == null || entry.isDirectory()) {
                throw new DamagedMasterException("the download is not a zip file");
            }
            byte[] content = in.readNBytes(MOST_BYTES + 1);
            if (content.length > MOST_BYTES) {
                throw new DamagedMasterException("its content is larger than " + MOST_BYTES + " bytes");
            }
            if (in.getNextEntry() != null) {
                throw new DamagedMasterException("it holds more than one file");
            }
            return content;
        } catch (IOException | IllegalArgumentException e) {
            throw new DamagedMasterException("the zip file is damaged (" + e.getMessage() + ")");
        }
    }
}
