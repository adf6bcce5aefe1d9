package io.github.kisroutes.csv;

import io.github.kisroutes.config.ConfigurationException;
import io.github.kisroutes.market.StockCode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a table.
 *
 * @param file how messages call the table
 * @param number of the line, counted from 1 with comments and blank lines
 * @param columns the names of its cells, in their order
 * @param cells without space around them
 */
public record CsvLine(String file, long number, List<String> columns, List<String> cells) {
    private static final Pattern COMPACT_DATE = Pattern.compile("([0-9]{4})()([0-9]{2})([0-9]{2})");

    /** The year first: everywhere else month and day stand now this way and now that. */
    private static final Pattern DATE = Pattern.compile("([0-9]{4})([-/.])([0-9]{1,2})\\2([0-9]{1,2})");

    /** What is left of a code that was taken for a number: {@code 5930}, {@code 5930.0}. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}|[0-9]{1,6}[.]0+");

    private static final Pattern AROUND = Pattern.compile("^[\\s\\p{Z}\\p{Cf}]+|[\\s\\p{Z}\\p{Cf}]+$");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Cc}\\p{Zl}\\p{Zp}[\\p{Zs}&&[^ ]]]");

    static CsvLine of(String file, long number, List<String> columns, List<String> cells) {
        return new CsvLine(
                file, number, columns, cells.stream().map(CsvLine::stripped).toList());
    }

    /** Without what cannot be seen around it: copied tables have spaces of other kinds, too. */
    static String stripped(String cell) {
        return AROUND.matcher(cell).replaceAll("");
    }

    /**
     * The same line below a header.
     *
     * @throws ConfigurationException when it has a text for which there is no column, so that it is not clear which is which
     */
    CsvLine under(List<String> header) {
        for (int cell = 0; cell < cells.size(); cell++) {
            boolean named = cell < header.size() && !header.get(cell).isEmpty();
            if (!named && !cells.get(cell).isEmpty()) {
                throw refused("has " + cells.size() + " cells, and for '" + shown(cells.get(cell))
                        + "' there is no column in " + String.join(",", header)
                        + "; put a text that holds a comma between quotes");
            }
        }
        return new CsvLine(file, number, header, cells);
    }

    boolean isBlank() {
        return cells.stream().allMatch(String::isEmpty);
    }

    /** How many cells it has. */
    public int size() {
        return cells.size();
    }

    /** The text in a column; empty when there is none. */
    public String text(String column) {
        int index = columns.indexOf(column);
        return index < 0 || index >= cells.size() ? "" : cells.get(index);
    }

    /** @throws ConfigurationException when the text in this column is no stock code */
    public StockCode code(String column) {
        String text = text(column);
        return StockCode.parse(text.toUpperCase(Locale.ROOT))
                .orElseThrow(() -> refused("has the code '" + shown(text) + "'; "
                        + (NUMBER.matcher(text).matches()
                                ? "a spreadsheet took it for a number and dropped the zeros at its beginning: make its"
                                        + " column one of text there, and write all six characters, like 005930"
                                : "a stock code has six characters, like 005930 or 00088K")));
    }

    /**
     * A day, written year, month, day: {@code 2025-01-27}, {@code 20250127}, or as spreadsheets do, {@code 2025/1/27},
     * {@code 2025.1.27}.
     *
     * @throws ConfigurationException when the text in this column is no such day
     */
    public LocalDate date(String column) {
        String text = text(column);
        Matcher parts = COMPACT_DATE.matcher(text);
        if (!parts.matches()) {
            parts = DATE.matcher(text);
        }
        try {
            if (parts.matches()) {
                return LocalDate.of(
                        Integer.parseInt(parts.group(1)),
                        Integer.parseInt(parts.group(3)),
                        Integer.parseInt(parts.group(4)));
            }
        } catch (DateTimeException e) {
            throw refused("has the date '" + text + "', which is no day of the calendar; correct it");
        }
        throw refused("has the date '" + shown(text) + "'; write a day as yyyy-MM-dd, like 2025-01-27");
    }

    /** The exception for what is wrong with this line; completes "line 3, …". */
    public ConfigurationException refused(String what) {
        return new ConfigurationException(file + ", line " + number + ", " + what + ".");
    }

    /** A text in which a person sees all that is there, line breaks and characters without a width included. */
    static String shown(String text) {
        return UNSEEN.matcher(text)
                .replaceAll(found -> String.format("<U+%04X>", found.group().codePointAt(0)));
    }
}
