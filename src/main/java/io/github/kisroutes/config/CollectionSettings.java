package io.github.kisroutes.config;

import io.github.kisroutes.market.StockCode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What is collected, and when.
 *
 * @param symbolsFile the stocks to collect; whether it can be read is checked when it is; see {@link #isWholeMarket()}
 * @param cron a Quartz cron expression
 * @param settleCron a Quartz cron expression: when rows that are not final are read again
 * @param timeZone the zone of their times
 * @param retryUntil until when a daily collection that failed is tried again on its day, in that zone
 * @param days calendar days read back
 * @param range fixed days instead
 * @param reread whether a backfill asks again for what is complete and final
 * @param heal collect exactly what is missing
 * @param symbols stocks instead of those of the file; empty for the file
 * @param once collect now and end
 * @param workers calls in flight at the same time
 * @param fastLane when today's row of many symbols is asked for by 30 codes per call
 * @param retryPause how long failed symbols rest before they are tried again
 * @param lease how long a run without a sign of life is left alone
 */
public record CollectionSettings(
        Path symbolsFile,
        String cron,
        String settleCron,
        ZoneId timeZone,
        LocalTime retryUntil,
        int days,
        Optional<DateRange> range,
        boolean reread,
        boolean heal,
        List<StockCode> symbols,
        boolean once,
        int workers,
        FastLane fastLane,
        Duration retryPause,
        Duration lease) {

    private static final Path WHOLE_MARKET = Path.of("master");

    /** When today's row of many symbols is asked for by 30 codes per call. */
    public enum FastLane {
        /** On the real host, when more than 60 symbols are due. */
        AUTO,
        /** Whenever it saves a call. */
        ON,
        /** Never. */
        OFF
    }

    /** Days of the calendar in Seoul, both ends included. */
    public record DateRange(LocalDate from, LocalDate to) {}

    /** Whether the master files are collected instead of a file: {@code kis.symbols.file=master}. */
    public boolean isWholeMarket() {
        return symbolsFile.equals(WHOLE_MARKET);
    }
}
