package io.github.kisroutes.calendar;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.kisroutes.config.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;

/**
 * The operator's list of closures, {@code config/holidays.csv}: UTF-8, lines {@code date,name}, the date as yyyy-MM-dd, the
 * name why the exchange is closed. Lines that begin with # are comments.
 */
public final class HolidayFile {
    private static final int LONGEST_NAME = 100;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private HolidayFile() {}

    /**
     * @return why the exchange is closed, by day; empty when there is no such file, since the list is only a fallback
     * @throws ConfigurationException when the file cannot be read or a line of it cannot be used; it names the line
     */
    public static Map<LocalDate, String> read(Path file) {
        Map<LocalDate, String> closures = new TreeMap<>();
        if (!Files.exists(file)) {
            return closures;
        }
        try (CsvReader<CsvRecord> lines = CsvReader.builder()
                .skipEmptyLines(true)
                .commentStrategy(CommentStrategy.SKIP)
                .ofCsvRecord(text(file))) {
            boolean first = true;
            for (CsvRecord line : lines) {
                if (!first || !line.getField(0).strip().equalsIgnoreCase("date")) {
                    add(closures, file, line);
                }
                first = false;
            }
            return closures;
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            throw new ConfigurationException("The list of holidays " + file + " is not readable UTF-8 CSV ("
                    + e.getMessage() + "); correct the file or remove it.");
        }
    }

    /** Strictly UTF-8: a name in another encoding would become unreadable without a word. */
    private static String text(Path file) throws IOException {
        String text = Files.readString(file);
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static void add(Map<LocalDate, String> closures, Path file, CsvRecord line) {
        LocalDate day = day(file, line);
        String name = line.getFieldCount() > 1 ? line.getField(1).strip() : "";
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw bad(
                    file,
                    line,
                    "has no name of 1 to " + LONGEST_NAME + " characters; write why the exchange is closed");
        }
        if (closures.putIfAbsent(day, name) != null) {
            throw bad(file, line, "has " + day + " for the second time; remove one of the two lines");
        }
    }

    private static LocalDate day(Path file, CsvRecord line) {
        String text = line.getField(0).strip();
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw bad(file, line, "has the date '" + text + "'; write a day as yyyy-MM-dd, like 2025-01-27");
        }
    }

    private static ConfigurationException bad(Path file, CsvRecord line, String what) {
        return new ConfigurationException(
                "The list of holidays " + file + ", line " + line.getStartingLineNumber() + ", " + what + ".");
    }
}
