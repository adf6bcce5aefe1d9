package io.github.kisroutes.message;

import io.github.kisroutes.config.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/**
 * What a person reads, in the language of {@code kis.language}. The texts are in {@code messages/en.properties} and
 * {@code messages/ko.properties}, so that a translator finds them in one place.
 */
public final class Messages {
    /** From here on tenths of a second are of no interest. */
    private static final Duration LONG = Duration.ofMinutes(2);

    /** The short name of a zone, which has no Korean one. */
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern(" z", Locale.ENGLISH);

    private final Properties texts = new Properties();
    private final Locale locale;

    /** @param language of the texts */
    public Messages(Language language) {
        locale = language == Language.KO ? Locale.KOREAN : Locale.ENGLISH;
        String file = "/messages/" + language.name().toLowerCase(Locale.ROOT) + ".properties";
        try (InputStream in = Messages.class.getResourceAsStream(file)) {
            texts.load(new InputStreamReader(Objects.requireNonNull(in, file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A text with its values; numbers are written with a comma at the thousands.
     *
     * @throws IllegalArgumentException when there is no such text
     */
    public String text(String key, Object... values) {
        String pattern = texts.getProperty(key);
        if (pattern == null) {
            throw new IllegalArgumentException("There is no text " + key + " in " + locale + ".");
        }
        return new MessageFormat(pattern, Locale.ENGLISH).format(values);
    }

    /** A length of time for somebody who waits: {@code 2.7 s}, {@code 4 min}. */
    public String span(Duration span) {
        return span.compareTo(LONG) >= 0
                ? text("duration.minutes", span.toMinutes())
                : text(
                        "duration.seconds",
                        String.format(Locale.ROOT, "%d.%d", span.toSeconds(), span.toMillis() / 100 % 10));
    }

    /** A time in days to come, with its weekday and zone: {@code Mon 2026-11-23 15:40 KST}. */
    public String planned(ZonedDateTime time) {
        return format("time.planned", time) + ZONE.format(time);
    }

    /** A day with its weekday: {@code Monday 2026-11-23}. */
    public String day(LocalDate day) {
        return format("time.day-named", day);
    }

    /** A day with its weekday in short: {@code 2026-11-23 (Mon)}. */
    public String shortDay(LocalDate day) {
        return format("time.day-short", day);
    }

    private String format(String key, TemporalAccessor time) {
        return DateTimeFormatter.ofPattern(texts.getProperty(key), locale).format(time);
    }

    /** A time of today or nearly so: {@code 15:41:08 KST}. */
    public String soon(ZonedDateTime time) {
        return DateTimeFormatter.ISO_LOCAL_TIME.format(time.toLocalTime().withNano(0)) + ZONE.format(time);
    }
}
