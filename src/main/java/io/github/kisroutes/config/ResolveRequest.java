package io.github.kisroutes.config;

import io.github.kisroutes.market.StockCode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    static final List<String> REASONS = List.of("ACCEPTED", "DELISTED", "HALTED", "NOT_TRADED_HERE");

    private static final Pattern FORM =
            Pattern.compile("(\\S+)\\s+(\\d{4}-\\d{2}-\\d{2})(?:\\.\\.(\\d{4}-\\d{2}-\\d{2}))?\\s+(\\S+)\\s+(\\S.*)");

    /** @throws IllegalArgumentException when the text has another form, or says what cannot be */
    static ResolveRequest parse(String text) {
        Matcher parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException(text);
        }
        String reason = parts.group(4).toUpperCase(Locale.ROOT);
        if (!REASONS.contains(reason)) {
            throw new SettingType.NotAllowedException(parts.group(4) + " is not one of " + String.join(", ", REASONS));
        }
        StockCode code = StockCode.parse(parts.group(1))
                .orElseThrow(() -> new SettingType.NotAllowedException(parts.group(1) + " is not a stock code"));
        try {
            LocalDate from = LocalDate.parse(parts.group(2));
            LocalDate to = parts.group(3) == null ? from : LocalDate.parse(parts.group(3));
            if (to.isBefore(from)) {
                throw new SettingType.NotAllowedException("the last day is before the first one");
            }
            return new ResolveRequest(code, from, to, reason, parts.group(5).strip());
        } catch (DateTimeException noDay) {
            throw new SettingType.NotAllowedException("there is no such day: " + noDay.getMessage());
        }
    }

    @Override
    public String toString() {
        return code.value() + " " + from + ".." + to + " " + reason + " " + text;
    }
}
