package io.github.kisroutes.config;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What is collected, and when.
 *
 * @param symbolsFile the stocks to collect; whether it can be read is checked when it is; see {@link #isWholeMarket()}
 * @param cron a Quartz cron expression
 * @param timeZone the zone of its times
 * @param days calendar days read back
 * @param range fixed days instead
 * @param symbols stocks instead of those of the file; empty for the file
 * @param once collect now and end
 * @param workers symbols worked on at the same time
 */
public record CollectionSettings(
        Path symbolsFile,
        String cron,
        ZoneId timeZone,
        int days,
        Optional<DateRange> range,
        List<StockCode> symbols,
        boolean once,
        int workers) {

    private static final Path WHOLE_MARKET = Path.of("master");

    /** Days of the calendar in Seoul, both ends included. */
    public record DateRange(LocalDate from, LocalDate to) {}

    /** Whether the master files are collected instead of a file: {@code kis.symbols.file=master}. */
    public boolean isWholeMarket() {
        return symbolsFile.equals(WHOLE_MARKET);
    }

    static CollectionSettings read(SettingReader in) {
        return new CollectionSettings(
                in.value(SettingKeys.SYMBOLS_FILE),
                in.value(SettingKeys.COLLECT_CRON),
                in.value(SettingKeys.COLLECT_TIME_ZONE),
                in.value(SettingKeys.COLLECT_DAYS),
                range(in),
                in.find(SettingKeys.COLLECT_SYMBOLS).orElse(List.of()),
                in.value(SettingKeys.COLLECT_ONCE),
                in.value(SettingKeys.COLLECT_WORKERS));
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
