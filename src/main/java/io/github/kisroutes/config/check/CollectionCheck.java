package io.github.kisroutes.config.check;

import io.github.kisroutes.config.CollectionSettings;
import io.github.kisroutes.config.key.SettingKey;
import io.github.kisroutes.config.key.SettingKeys;
import io.github.kisroutes.config.read.SettingReader;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Whether what is to be collected goes together. */
final class CollectionCheck {
    private CollectionCheck() {}

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

    private static Optional<CollectionSettings.DateRange> range(SettingReader in) {
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
        return Optional.of(new CollectionSettings.DateRange(from.get(), to.get()));
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
