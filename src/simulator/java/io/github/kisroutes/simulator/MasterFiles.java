package io.github.kisroutes.simulator;

import io.github.kisroutes.simulator.http.Endpoint;
import io.github.kisroutes.simulator.http.Incoming;
import io.github.kisroutes.simulator.http.Reply;
import io.github.kisroutes.simulator.market.CandleRows;
import io.github.kisroutes.simulator.market.Listing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The master file of one board, zipped: cp949, one record per line, 61 bytes of code, ISIN and name, then a tail of fixed
 * fields whose places differ between the boards. Served without a key, as KIS does.
 */
public final class MasterFiles implements Endpoint {

    /** Below it lie {@code kospi_code.mst.zip} and {@code kosdaq_code.mst.zip}. */
    public static final String FOLDER = "/common/master/";

    private static final Charset CP949 = Charset.forName("MS949");
    private static final int NAME_END = 61;

    private static final int KOSPI_TAIL = 227;

    private static final int KOSDAQ_TAIL = 221;

    private final Listings listings;
    private final String board;
    private final String file;

    private MasterFiles(Listings listings, String board) {
        this.listings = listings;
        this.board = board;
        this.file = board.equals("KOSPI") ? "kospi_code.mst" : "kosdaq_code.mst";
    }

    static MasterFiles of(Listings listings, String board) {
        return new MasterFiles(listings, board);
    }

    String path() {
        return FOLDER + file + ".zip";
    }

    @Override
    public Reply answer(Incoming incoming) {
        return Reply.text(200, "application/zip", "")
                .withBytes(zipped(content()))
                .withCode("master file");
    }

    private byte[] content() {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (Listing listing : listings.of(board)) {
            lines.writeBytes(board.equals("KOSPI") ? kospi(listing) : kosdaq(listing));
            lines.write('\n');
        }
        return lines.toByteArray();
    }

    private byte[] kospi(Listing listing) {
        byte[] line = line(listing, KOSPI_TAIL);
        common(line, listing, 29, 41, 60, 70, 105, 158);
        return line;
    }

    private byte[] kosdaq(Listing listing) {
        byte[] line = line(listing, KOSDAQ_TAIL);
        common(line, listing, 24, 36, 55, 65, 100, 153);
        return line;
    }

    private static byte[] line(Listing listing, int tail) {
        byte[] line = new byte[NAME_END + tail];
        Arrays.fill(line, (byte) ' ');
        put(line, 0, listing.code());
        put(line, 9, listing.isin());
        put(line, 21, listing.name());
        return line;
    }

    /** The places of the fields within the tail, which differ between the boards. */
    private static void common(
            byte[] line, Listing listing, int spac, int base, int halted, int par, int listed, int preferred) {
        put(line, NAME_END, listing.group());
        put(line, NAME_END + spac, "N");
        put(line, NAME_END + base, "%09d".formatted(listing.basePrice()));
        put(line, NAME_END + halted, (listing.halted() ? "Y" : "N") + "NN");
        put(line, NAME_END + par, listing.parChange() + "00");
        put(line, NAME_END + listed, CandleRows.DAY.format(listing.listed()));
        put(line, NAME_END + listed + 8, "%015d".formatted(listing.thousands()));
        put(line, NAME_END + preferred, "0");
    }

    private static void put(byte[] line, int from, String text) {
        byte[] bytes = text.getBytes(CP949);
        System.arraycopy(bytes, 0, line, from, bytes.length);
    }

    private byte[] zipped(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            ZipEntry entry = new ZipEntry(file);
            // The same content is the same file.
            entry.setTimeLocal(LocalDateTime.of(2025, 6, 16, 7, 0));
            zip.putNextEntry(entry);
            zip.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Writing to memory failed", impossible);
        }
        return bytes.toByteArray();
    }
}
