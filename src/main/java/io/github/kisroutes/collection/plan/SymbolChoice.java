package io.github.kisroutes.collection.plan;

import io.github.kisroutes.collection.stock.Symbol;
import io.github.kisroutes.config.CollectionSettings;
import io.github.kisroutes.config.ConfigurationException;
import io.github.kisroutes.instrument.master.MasterUnavailableException;
import java.util.List;
import java.util.function.Supplier;

/** Which stocks the settings name: those of {@code kis.collect.symbols}, of the file, or the whole market. */
public final class SymbolChoice {
    private SymbolChoice() {}

    /**
     * The stocks, read anew at each call, which throws {@link SymbolsUnavailableException} when they cannot be told.
     *
     * @param wholeMarket the stocks of {@code kis.symbols.file=master}
     */
    public static Supplier<List<Symbol>> of(CollectionSettings collection, Supplier<List<Symbol>> wholeMarket) {
        Supplier<List<Symbol>> chosen = chosen(collection, wholeMarket);
        return () -> {
            try {
                return chosen.get();
            } catch (MasterUnavailableException | ConfigurationException e) {
                throw new SymbolsUnavailableException(e);
            }
        };
    }

    private static Supplier<List<Symbol>> chosen(CollectionSettings collection, Supplier<List<Symbol>> wholeMarket) {
        if (!collection.symbols().isEmpty()) {
            return () -> collection.symbols().stream()
                    .map(code -> new Symbol(code, code.value(), 1))
                    .toList();
        }
        return collection.isWholeMarket() ? wholeMarket : () -> SymbolsFile.read(collection.symbolsFile());
    }

    /**
     * A bad symbols file stops the start, not the first run. Of the whole market nothing is asked yet: a download that fails
     * now may succeed at the time of the run, and the last good file does as well.
     *
     * @throws io.github.kisroutes.config.ConfigurationException when the file cannot be read
     */
    public static void check(CollectionSettings collection) {
        chosen(collection, List::of).get();
    }
}
