package io.github.kisroutes.config.check;

import io.github.kisroutes.config.key.CollectionKeys;
import io.github.kisroutes.config.key.SettingKey;
import io.github.kisroutes.config.read.SettingReader;
import java.text.ParseException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quartz.CronExpression;

/**
 * What an operator of a Unix system gets wrong in a cron expression of Quartz: there Sunday is 1, here it is 0, so that {@code
 * 1-5} means Sunday to Thursday.
 */
final class CronCheck {
    private static final int WEEKDAY = 5;
    private static final Pattern NUMBER_OF_A_DAY = Pattern.compile("(^|[,-])[1-7]");
    /** Long enough for the last Friday of a month, and for the fifth. */
    private static final int DAYS_LOOKED_AT = 366;

    private CronCheck() {}

    /** One sentence for each schedule whose weekdays are numbers: which days they are. */
    static List<String> notices(SettingReader in) {
        return Stream.of(CollectionKeys.COLLECT_CRON, CollectionKeys.COLLECT_SETTLE_CRON)
                .flatMap(key -> notice(in, key).stream())
                .toList();
    }

    private static Optional<String> notice(SettingReader in, SettingKey<String> key) {
        String weekday = in.value(key).strip().split("\\s+")[WEEKDAY];
        if (!NUMBER_OF_A_DAY.matcher(weekday).find()) {
            return Optional.empty();
        }
        return Optional.of(in.described(key) + " runs on " + days(weekday)
                + ": Quartz counts the days of the week from 1, Sunday, to 7, Saturday. Write their names, MON-FRI, to"
                + " be sure.");
    }

    private static String days(String weekday) {
        try {
            CronExpression midnights = new CronExpression("0 0 0 ? * " + weekday);
            midnights.setTimeZone(TimeZone.getTimeZone(ZoneOffset.UTC));
            LocalDate first = LocalDate.of(2026, 1, 1);
            return Stream.of(DayOfWeek.values())
                    .filter(day -> Stream.iterate(first, date -> date.plusDays(1))
                            .limit(DAYS_LOOKED_AT)
                            .filter(date -> date.getDayOfWeek() == day)
                            .anyMatch(date -> midnights.isSatisfiedBy(
                                    Date.from(date.atStartOfDay(ZoneOffset.UTC).toInstant()))))
                    .map(day -> day.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                    .collect(Collectors.joining(", "));
        } catch (ParseException e) {
            throw new IllegalStateException("The expression was checked before", e);
        }
    }
}
