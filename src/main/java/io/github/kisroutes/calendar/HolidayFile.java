package io.github.kisroutes.calendar;

import io.github.kisroutes.config.ConfigurationException;
import io.github.kisroutes.csv.CsvFile;
import io.github.kisroutes.csv.CsvLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The operator's list of closures, {@code config/holidays.csv}: a table {@code date,name}, the name says why it is closed. */
public final class HolidayFile {
    private static final String SETTING = "kis.calendar.holidays-file";
    private static final String DATE = "date";
    private static final String NAME = "name";
    private static final int LONGEST_NAME = 100;

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
        for (CsvLine line : CsvFile.read(SETTING, file, List.of(DATE, NAME)).lines()) {
            LocalDate day = line.date(DATE);
            if (closures.putIfAbsent(day, name(line)) != null) {
                throw line.refused("has " + day + " for the second time; remove one of the two lines");
            }
        }
        return closures;
    }

    private static String name(CsvLine line) {
        String name = line.text(NAME);
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw line.refused("has no name of 1 to " + LONGEST_NAME + " characters; write why the exchange is closed");
        }
        return name;
    }
}
