package io.github.kisroutes.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads an answer of CTCA0903R. Only {@code opnd_yn} tells whether the exchange opens: {@code tr_day_yn} is Y on Sundays, and
 * {@code bzdy_yn} is Y on days on which banks work and the exchange does not. Nothing is trusted: rows may be doubled, blank,
 * out of order, or for a day that is far away.
 */
public final class HolidayReader {
    /** More than any sequence of pages reaches; a day beyond it was not asked for. */
    private static final int FARTHEST_DAYS = 400;

    /** Longer than any closure: whoever tells of one is not telling of the exchange. */
    private static final int LONGEST_CLOSURE = 14;

    /** What may be sent back as it came: the key goes into the next question's address. */
    private static final Pattern KEY = Pattern.compile("[0-9A-Za-z!^_.-]{0,100}");

    private HolidayReader() {}

    /**
     * @param answer the JSON object of a successful answer
     * @param asked the first day asked for
     * @throws UnreadableCalendarException when it has no readable day, or the exchange would be closed for two weeks: days
     *     that are closed by mistake would cost their candles
     */
    public static HolidayPage read(JsonNode answer, LocalDate asked) throws UnreadableCalendarException {
        TreeMap<LocalDate, Boolean> days = new TreeMap<>();
        TreeSet<LocalDate> doubtful = new TreeSet<>();
        int unreadable = 0;
        for (JsonNode row : rows(answer.path("output"))) {
            Optional<LocalDate> day = day(row, asked);
            Optional<Boolean> open = open(row);
            if (day.isEmpty() || open.isEmpty()) {
                unreadable++;
                continue;
            }
            Boolean before = days.put(day.get(), open.get());
            if (before != null && !before.equals(open.get()) || open.get() && FixedClosures.isWeekend(day.get())) {
                doubtful.add(day.get());
            }
        }
        days.keySet().removeAll(doubtful);
        if (days.isEmpty()) {
            throw new UnreadableCalendarException("chk-holiday from " + asked
                    + " on: KIS reported success without a readable day; the calendar stays unchanged until tomorrow");
        }
        refuseLongClosure(days, asked);
        return new HolidayPage(days, doubtful, unreadable, key(answer, "ctx_area_nk"), key(answer, "ctx_area_fk"));
    }

    private static void refuseLongClosure(SortedMap<LocalDate, Boolean> days, LocalDate asked)
            throws UnreadableCalendarException {
        int closed = 0;
        for (Boolean opens : days.values()) {
            closed = opens ? 0 : closed + 1;
            if (closed > LONGEST_CLOSURE) {
                throw new UnreadableCalendarException("chk-holiday from " + asked + " on: KIS says that the exchange is"
                        + " closed on more than " + LONGEST_CLOSURE
                        + " days in a row, which is implausible; the calendar stays unchanged until tomorrow");
            }
        }
    }

    /** A list; the broker's own sample code also expects one row without a list around it. */
    private static Iterable<JsonNode> rows(JsonNode output) {
        return output.isObject() ? List.of(output) : output;
    }

    private static Optional<LocalDate> day(JsonNode row, LocalDate asked) {
        try {
            LocalDate day = LocalDate.parse(row.path("bass_dt").asText("").strip(), DateTimeFormatter.BASIC_ISO_DATE);
            boolean near = !day.isBefore(asked) && day.isBefore(asked.plusDays(FARTHEST_DAYS));
            return near ? Optional.of(day) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<Boolean> open(JsonNode row) {
        return switch (row.path("opnd_yn").asText("").strip()) {
            case "Y" -> Optional.of(true);
            case "N" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static String key(JsonNode answer, String name) {
        String text = answer.path(name).asText("").strip();
        return KEY.matcher(text).matches() ? text : "";
    }
}
