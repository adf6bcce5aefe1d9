package io.github.kisroutes.crosscheck;

import io.github.kisroutes.config.ConfigurationException;
import io.github.kisroutes.market.StockCode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The candles of another vendor: a UTF-8 file with the first line {@code code,date,close,volume}. */
final class VendorFile {
    private static final List<String> COLUMNS = List.of("code", "date", "close", "volume");
    private static final int CODE = 0;
    private static final int DATE = 1;
    private static final int CLOSE = 2;
    private static final int VOLUME = 3;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

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
        List<String> lines = lines(file);
        if (lines.isEmpty() || !header(lines.get(0)).equals(COLUMNS)) {
            throw wrong(file, 1, "has to be code,date,close,volume");
        }
        Map<String, List<Row>> rows = new TreeMap<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                String[] cells = cells(lines.get(i));
                String code = code(file, i + 1, cells);
                rows.computeIfAbsent(code, none -> new ArrayList<>()).add(row(file, i + 1, cells));
            }
        }
        return rows;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new ConfigurationException("kis.crosscheck.file = " + file + " is not UTF-8: save it as CSV UTF-8.");
        } catch (IOException e) {
            throw new ConfigurationException("kis.crosscheck.file = " + file + " cannot be read (working directory "
                    + Path.of("").toAbsolutePath() + "): " + e.getMessage() + ".");
        }
    }

    private static List<String> header(String line) {
        return Arrays.stream(cells(line.replace(BYTE_ORDER_MARK, "")))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
    }

    private static String[] cells(String line) {
        return Arrays.stream(line.split(",", -1))
                .map(cell -> cell.strip().replaceAll("^\"(.*)\"$", "$1").strip())
                .toArray(String[]::new);
    }

    private static String code(Path file, int line, String[] cells) {
        if (cells.length != COLUMNS.size()) {
            throw wrong(file, line, "has " + cells.length + " cells, and code,date,close,volume are four");
        }
        return StockCode.parse(cells[CODE].toUpperCase(Locale.ROOT))
                .map(StockCode::value)
                .orElseThrow(() -> wrong(
                        file,
                        line,
                        "has the code '" + cells[CODE]
                                + "', and a code has six characters; a spreadsheet drops zeros at the beginning"));
    }

    private static Row row(Path file, int line, String[] cells) {
        try {
            LocalDate date = cells[DATE].contains("-")
                    ? LocalDate.parse(cells[DATE])
                    : LocalDate.parse(cells[DATE], DateTimeFormatter.BASIC_ISO_DATE);
            OptionalLong volume = cells[VOLUME].isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(new BigDecimal(cells[VOLUME]).longValueExact());
            return new Row(date, new BigDecimal(cells[CLOSE]), volume);
        } catch (DateTimeException e) {
            throw wrong(file, line, "has the date '" + cells[DATE] + "', and a date is written 2025-06-12 or 20250612");
        } catch (ArithmeticException | NumberFormatException e) {
            throw wrong(file, line, "has a close or a volume that is no plain number");
        }
    }

    private static ConfigurationException wrong(Path file, int line, String what) {
        return new ConfigurationException("kis.crosscheck.file = " + file + ": line " + line + " " + what + ".");
    }
}
