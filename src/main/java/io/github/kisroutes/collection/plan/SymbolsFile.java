package io.github.kisroutes.collection.plan;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.kisroutes.collection.stock.Symbol;
import io.github.kisroutes.config.ConfigurationException;
import io.github.kisroutes.market.StockCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code kis.symbols.file}: UTF-8, CSV, first line {@code code,name,priority}. Name and priority may be left out.
 * A line that cannot be used stops the start and is named: a silently missing stock is worse than a late start.
 */
public final class SymbolsFile {
    private static final int LAST_PRIORITY = 999;

    private SymbolsFile() {}

    /**
     * @return the symbols, by priority and then as they stand in the file
     * @throws ConfigurationException when the file is missing, unreadable, empty or has a bad line
     */
    public static List<Symbol> read(Path file) {
        Map<StockCode, Symbol> symbols = new LinkedHashMap<>();
        for (CsvRecord line : lines(file)) {
            String code = line.getField(0).strip();
            boolean header = line.getStartingLineNumber() == 1 && code.equalsIgnoreCase("code");
            if (!header && !code.isEmpty()) {
                Symbol symbol = symbol(file, line, code);
                if (symbols.putIfAbsent(symbol.code(), symbol) != null) {
                    throw bad(file, line, "has " + code + " for the second time; remove one of the two lines");
                }
            }
        }
        if (symbols.isEmpty()) {
            throw new ConfigurationException("kis.symbols.file = " + file
                    + " names no symbol; write one line code,name,priority per stock, for instance 005930,삼성전자,1");
        }
        return symbols.values().stream()
                .sorted(Comparator.comparingInt(Symbol::priority))
                .toList();
    }

    private static List<CsvRecord> lines(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new ConfigurationException("kis.symbols.file = " + file
                    + " cannot be read; name an existing file or set kis.collect.symbols to a list of codes");
        }
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().skipEmptyLines(true).ofCsvRecord(file, StandardCharsets.UTF_8)) {
            List<CsvRecord> lines = new ArrayList<>();
            reader.forEach(lines::add);
            return lines;
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            throw new ConfigurationException("kis.symbols.file = " + file + " is not readable UTF-8 CSV ("
                    + e.getMessage() + "); correct the file");
        }
    }

    private static Symbol symbol(Path file, CsvRecord line, String code) {
        StockCode stock = StockCode.parse(code)
                .orElseThrow(() -> bad(
                        file,
                        line,
                        "has the code '" + code + "'; a stock code has six characters, like 005930 or 00088K"));
        String name = line.getFieldCount() > 1 && !line.getField(1).isBlank()
                ? line.getField(1).strip()
                : code;
        return new Symbol(stock, name, priority(file, line));
    }

    private static int priority(Path file, CsvRecord line) {
        String text = line.getFieldCount() > 2 ? line.getField(2).strip() : "";
        if (text.isEmpty()) {
            return LAST_PRIORITY;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw bad(file, line, "has the priority '" + text + "'; write a whole number, 1 is first");
        }
    }

    private static ConfigurationException bad(Path file, CsvRecord line, String what) {
        return new ConfigurationException(
                "kis.symbols.file = " + file + ", line " + line.getStartingLineNumber() + ", " + what);
    }
}
