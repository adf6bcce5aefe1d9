package io.github.kisroutes.export;

/** What goes into one file. */
public enum ExportPartition {
    /** All stocks of a trading day: {@code 2025-06-10.csv}. */
    DAY,
    /** All days of a stock: {@code 005930.csv}. */
    SYMBOL
}
