package io.github.kisroutes.export;

import java.util.Locale;

/** How a file of candles is written. */
public enum ExportFormat {
    /** Text for everybody: UTF-8, commas, a first line with the names of the columns. */
    CSV,
    /** Typed columns for programs, prices as exact decimals; needs a jar that is not part of the program. */
    PARQUET;

    /** The ending of a file's name. */
    String ending() {
        return "." + name().toLowerCase(Locale.ROOT);
    }
}
