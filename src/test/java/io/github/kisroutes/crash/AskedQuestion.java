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

    /** Whether there were candles to be had, and all of them stand in the database; a seam is asked on purpose. */
    boolean isAnsweredBy(Standing standing, LateListings market) {
        List<LocalDate> days = market.days(code, from, to);
        return !days.isEmpty()
                && !isSeam(standing)
                && days.stream().allMatch(day -> standing.prices().containsKey(code + " " + day));
    }

    /**
     * Whether it is about the oldest or the newest stored day of its stock alone. A process that takes a stock over whose other
     * days do not touch the stored ones asks for that day first: it shows whether both stand on one base.
     */
    private boolean isSeam(Standing standing) {
        List<String> stored = standing.prices().keySet().stream()
                .filter(key -> key.startsWith(code + " "))
                .map(key -> key.substring(code.length() + 1))
                .sorted()
                .toList();
        return from.equals(to)
                && !stored.isEmpty()
                && List.of(stored.get(0), stored.get(stored.size() - 1)).contains(from.toString());
    }
}
