package io.github.kisroutes.config.key;

import io.github.kisroutes.config.ResolveRequest;
import io.github.kisroutes.config.key.SettingType.NotAllowedException;
import io.github.kisroutes.market.StockCode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of {@code kis.resolve}. */
final class ResolveType {
    private static final Pattern FORM =
            Pattern.compile("(\\S+)\\s+(\\d{4}-\\d{2}-\\d{2})(?:\\.\\.(\\d{4}-\\d{2}-\\d{2}))?\\s+(\\S+)\\s+(\\S.*)");

    private ResolveType() {}

    static SettingType<ResolveRequest> resolveRequest() {
        return SettingType.open(
                "<code> <from>..<to> <REASON> <text>, days as yyyy-MM-dd and REASON one of "
                        + String.join(", ", ResolveRequest.REASONS),
                ResolveType::parse,
                ResolveRequest::toString);
    }

    /** @throws IllegalArgumentException when the text has another form, or says what cannot be */
    private static ResolveRequest parse(String text) {
        Matcher parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException(text);
        }
        String reason = parts.group(4).toUpperCase(Locale.ROOT);
        if (!ResolveRequest.REASONS.contains(reason)) {
            throw new NotAllowedException(
                    parts.group(4) + " is not one of " + String.join(", ", ResolveRequest.REASONS));
        }
        StockCode code = StockCode.parse(parts.group(1))
                .orElseThrow(() -> new NotAllowedException(parts.group(1) + " is not a stock code"));
        try {
            LocalDate from = LocalDate.parse(parts.group(2));
            LocalDate to = parts.group(3) == null ? from : LocalDate.parse(parts.group(3));
            if (to.isBefore(from)) {
                throw new NotAllowedException("the last day is before the first one");
            }
            return new ResolveRequest(code, from, to, reason, parts.group(5).strip());
        } catch (DateTimeException noDay) {
            throw new NotAllowedException("there is no such day: " + noDay.getMessage());
        }
    }
}
