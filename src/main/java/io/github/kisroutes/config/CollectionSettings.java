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
        Duration retryPause,
        Duration lease) {

    private static final Path WHOLE_MARKET = Path.of("master");

    /** Days of the calendar in Seoul, both ends included. */
    public record DateRange(LocalDate from, LocalDate to) {}

    /** Whether the master files are collected instead of a file: {@code kis.symbols.file=master}. */
    public boolean isWholeMarket() {
        return symbolsFile.equals(WHOLE_MARKET);
    }

    static CollectionSettings read(SettingReader in) {
        checkHealing(in);
        return new CollectionSettings(
                in.value(SettingKeys.SYMBOLS_FILE),
                in.value(SettingKeys.COLLECT_CRON),
                in.value(SettingKeys.COLLECT_SETTLE_CRON),
                in.value(SettingKeys.COLLECT_TIME_ZONE),
                in.value(SettingKeys.COLLECT_RETRY_UNTIL),
                in.value(SettingKeys.COLLECT_DAYS),
                range(in),
                in.value(SettingKeys.COLLECT_REREAD),
                in.value(SettingKeys.COLLECT_HEAL),
                in.find(SettingKeys.COLLECT_SYMBOLS).orElse(List.of()),
                in.value(SettingKeys.COLLECT_ONCE),
                in.value(SettingKeys.COLLECT_WORKERS),
                in.value(SettingKeys.COLLECT_RETRY_PAUSE),
                in.value(SettingKeys.COLLECT_LEASE));
    }

    private static void checkHealing(SettingReader in) {
        if (!in.value(SettingKeys.COLLECT_HEAL)) {
            return;
        }
        if (!in.value(SettingKeys.COLLECT_ONCE)) {
            in.mistakes()
                    .add(in.described(SettingKeys.COLLECT_HEAL) + " needs " + SettingKeys.COLLECT_ONCE.name()
                            + "=true: it fills what is missing once and ends, in place of a daily collection.");
        }
        if (in.written(SettingKeys.COLLECT_FROM).isPresent()) {
            in.mistakes()
                    .add(
                            in.described(SettingKeys.COLLECT_HEAL) + " and "
                                    + in.described(SettingKeys.COLLECT_FROM)
                                    + " exclude each other: the view missing_daily_price says which days are filled. Remove one.");
        }
    }

    private static Optional<DateRange> range(SettingReader in) {
        checkAccompanied(in, SettingKeys.COLLECT_FROM, SettingKeys.COLLECT_TO);
        checkAccompanied(in, SettingKeys.COLLECT_TO, SettingKeys.COLLECT_FROM);
        Optional<LocalDate> from = in.find(SettingKeys.COLLECT_FROM);
        Optional<LocalDate> to = in.find(SettingKeys.COLLECT_TO);
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (from.get().isAfter(to.get())) {
            in.mistakes()
                    .add(in.described(SettingKeys.COLLECT_FROM) + " is after " + in.described(SettingKeys.COLLECT_TO)
                            + ": exchange the two dates.");
        }
        return Optional.of(new DateRange(from.get(), to.get()));
    }

    private static void checkAccompanied(SettingReader in, SettingKey<?> present, SettingKey<?> absent) {
        if (in.written(present).isPresent() && in.written(absent).isEmpty()) {
            in.mistakes()
                    .add(in.described(present) + " needs " + absent.name()
                            + ": set both for a fixed range, or remove both to read back "
                            + SettingKeys.COLLECT_DAYS.name() + " days.");
        }
    }
}
