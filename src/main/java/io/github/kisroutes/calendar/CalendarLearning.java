package io.github.kisroutes.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.market.Seoul;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.camel.Body;
import org.apache.camel.ExchangeException;
import org.apache.camel.Variable;

/**
 * The steps of {@code routes/kis-calendar-learn.camel.yaml}: asks the broker about the calendar, at most once per day of
 * Seoul by all processes of a database together (the broker asks for that), whatever it answers. A question without an
 * answer is asked again, a few times a day.
 */
public final class CalendarLearning {
    /** How far back days are learned that nobody is certain of yet; the window of a daily collection lies inside. */
    private static final int DAYS_BACK = 35;

    /** How far ahead. */
    private static final int DAYS_AHEAD = 7;

    private final TradingDays table;
    private final TradingCalendar calendar;
    private final boolean served;
    private final Clock clock;

    /** @param served whether the broker's host answers chk-holiday: the paper host does not */
    public CalendarLearning(Database database, TradingCalendar calendar, boolean served, Clock clock) {
        this.table = new TradingDays(database, clock);
        this.calendar = calendar;
        this.served = served;
        this.clock = clock;
    }

    /** Begins today's lesson, or says why there is none. */
    public CalendarUpdate begin() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Seoul.ZONE);
        if (!served) {
            return CalendarUpdate.none(today, "the paper host has no chk-holiday");
        }
        table.forgetTheFuture(today);
        if (!table.claim(today)) {
            return CalendarUpdate.none(today, "the broker was asked on " + today + " already");
        }
        return CalendarUpdate.about(today, firstUncertain(today), today.plusDays(DAYS_AHEAD));
    }

    /** One call is enough as long as the calendar is learned every day: yesterday is then the first uncertain day. */
    private LocalDate firstUncertain(LocalDate today) {
        LocalDate oldest = today.minusDays(DAYS_BACK);
        SortedMap<LocalDate, TradingDay> known = table.between(oldest, today);
        return oldest.datesUntil(today)
                .filter(day -> !known.containsKey(day) || !known.get(day).certain())
                .findFirst()
                .orElse(today);
    }

    /**
     * Reads the broker's answer to {@code routes/kis-holidays.camel.yaml}.
     *
     * @param baseDate the first day asked for, {@code yyyyMMdd}
     * @throws UnreadableCalendarException when no day can be read
     */
    public HolidayPage page(@Body JsonNode answer, @Variable("baseDate") String baseDate)
            throws UnreadableCalendarException {
        return HolidayReader.read(answer, LocalDate.parse(baseDate, DateTimeFormatter.BASIC_ISO_DATE));
    }

    /** Takes one page in. */
    public void take(@Variable("lesson") CalendarUpdate lesson, @Body HolidayPage page) {
        lesson.take(page);
    }

    /** Remembers what the lesson said. */
    public CalendarUpdate finish(@Variable("lesson") CalendarUpdate lesson) {
        if (lesson.isHeld()) {
            record(lesson, "LEARNED");
        }
        return lesson;
    }

    /** Remembers what came before a fault, and what KIS said: today nobody asks again. */
    public CalendarUpdate fail(@Variable("lesson") CalendarUpdate lesson, @ExchangeException Exception fault) {
        return stop(lesson, "FAILED", "tomorrow", fault);
    }

    /**
     * Remembers that the question has got no answer: not sent for want of a token, a connection refused or lost. It is asked
     * again at the next occasion, unless a page came before.
     */
    public CalendarUpdate unanswered(@Variable("lesson") CalendarUpdate lesson, @ExchangeException Exception fault) {
        return lesson.days().isEmpty() ? stop(lesson, "SILENT", "at the next collection", fault) : fail(lesson, fault);
    }

    private CalendarUpdate stop(CalendarUpdate lesson, String state, String next, Exception fault) {
        lesson.stop("the next question is asked " + next + ", for now: " + fault.getMessage());
        record(lesson, state);
        return lesson;
    }

    private void record(CalendarUpdate lesson, String state) {
        AssumedDays assumed = calendar.assumed();
        List<TradingDay> days = lesson.days().entrySet().stream()
                .map(told -> learned(told, assumed))
                .toList();
        calendar.learn(CalendarSource.KIS, days);
        table.record(lesson.askedOn(), state, days.size(), lesson.toString());
    }

    /** Certain once the day is over: before that the government may still close it. */
    private TradingDay learned(Map.Entry<LocalDate, Boolean> told, AssumedDays assumed) {
        LocalDate day = told.getKey();
        boolean certain = day.isBefore(LocalDate.ofInstant(clock.instant(), Seoul.ZONE));
        return told.getValue()
                ? TradingDay.open(day, CalendarSource.KIS, certain)
                : TradingDay.closed(day, CalendarSource.KIS, certain, assumed.reason(day));
    }
}
