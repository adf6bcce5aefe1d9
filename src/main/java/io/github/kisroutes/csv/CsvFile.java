package io.github.kisroutes.csv;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.kisroutes.config.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A table in UTF-8, with or without a byte-order mark, whatever its line ends. Its first line may name its columns, in any
 * order; then semicolons and tabs are understood besides commas. Blank lines and lines that begin with # are skipped.
 *
 * @param name how messages call it: {@code kis.symbols.file = config/symbols.csv}
 * @param header the columns that its first line names; empty when that is a line like the others
 * @param lines the lines after it
 */
public record CsvFile(String name, List<String> header, List<CsvLine> lines) {
    private static final char COMMA = ',';
    private static final Pattern DIGIT = Pattern.compile("[0-9]");
    private static final Pattern LINE_BREAK = Pattern.compile("[\r\n]");
    private static final List<Character> SEPARATORS = List.of(COMMA, ';', '\t');

    /**
     * Reads a file.
     *
     * @param setting the key that names it
     * @param columns what it may hold; the first one always; their order where no header says another one
     * @throws ConfigurationException when it cannot be read for certain, with a sentence that says why
     */
    public static CsvFile read(String setting, Path file, List<String> columns) {
        String name = setting + " = " + file;
        try {
            return read(name, CsvText.read(file), columns);
        } catch (CsvText.NotUtf8Exception e) {
            throw new ConfigurationException(name + " " + e.getMessage() + ".");
        } catch (IOException | UncheckedIOException e) {
            throw new ConfigurationException(name + " cannot be read (working directory "
                    + Path.of("").toAbsolutePath() + "): " + e.getMessage() + ".");
        } catch (CsvParseException e) {
            throw new ConfigurationException(name + " is no table of comma-separated values: " + e.getMessage() + ".");
        }
    }

    private static CsvFile read(String name, String text, List<String> columns) throws IOException {
        List<CsvLine> lines = lines(name, text, separator(text, columns), columns);
        if (lines.isEmpty()) {
            return new CsvFile(name, List.of(), lines);
        }
        CsvLine first = lines.get(0);
        if (isHeader(first.cells(), columns)) {
            List<String> header = header(first);
            return new CsvFile(name, header, under(header, lines.subList(1, lines.size())));
        }
        checkFirst(first);
        return new CsvFile(name, List.of(), under(columns, lines));
    }

    private static List<CsvLine> under(List<String> header, List<CsvLine> lines) {
        return lines.stream().map(line -> line.under(header)).toList();
    }

    /** The one with which the first line is a header; without a header only commas are certain. */
    private static char separator(String text, List<String> columns) throws IOException {
        for (char separator : SEPARATORS) {
            try (CsvReader<CsvRecord> reader = reader(text, separator)) {
                Iterator<CsvRecord> lines = reader.iterator();
                if (lines.hasNext() && isHeader(lines.next().getFields(), columns)) {
                    return separator;
                }
            } catch (CsvParseException e) {
                continue; // with this one it is no table
            }
        }
        return COMMA;
    }

    private static List<CsvLine> lines(String name, String text, char separator, List<String> columns)
            throws IOException {
        try (CsvReader<CsvRecord> reader = reader(text, separator)) {
            List<CsvLine> lines = new ArrayList<>();
            for (CsvRecord record : reader) {
                CsvLine line = CsvLine.of(name, record.getStartingLineNumber(), columns, record.getFields());
                if (record.getFields().stream().anyMatch(LINE_BREAK.asPredicate())) {
                    throw line.refused("has a quote that is not closed on its line; close it");
                }
                if (!line.isBlank()) {
                    lines.add(line);
                }
            }
            return lines;
        }
    }

    private static CsvReader<CsvRecord> reader(String text, char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .commentStrategy(CommentStrategy.SKIP)
                .ofCsvRecord(text + "\n"); // so that a quote which is open at the end has a line break in it, too
    }

    private static boolean isHeader(List<String> cells, List<String> columns) {
        return cells.stream().map(CsvFile::column).anyMatch(columns::contains);
    }

    private static String column(String cell) {
        return CsvLine.stripped(cell).toLowerCase(Locale.ROOT);
    }

    private static List<String> header(CsvLine first) {
        String known = String.join(",", first.columns());
        Set<String> seen = new HashSet<>();
        List<String> header = first.cells().stream().map(CsvFile::column).toList();
        for (String column : header) {
            if (!column.isEmpty() && !first.columns().contains(column)) {
                throw first.refused("has the column '" + CsvLine.shown(column) + "'; only " + known + " are read");
            }
            if (!column.isEmpty() && !seen.add(column)) {
                throw first.refused("has the column '" + column + "' twice; remove one of them");
            }
        }
        if (!seen.contains(first.columns().get(0))) {
            throw first.refused("has no column '" + first.columns().get(0) + "'; it has to be " + known);
        }
        return header;
    }

    /** Without a header a text with semicolons or tabs in it could be one cell or several. */
    private static void checkFirst(CsvLine first) {
        String known = String.join(",", first.columns());
        String text = first.cells().get(0);
        if (first.cells().stream().noneMatch(DIGIT.asPredicate())) {
            throw first.refused("has '" + CsvLine.shown(text) + "', which is no column that is known; write " + known
                    + " there, or leave the line out");
        }
        if (first.size() == 1 && (text.contains(";") || text.contains("\t"))) {
            throw first.refused("has no commas; separate its cells by commas, or name its columns in a first line, "
                    + known.replace(",", text.contains(";") ? ";" : "<tab>"));
        }
    }

    /** The exception for what is wrong with the file as a whole. */
    public ConfigurationException refused(String what) {
        return new ConfigurationException(name + " " + what + ".");
    }
}
