package io.github.kisroutes.config.key;

import io.github.kisroutes.config.Secret;
import io.github.kisroutes.config.key.SettingType.NotAllowedException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.quartz.CronExpression;

/** The kinds of settings there are. */
final class SettingTypes {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}([.][0-9]{1,9})?");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern TIME = Pattern.compile("[0-9]{2}:[0-9]{2}");

    private SettingTypes() {}

    static SettingType<String> text(String allowed) {
        return SettingType.open(allowed, UnaryOperator.identity(), UnaryOperator.identity());
    }

    static SettingType<Secret> secret(String allowed) {
        return new SettingType<>(allowed, true, Secret::new, Secret::reveal, text -> "");
    }

    static SettingType<Path> file() {
        return SettingType.open(
                "the path of a file, relative to the working directory or absolute", Path::of, Path::toString);
    }

    /** One of an enum's names, written in small letters. */
    static <E extends Enum<E>> SettingType<E> oneOf(Class<E> type) {
        return oneOf(type, name -> name.toLowerCase(Locale.ROOT));
    }

    /** One of an enum's names, written as KIS writes them. */
    static <E extends Enum<E>> SettingType<E> letters(Class<E> type) {
        return oneOf(type, UnaryOperator.identity());
    }

    private static <E extends Enum<E>> SettingType<E> oneOf(Class<E> type, UnaryOperator<String> written) {
        Map<String, E> choices = new LinkedHashMap<>();
        for (E each : type.getEnumConstants()) {
            choices.put(written.apply(each.name()), each);
        }
        return oneOf(choices);
    }

    /** @param choices what each text means, in whatever case it is written */
    static <T> SettingType<T> oneOf(Map<String, T> choices) {
        Map<String, T> byText = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byText.putAll(choices);
        return SettingType.open(
                "one of " + String.join(", ", choices.keySet()),
                text -> Optional.ofNullable(byText.get(text))
                        .orElseThrow(() -> new IllegalArgumentException("None of them")),
                value -> choices.entrySet().stream()
                        .filter(choice -> choice.getValue().equals(value))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElseThrow());
    }

    static SettingType<Boolean> trueOrFalse() {
        return SettingType.open(
                "true or false",
                text -> List.of("false", "true").indexOf(require(text.toLowerCase(Locale.ROOT), "true|false")) == 1,
                String::valueOf);
    }

    static SettingType<Integer> wholeNumber(int from, int to, String unit) {
        return SettingType.open(
                "a whole number from " + from + " to " + to + " (" + unit + ")",
                text -> within(Integer.valueOf(require(text, WHOLE_NUMBER)), from, to),
                String::valueOf);
    }

    static SettingType<Double> share() {
        return SettingType.open(
                "a number above 0 and up to 1.0",
                text -> within(new BigDecimal(require(text, DECIMAL)), new BigDecimal("0.000000001"), BigDecimal.ONE)
                        .doubleValue(),
                String::valueOf);
    }

    /** A number with its unit; Camel gets milliseconds, the unit its options agree on. */
    static SettingType<Duration> duration(String from, String to) {
        return SettingType.open(
                "a number with its unit ms, s, m, h or d, from " + from + " to " + to,
                text -> within(DurationText.parse(text), DurationText.parse(from), DurationText.parse(to)),
                duration -> String.valueOf(duration.toMillis()));
    }

    static SettingType<LocalDate> date() {
        return SettingType.open(
                "a day of the calendar written yyyy-MM-dd",
                text -> LocalDate.parse(require(text, DATE)),
                LocalDate::toString);
    }

    static SettingType<LocalTime> timeOfDay() {
        return SettingType.open(
                "a time of the day written HH:mm, 00:00 to 23:59",
                text -> LocalTime.parse(require(text, TIME)),
                LocalTime::toString);
    }

    static SettingType<ZoneId> timeZone() {
        return SettingType.open(
                "a region of the time zone database such as Asia/Seoul", SettingTypes::region, ZoneId::getId);
    }

    /** Not {@code UTC+9} and its like: Quartz, which gets this name, would silently run them as GMT. */
    private static ZoneId region(String text) {
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            throw new NotAllowedException("there is no time zone with this name");
        }
        return ZoneId.of(text);
    }

    static SettingType<String> cron() {
        return SettingType.open(
                "a Quartz cron expression of six or seven fields (second minute hour day month weekday [year])",
                SettingTypes::cronExpression,
                UnaryOperator.identity());
    }

    private static String cronExpression(String text) {
        try {
            CronExpression expression = new CronExpression(text);
            if (expression.getNextValidTimeAfter(new Date()) == null) {
                throw new NotAllowedException("there is no time to come that it means");
            }
            return expression.getCronExpression();
        } catch (java.text.ParseException e) {
            throw new NotAllowedException("Quartz says: " + e.getMessage().replaceFirst("[.]$", ""));
        }
    }

    static String require(String text, String form) {
        return require(text, Pattern.compile(form));
    }

    private static String require(String text, Pattern form) {
        if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException("Another form is needed");
        }
        return text;
    }

    private static <T extends Comparable<? super T>> T within(T value, T from, T to) {
        if (value.compareTo(from) < 0 || value.compareTo(to) > 0) {
            throw new IllegalArgumentException("Out of range");
        }
        return value;
    }
}
