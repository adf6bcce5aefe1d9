package io.github.kisroutes.collection.stock;

import io.github.kisroutes.database.Database;
import io.github.kisroutes.market.StockCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Names of stocks that nobody lists any more: delisted ones, and those that were taken out of the list. Their last days still
 * have to be read again.
 */
public final class SymbolNames {
    private final Database database;

    public SymbolNames(Database database) {
        this.database = database;
    }

    /**
     * The stocks with these codes, in the order of the codes; called as the master files or the newest run called them, and by
     * the code where neither knows a name. What is not a stock code is left out.
     */
    public List<Symbol> named(Collection<String> codes) {
        return database
                .sql("read-symbol-names")
                .set("stock_code", codes.stream().distinct().sorted().toArray(String[]::new))
                .list(SymbolNames::read)
                .stream()
                .flatMap(Optional::stream)
                .sorted((a, b) -> a.code().compareTo(b.code()))
                .toList();
    }

    private static Optional<Symbol> read(ResultSet row) throws SQLException {
        String text = row.getString("stock_code");
        String name = Optional.ofNullable(row.getString("name")).orElse(text);
        boolean halted = row.getBoolean("is_halted");
        return StockCode.parse(text).map(code -> new Symbol(code, name, 1, halted));
    }
}
