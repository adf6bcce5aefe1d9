package io.github.kisroutes.export;

import io.github.kisroutes.market.Market;
import io.github.kisroutes.market.PriceBasis;
import io.github.kisroutes.market.StockCode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * Which candles go into which files.
 *
 * @param from the first day, inclusive
 * @param to the last day, inclusive; not before the first
 * @param symbols these stocks; empty for all that have rows
 * @param market whose trades make the candles
 * @param bases one series or both; both go into the same files
 * @param folder to be made; there must be nothing of that name
 */
public record ExportRequest(
        LocalDate from,
        LocalDate to,
        List<StockCode> symbols,
        Market market,
        Set<PriceBasis> bases,
        ExportFormat format,
        ExportPartition partition,
        Path folder) {
    /** Before and after any day of the exchange, for a range without an end. */
    public static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    public static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    public ExportRequest {
        symbols = List.copyOf(symbols);
        bases = Set.copyOf(bases);
    }
}
