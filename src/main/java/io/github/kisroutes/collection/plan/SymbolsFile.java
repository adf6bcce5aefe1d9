package io.github.kisroutes.collection.plan;

import io.github.kisroutes.collection.stock.Symbol;
import io.github.kisroutes.config.ConfigurationException;
import io.github.kisroutes.csv.CsvFile;
import io.github.kisroutes.csv.CsvLine;
import io.github.kisroutes.market.StockCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code kis.symbols.file}: a table {@code code,name,priority}. Name and priority may be left out. A line that cannot be
 * used stops the start and is named: a silently missing stock is worse than a late start.
 */
public final class SymbolsFile {
    private static final String SETTING = "kis.symbols.file";
    private static final String CODE = "code";
    private static final String NAME = "name";
    private static final String PRIORITY = "priority";
    private static final int LAST_PRIORITY = 999;

    private SymbolsFile() {}

    /**
     * @return the symbols, by priority and then as they stand in the file
     * @throws ConfigurationException when the file is missing, unreadable, empty or has a bad line
     */
    public static List<Symbol> read(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new ConfigurationException(SETTING + " = " + file + " cannot be read (working directory "
                    + Path.of("").toAbsolutePath()
                    + "); name an existing file or set kis.collect.symbols to a list of codes.");
        }
        CsvFile table = CsvFile.read(SETTING, file, List.of(CODE, NAME, PRIORITY));
        Map<StockCode, Symbol> symbols = new LinkedHashMap<>();
        for (CsvLine line : table.lines()) {
            Symbol symbol = symbol(line);
            if (symbols.putIfAbsent(symbol.code(), symbol) != null) {
                throw line.refused("has " + symbol.code() + " for the second time; remove one of the two lines");
            }
        }
        if (symbols.isEmpty()) {
            throw table.refused(
                    "names no symbol; write one line code,name,priority per stock, for instance 005930,삼성전자,1");
        }
        return symbols.values().stream()
                .sorted(Comparator.comparingInt(Symbol::priority))
                .toList();
    }

    private static Symbol symbol(CsvLine line) {
        StockCode code = line.code(CODE);
        String name = line.text(NAME);
        return new Symbol(code, name.isEmpty() ? code.value() : name, priority(line));
    }

    private static int priority(CsvLine line) {
        String text = line.text(PRIORITY);
        try {
            return text.isEmpty() ? LAST_PRIORITY : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw line.refused("has the priority '" + text + "'; write a whole number, 1 is first");
        }
    }
}
