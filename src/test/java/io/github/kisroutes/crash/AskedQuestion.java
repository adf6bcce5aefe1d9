package io.github.kisroutes.crash;

import io.github.kisroutes.simulator.http.Call;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** What the broker was asked: the candles of one stock and some days. */
record AskedQuestion(String code, LocalDate from, LocalDate to) {
    static AskedQuestion of(Call call) {
        return new AskedQuestion(call.code(), day(call, "FID_INPUT_DATE_1"), day(call, "FID_INPUT_DATE_2"));
    }

    private static LocalDate day(Call call, String parameter) {
        return LocalDate.parse(call.parameter(parameter), DateTimeFormatter.BASIC_ISO_DATE);
    }

    /** Whether there were candles to be had, and all of them stand in the database. */
    boolean isAnsweredBy(Standing standing, LateListings market) {
        List<LocalDate> days = market.days(code, from, to);
        return !days.isEmpty()
                && days.stream().allMatch(day -> standing.prices().containsKey(code + " " + day));
    }
}
