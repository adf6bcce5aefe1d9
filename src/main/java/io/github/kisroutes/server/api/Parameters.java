package io.github.kisroutes.server.api;

import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.market.Seoul;
import io.github.kisroutes.market.StockCode;
import io.github.kisroutes.server.http.HttpRequest;
import io.github.kisroutes.server.http.RefusedException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The parameters of a request, checked; each refusal names the parameter and what it may be, never what came.
 *
 * @param request of which they are
 */
public record Parameters(HttpRequest request) {
    private static final Pattern RUN = Pattern.compile("[0-9A-Za-z-]{1,36}");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final int MOST_ENTRIES = 10_000;
    private static final int USUAL_ENTRIES = 1_000;
    private static final int LONGEST_TEXT = 100;

    /** Days that every candle lies between. */
    private static final DateWindow ALL = new DateWindow(LocalDate.of(1900, 1, 1), LocalDate.of(2999, 12, 31));

    private static RefusedException wrong(String sentence) {
        return new RefusedException(400, sentence);
    }

    /** A stock of the path. */
    public String symbol() {
        return code(request.path().getOrDefault("symbol", ""));
    }

    public static String code(String text) {
        return StockCode.parse(text)
                .orElseThrow(() -> wrong("A stock has to be its short code, such as 005930, 00088K or Q500001."))
                .value();
    }

    public String run() {
        String id = request.path().getOrDefault("id", "");
        if (!RUN.matcher(id).matches()) {
            throw wrong("A run has to be its id: up to 36 letters, digits and hyphens.");
        }
        return id;
    }

    public Optional<LocalDate> day(String name) {
        return request.parameter(name).map(text -> day(name, text));
    }

    public static LocalDate day(String name, String text) {
        try {
            if (DAY.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            // as any other text
        }
        throw wrong(name + " has to be a day such as 2026-11-27.");
    }

    /** From {@code from} to {@code to}; all days without them. */
    public DateWindow days() {
        LocalDate from = day("from").orElse(ALL.from());
        LocalDate to = day("to").orElse(ALL.to());
        return window(from, to);
    }

    public static DateWindow window(LocalDate from, LocalDate to) {
        if (from.isAfter(to)) {
            throw wrong("from has to be a day before to, or the same.");
        }
        return new DateWindow(from, to);
    }

    public Optional<Instant> moment(String name) {
        return request.parameter(name).map(text -> moment(name, text));
    }

    /** A day counts with all of it. */
    private static Instant moment(String name, String text) {
        try {
            return DAY.matcher(text).matches()
                    ? LocalDate.parse(text).plusDays(1).atStartOfDay(Seoul.ZONE).toInstant()
                    : OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeException e) {
            throw wrong(name + " has to be a moment such as 2026-11-27T07:00:00Z, or a day.");
        }
    }

    public int limit() {
        return request.parameter("limit").map(Parameters::limit).orElse(USUAL_ENTRIES);
    }

    private static int limit(String text) {
        if (text.matches("[0-9]{1,5}")) {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST_ENTRIES) {
                return limit;
            }
        }
        throw wrong("limit has to be a number from 1 to " + MOST_ENTRIES + ".");
    }

    /** One of the names of an enum. */
    public <E extends Enum<E>> Optional<E> oneOf(Class<E> type, String name) {
        return request.parameter(name).map(text -> oneOf(type, name, text));
    }

    public static <E extends Enum<E>> E oneOf(Class<E> type, String name, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> wrong(name + " has to be one of "
                        + String.join(
                                ", ",
                                Arrays.stream(type.getEnumConstants())
                                        .map(Enum::name)
                                        .toList())
                        + "."));
    }

    public boolean truth(String name) {
        return request.parameter(name).map(text -> truth(name, text)).orElse(false);
    }

    public static boolean truth(String name, String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw wrong(name + " has to be true or false.");
    }

    /** Text that is looked for. */
    public String text(String name) {
        String text = request.parameter(name).orElse("");
        if (text.length() > LONGEST_TEXT) {
            throw wrong(name + " may have " + LONGEST_TEXT + " characters.");
        }
        return text;
    }
}
