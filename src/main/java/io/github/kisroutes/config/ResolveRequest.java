package io.github.kisroutes.config;

import io.github.kisroutes.market.StockCode;
import java.time.LocalDate;
import java.util.List;

/**
 * What the operator says of days that look wrong: {@code kis.resolve}.
 *
 * @param code the stock
 * @param from first day
 * @param to last day
 * @param reason one of {@link #REASONS}
 * @param text why, in the operator's words; never blank
 */
public record ResolveRequest(StockCode code, LocalDate from, LocalDate to, String reason, String text) {
    /** What can be said. */
    public static final List<String> REASONS = List.of("ACCEPTED", "DELISTED", "HALTED", "NOT_TRADED_HERE");

    @Override
    public String toString() {
        return code.value() + " " + from + ".." + to + " " + reason + " " + text;
    }
}
