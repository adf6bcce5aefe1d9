package io.github.kisroutes.crosscheck;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a comparison with another vendor has shown; for one thread. */
public final class VendorReport {
    /** So many rows are shown of each verdict. */
    private static final int MOST_SHOWN = 20;

    private static final int SOMETHING_OPEN = 2;

    private final Path file;
    private final Map<VendorVerdict, Integer> counts = new EnumMap<>(VendorVerdict.class);
    private final Map<VendorVerdict, List<String>> shown = new EnumMap<>(VendorVerdict.class);

    VendorReport(Path file) {
        this.file = file;
    }

    void add(String code, VendorFile.Row there, VendorVerdict verdict, String here) {
        counts.merge(verdict, 1, Integer::sum);
        List<String> lines = shown.computeIfAbsent(verdict, none -> new ArrayList<>());
        if (verdict != VendorVerdict.AGREES && lines.size() < MOST_SHOWN) {
            lines.add("  " + code + " " + there.date() + ": " + here + " here; close "
                    + there.close().toPlainString()
                    + (there.volume().isPresent() ? ", volume " + there.volume().getAsLong() : "") + " there");
        }
    }

    /** 0 when every row agrees or its difference is explained, otherwise 2. */
    public int exitCode() {
        return counts.keySet().stream().anyMatch(VendorVerdict::isOpen) ? SOMETHING_OPEN : 0;
    }

    /** For the console. */
    public String text() {
        StringBuilder text = new StringBuilder("Compared with " + file + ": "
                + counts.values().stream().mapToInt(Integer::intValue).sum() + " rows");
        counts.forEach((verdict, count) -> {
            text.append(System.lineSeparator()).append(String.format("%8d %s", count, verdict.words()));
            shown.get(verdict)
                    .forEach(line -> text.append(System.lineSeparator()).append(line));
            if (verdict != VendorVerdict.AGREES && count > MOST_SHOWN) {
                text.append(System.lineSeparator())
                        .append("  … and ")
                        .append(count - MOST_SHOWN)
                        .append(" more");
            }
        });
        return text.toString();
    }
}
