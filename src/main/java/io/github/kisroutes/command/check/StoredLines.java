package io.github.kisroutes.command.check;

import io.github.kisroutes.calendar.CalendarSource;
import io.github.kisroutes.calendar.TradingCalendar;
import io.github.kisroutes.calendar.TradingDay;
import io.github.kisroutes.config.Settings;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.message.Messages;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Whether what is stored is complete and as new as it should be, and whether the calendar is known. */
record StoredLines(Settings settings, Clock clock, Messages messages) {
    /** So many days in a row are looked at for what the broker or candles said of one of them. */
    private static final int KNOWN_WITHIN = 14;

    /** One row of {@code stored-state.sql}. */
    private record State(long rows, Optional<LocalDate> newest, long missing, long missingStocks, long doubtful) {
        static State of(ResultSet row) throws SQLException {
            return new State(
                    row.getLong("stored_rows"),
                    Optional.ofNullable(row.getObject("newest_day", LocalDate.class)),
                    row.getLong("missing_rows"),
                    row.getLong("missing_stocks"),
                    row.getLong("doubtful_rows"));
        }
    }

    List<CheckLine> of(Database database) {
        TradingCalendar calendar =
                new TradingCalendar(database, settings.calendar().holidaysFile(), clock);
        State state = database.sql("stored-state")
                .set("market", settings.market().name())
                .one(State::of)
                .orElseThrow();
        return List.of(calendar(calendar), newest(calendar, state), complete(state), doubt(state));
    }

    private CheckLine calendar(TradingCalendar calendar) {
        String subject = messages.text("check.calendar.subject");
        TradingDay today = calendar.day(calendar.sessionDay());
        LocalDate day = today.date();
        boolean known = calendar.days(day.minusDays(KNOWN_WITHIN), day).values().stream()
                .anyMatch(TradingDay::isEvidence);
        return known
                ? CheckLine.well(subject, sentence(today))
                : CheckLine.toDo(
                        subject,
                        sentence(today) + " "
                                + messages.text(
                                        "check.calendar.unknown",
                                        KNOWN_WITHIN,
                                        settings.calendar().holidaysFile()));
    }

    private String sentence(TradingDay day) {
        String date = messages.shortDay(day.date());
        if (day.source() == CalendarSource.DISPUTED) {
            return messages.text("check.calendar.disputed", date);
        }
        return day.open()
                ? messages.text("check.calendar.open", date, day.source())
                : messages.text("check.calendar.closed", date, day.reason(), day.source());
    }

    private CheckLine newest(TradingCalendar calendar, State state) {
        String subject = messages.text("check.newest.subject");
        if (state.newest().isEmpty()) {
            return CheckLine.toDo(subject, messages.text("check.newest.missing"));
        }
        LocalDate due = calendar.back(calendar.expectedUntil(), 1);
        LocalDate newest = state.newest().get();
        return newest.isBefore(due)
                ? CheckLine.toDo(subject, messages.text("check.newest.old", newest, due))
                : CheckLine.well(subject, messages.text("check.newest.well", newest, state.rows()));
    }

    private CheckLine complete(State state) {
        String subject = messages.text("check.missing.subject");
        return state.missing() == 0
                ? CheckLine.well(subject, messages.text("check.missing.none"))
                : CheckLine.toDo(subject, messages.text("check.missing.rows", state.missing(), state.missingStocks()));
    }

    private CheckLine doubt(State state) {
        String subject = messages.text("check.doubt.subject");
        return state.doubtful() == 0
                ? CheckLine.well(subject, messages.text("check.doubt.none"))
                : CheckLine.toDo(subject, messages.text("check.doubt.rows", state.doubtful()));
    }
}
