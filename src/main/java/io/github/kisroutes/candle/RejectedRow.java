package io.github.kisroutes.candle;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A row of an answer that is not stored.
 *
 * @param tradeDate its day, when it has a readable one
 * @param rule the rule it breaks
 * @param detail the values that break it, in a few words
 * @param row the row as it came, bounded in length
 */
public record RejectedRow(Optional<LocalDate> tradeDate, CandleRule rule, String detail, String row) {}
