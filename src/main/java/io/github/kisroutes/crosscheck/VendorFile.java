package io.github.kisroutes.crosscheck;

import io.github.kisroutes.config.ConfigurationException;
import io.github.kisroutes.csv.CsvFile;
import io.github.kisroutes.csv.CsvLine;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** The candles of another vendor: a table whose first line names the columns {@code code,date,close,volume}. */
final class VendorFile {
    private static final String CODE = "code";
    private static final String DATE = "date";
    private static final String CLOSE = "close";
    private static final String VOLUME = "volume";
    private static final List<String> COLUMNS = List.of(CODE, DATE, CLOSE, VOLUME);

    private VendorFile() {}

    /**
     * One line.
     *
     * @param close in KRW
     * @param volume in shares; empty where the file has none
     */
    record Row(LocalDate date, BigDecimal close, OptionalLong volume) {}

    /**
     * The rows by stock code, as they stand in the file; nothing is guessed.
     *
     * @throws ConfigurationException when it cannot be read, with the line
     */
    static Map<String, List<Row>> read(Path file) {
        CsvFile table = CsvFile.read("kis.crosscheck.file", file, COLUMNS);
        if (!Set.copyOf(table.header()).containsAll(COLUMNS)) {
            throw table.refused("does not name its columns: its first line has to be code,date,close,volume");
        }
        Map<String, List<Row>> rows = new TreeMap<>();
        for (CsvLine line : table.lines()) {
            if (line.size() < COLUMNS.size()) {
                throw line.refused("has " + line.size() + " cells, and code,date,close,volume are four");
            }
            rows.computeIfAbsent(line.code(CODE).value(), none -> new ArrayList<>())
                    .add(row(line));
        }
        return rows;
    }

    private static Row row(CsvLine line) {
        LocalDate date = line.date(DATE);
        try {
            String volume = line.text(VOLUME);
            return new Row(
                    date,
                    new BigDecimal(line.text(CLOSE)),
                    volume.isEmpty() ? OptionalLong.empty() : OptionalLong.of(new BigDecimal(volume).longValueExact()));
        } catch (ArithmeticException | NumberFormatException e) {
            throw line.refused("has a close or a volume that is no plain number");
        }
    }
}
