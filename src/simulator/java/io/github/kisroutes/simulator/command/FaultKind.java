package io.github.kisroutes.simulator.command;

import io.github.kisroutes.simulator.http.Fault;
import io.github.kisroutes.simulator.market.Rows;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One way for an answer to go wrong, by the name that the command line has for it.
 *
 * @param name as {@code --help} shows it
 * @param meaning what the client gets
 * @param written what is taken for it
 * @param made the fault of what was written
 */
record FaultKind(String name, String meaning, Pattern written, Function<MatchResult, Fault> made) {

    /** In the order of {@code --help}. */
    static final List<FaultKind> ALL = List.of(
            of(
                    "EGW00201",
                    "the broker's error of this code, EGW or OPSQ",
                    "((?:EGW|OPSQ)[0-9A-Z]+)",
                    code -> Fault.apiError(code.group(1))),
            of(
                    "EGW00201/200",
                    "the same with another HTTP status",
                    "((?:EGW|OPSQ)[0-9A-Z]+)/([1-5][0-9]{2})",
                    code -> Fault.apiError(code.group(1), Integer.parseInt(code.group(2)))),
            of(
                    "http-503",
                    "this HTTP status with a page of HTML",
                    "http-([2-5][0-9]{2})",
                    status -> Fault.httpError(Integer.parseInt(status.group(1)))),
            of("html", "a page of HTML with status 200", Fault.html()),
            of("empty", "no body, with status 200", Fault.body("")),
            of("cut-json", "the first half of the JSON", Fault.cutJson()),
            of("cut-off", "the connection ends after half of the promised bytes", Fault.cutOff()),
            of("reset", "the connection ends before the first byte", Fault.reset()),
            of("hang", "no answer; the connection stays open", Fault.hang()),
            of(
                    "late-3000",
                    "the right answer, this many milliseconds later",
                    "late-([0-9]{1,8})",
                    time -> Fault.late(milliseconds(time))),
            of(
                    "slow-3000",
                    "the right answer in 20 pieces, over this many milliseconds",
                    "slow-([0-9]{1,8})",
                    time -> Fault.slowBody(milliseconds(time))),
            of("endless", "JSON that never ends", Fault.endlessBody()),
            of("gzip", "the right answer, compressed without being asked", Fault.gzip()),
            of("broken-gzip", "compressed, and the last third is missing", Fault.brokenGzip()),
            of("no-rows", "candles: an empty list", Fault.rows(Rows.none())),
            of(
                    "empty-row",
                    "candles: a list of one empty object, as KIS was seen to send",
                    Fault.rows(Rows.emptyObject())),
            of("doubled-rows", "candles: every row twice", Fault.rows(Rows.doubled())),
            of("shuffled-rows", "candles: not newest first", Fault.rows(Rows.shuffled(1))),
            of("old-rows", "candles: those of other days, a year before", Fault.rows(Rows.yearsEarlier(1))));

    private static FaultKind of(String name, String meaning, Fault fault) {
        return of(name, meaning, Pattern.quote(name), written -> fault);
    }

    private static FaultKind of(String name, String meaning, String written, Function<MatchResult, Fault> made) {
        return new FaultKind(name, meaning, Pattern.compile(written), made);
    }

    private static Duration milliseconds(MatchResult time) {
        return Duration.ofMillis(Long.parseLong(time.group(1)));
    }

    /** The fault that is written so; empty if none is. */
    static Optional<Fault> read(String text) {
        return ALL.stream()
                .flatMap(kind -> {
                    Matcher matcher = kind.written().matcher(text);
                    return matcher.matches()
                            ? Optional.of(kind.made().apply(matcher)).stream()
                            : Optional.<Fault>empty().stream();
                })
                .findFirst();
    }
}
