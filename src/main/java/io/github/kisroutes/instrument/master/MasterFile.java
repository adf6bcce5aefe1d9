package io.github.kisroutes.instrument.master;

import io.github.kisroutes.instrument.Instrument;
import io.github.kisroutes.market.ListingMarket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A master file that was read.
 *
 * @param market whose file it is
 * @param instruments what it lists, each code once
 * @param badLines one sentence for each line that could not be used, at most {@value #MOST_BAD_LINES}
 */
record MasterFile(ListingMarket market, List<Instrument> instruments, List<String> badLines) {
    /** A few broken lines are left out; more mean that the file is not what it should be. */
    static final int MOST_BAD_LINES = 20;

    /** The file as it is inside the zip. */
    static MasterFile read(byte[] content, ListingMarket market) throws DamagedMasterException {
        Map<String, Instrument> instruments = new LinkedHashMap<>();
        List<String> bad = new ArrayList<>();
        int number = 0;
        for (int from = 0; from < content.length; number++) {
            int end = lineEnd(content, from);
            try {
                add(instruments, MasterLine.read(withoutReturn(content, from, end), market));
            } catch (UnreadableLineException e) {
                bad.add("line " + (number + 1) + " of " + MasterLayout.file(market) + " " + e.getMessage());
            }
            from = end + 1;
        }
        check(instruments, bad, market);
        return new MasterFile(market, List.copyOf(instruments.values()), List.copyOf(bad));
    }

    /** Whether every line could be read: only then does a missing code tell that something is not listed any more. */
    boolean complete() {
        return badLines.isEmpty();
    }

    private static void add(Map<String, Instrument> instruments, Instrument read) throws UnreadableLineException {
        if (instruments.putIfAbsent(read.code(), read) != null) {
            throw new UnreadableLineException("has " + read.code() + " for the second time");
        }
    }

    private static void check(Map<String, Instrument> instruments, List<String> bad, ListingMarket market)
            throws DamagedMasterException {
        if (bad.size() > MOST_BAD_LINES || bad.size() > instruments.size()) {
            throw new DamagedMasterException(bad.size() + " of " + (bad.size() + instruments.size())
                    + " lines are unreadable, the first: " + bad.get(0));
        }
        if (instruments.isEmpty()) {
            throw new DamagedMasterException(MasterLayout.file(market) + " is empty");
        }
    }

    private static int lineEnd(byte[] content, int from) {
        int end = from;
        // No second byte of a cp949 character is a line feed.
        while (end < content.length && content[end] != '\n') {
            end++;
        }
        return end;
    }

    private static byte[] withoutReturn(byte[] content, int from, int end) {
        int last = end > from && content[end - 1] == '\r' ? end - 1 : end;
        return Arrays.copyOfRange(content, from, last);
    }
}
