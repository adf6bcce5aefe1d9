package io.github.kisroutes.export;

import io.github.kisroutes.market.StockCode;
import java.util.List;

/**
 * What an export has made.
 *
 * @param files in the order of their names
 * @param without the stocks that were asked for and have no row
 */
public record ExportResult(List<ExportedFile> files, List<StockCode> without) {
    /** All candles in all files. */
    public long rows() {
        return files.stream().mapToLong(ExportedFile::rows).sum();
    }
}
