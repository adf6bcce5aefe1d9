package io.github.kisroutes.config.check;

import io.github.kisroutes.config.CollectionSettings;
import io.github.kisroutes.config.key.CollectionKeys;
import io.github.kisroutes.config.key.SettingKey;
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
                in.value(CollectionKeys.SYMBOLS_FILE),
                in.value(CollectionKeys.COLLECT_CRON),
                in.value(CollectionKeys.COLLECT_SETTLE_CRON),
                in.value(CollectionKeys.COLLECT_TIME_ZONE),
                in.value(CollectionKeys.COLLECT_RETRY_UNTIL),
                in.value(CollectionKeys.COLLECT_DAYS),
                range(in),
                in.value(CollectionKeys.COLLECT_REREAD),
                in.value(CollectionKeys.COLLECT_HEAL),
                in.find(CollectionKeys.COLLECT_SYMBOLS).orElse(List.of()),
                in.value(CollectionKeys.COLLECT_ONCE),
                in.value(CollectionKeys.COLLECT_WORKERS),
                in.value(CollectionKeys.COLLECT_FAST_LANE),
                in.value(CollectionKeys.COLLECT_RETRY_PAUSE),
                in.value(CollectionKeys.COLLECT_LEASE));
    }

    private static void checkHealing(SettingReader in) {
        if (!in.value(CollectionKeys.COLLECT_HEAL)) {
            return;
        }
        if (!in.value(CollectionKeys.COLLECT_ONCE)) {
            in.mistakes()
                    .add(in.described(CollectionKeys.COLLECT_HEAL) + " needs " + CollectionKeys.COLLECT_ONCE.name()
                            + "=true: it fills what is missing once and ends, in place of a daily collection.");
        }
        if (in.written(CollectionKeys.COLLECT_FROM).isPresent()) {
            in.mistakes()
                    .add(
                            in.described(CollectionKeys.COLLECT_HEAL) + " and "
                                    + in.described(CollectionKeys.COLLECT_FROM)
                                    + " exclude each other: the view missing_daily_price says which days are filled. Remove one.");
        }
    }

    private static Optional<CollectionSettings.DateRange> range(SettingReader in) {
        checkAccompanied(in, CollectionKeys.COLLECT_FROM, CollectionKeys.COLLECT_TO);
        checkAccompanied(in, CollectionKeys.COLLECT_TO, CollectionKeys.COLLECT_FROM);
        Optional<LocalDate> from = in.find(CollectionKeys.COLLECT_FROM);
        Optional<LocalDate> to = in.find(CollectionKeys.COLLECT_TO);
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (from.get().isAfter(to.get())) {
            in.mistakes()
                    .add(in.described(CollectionKeys.COLLECT_FROM) + " is after "
                            + in.described(CollectionKeys.COLLECT_TO) + ": exchange the two dates.");
        }
        return Optional.of(new CollectionSettings.DateRange(from.get(), to.get()));
    }

    private static void checkAccompanied(SettingReader in, SettingKey<?> present, SettingKey<?> absent) {
        if (in.written(present).isPresent() && in.written(absent).isEmpty()) {
            in.mistakes()
                    .add(in.described(present) + " needs " + absent.name()
                            + ": set both for a fixed range, or remove both to read back "
                            + CollectionKeys.COLLECT_DAYS.name() + " days.");
        }
    }
}
