package io.github.kisroutes.command.check;

import io.github.kisroutes.calendar.TradingCalendar;
import io.github.kisroutes.calendar.TradingDay;
import io.github.kisroutes.config.Language;
import io.github.kisroutes.config.Settings;
import io.github.kisroutes.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Whether what is stored is complete and as new as it should be, and whether the calendar is known. */
record StoredLines(Settings settings, Clock clock, Language language) {
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
        String subject = language.of("calendar", "거래일");
        TradingDay today = calendar.day(calendar.sessionDay());
        LocalDate day = today.date();
        boolean known = calendar.days(day.minusDays(KNOWN_WITHIN), day).values().stream()
                .anyMatch(TradingDay::isEvidence);
        return known
                ? CheckLine.well(subject, today + ".")
                : CheckLine.toDo(
                        subject,
                        today + ". "
                                + language.of(
                                        "Neither the broker nor candles told of the last " + KNOWN_WITHIN
                                                + " days; the next collection asks. Until then the list in "
                                                + settings.calendar().holidaysFile() + " counts.",
                                        "최근 " + KNOWN_WITHIN + "일을 증권사도 캔들도 확인하지 못했습니다. 다음 수집이 확인하며," + " 그때까지는 "
                                                + settings.calendar().holidaysFile() + "을(를) 따릅니다."));
    }

    private CheckLine newest(TradingCalendar calendar, State state) {
        String subject = language.of("newest day", "최근 거래일");
        if (state.newest().isEmpty()) {
            return CheckLine.toDo(
                    subject, language.of("nothing is stored yet: kis collect.", "저장된 것이 없습니다: kis collect."));
        }
        LocalDate due = calendar.back(calendar.expectedUntil(), 1);
        LocalDate newest = state.newest().get();
        return newest.isBefore(due)
                ? CheckLine.toDo(
                        subject,
                        language.of(
                                newest + ", and " + due + " was a trading day. If the program is not running, start it"
                                        + " (kis run), or collect now (kis collect); kis runs tells what happened.",
                                newest + "까지 있고 " + due + "은(는) 거래일이었습니다. kis run을 시작하거나 kis collect로"
                                        + " 지금 수집하십시오. 경과는 kis runs."))
                : CheckLine.well(
                        subject,
                        language.of(newest + ", " + state.rows() + " rows.", newest + ", " + state.rows() + "행."));
    }

    private CheckLine complete(State state) {
        String subject = language.of("missing days", "빠진 날");
        return state.missing() == 0
                ? CheckLine.well(subject, language.of("none.", "없음."))
                : CheckLine.toDo(
                        subject,
                        language.of(
                                state.missing() + " of " + state.missingStocks()
                                        + " stocks: kis missing lists them, kis heal collects them.",
                                state.missingStocks() + "종목에서 " + state.missing()
                                        + "일: 목록은 kis missing, 수집은 kis heal."));
    }

    private CheckLine doubt(State state) {
        String subject = language.of("rows in doubt", "의심되는 행");
        return state.doubtful() == 0
                ? CheckLine.well(subject, language.of("none.", "없음."))
                : CheckLine.toDo(
                        subject,
                        language.of(
                                state.doubtful()
                                        + " (doubtful_daily_price): the next runs read them again; if it stays,"
                                        + " see kis resolve --help.",
                                state.doubtful() + "행 (doubtful_daily_price): 다음 수집이 다시 읽습니다. 계속되면"
                                        + " kis resolve --help."));
    }
}
