package io.github.kisroutes.broker;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kisroutes.market.Seoul;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When a token ends, by the answer that brought it. {@code access_token_token_expired} tells: KIS writes it {@code 2026-11-29
 * 08:17:28} in Asia/Seoul; a T in the middle, fractions, an offset, and seconds or milliseconds since 1970 are understood, too.
 * {@code expires_in} was seen wrong, and says not since when: it only counts where the other cannot be read.
 */
final class TokenEnd {
    private static final Logger LOG = LoggerFactory.getLogger(TokenEnd.class);
    private static final Duration LONGEST = Duration.ofHours(24);
    /** A token is handed out again for so long with what may be its first {@code expires_in}. */
    private static final Duration PERHAPS_USED = Duration.ofHours(6);

    private static final Pattern SECONDS = Pattern.compile("[0-9]{10}");
    private static final Pattern MILLIS = Pattern.compile("[0-9]{13}");
    private static final Pattern DURATION = Pattern.compile("[0-9]{1,9}");

    private static final DateTimeFormatter TEXT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[' ']")
            .appendOptional(
                    new DateTimeFormatterBuilder().appendOffset("+HH:MM", "Z").toFormatter(Locale.ROOT))
            .appendOptional(
                    new DateTimeFormatterBuilder().appendOffset("+HHMM", "Z").toFormatter(Locale.ROOT))
            .toFormatter(Locale.ROOT);

    private TokenEnd() {}

    /**
     * @param answer the answer of {@code tokenP}
     * @param now of the host, for a token of which only a length of life is told
     */
    static Optional<Instant> of(JsonNode answer, Instant now) {
        String text = answer.path("access_token_token_expired").asText("").strip();
        Optional<Instant> told = read(text);
        return told.isPresent() ? told : bySeconds(answer, text, now);
    }

    private static Optional<Instant> read(String text) {
        try {
            if (SECONDS.matcher(text).matches()) {
                return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
            }
            if (MILLIS.matcher(text).matches()) {
                return Optional.of(Instant.ofEpochMilli(Long.parseLong(text)));
            }
            TemporalAccessor time = TEXT.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return Optional.of(
                    time instanceof OffsetDateTime offset
                            ? offset.toInstant()
                            : ((LocalDateTime) time).atZone(Seoul.ZONE).toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> bySeconds(JsonNode answer, String text, Instant now) {
        String seconds = answer.path("expires_in").asText("").strip();
        if (!DURATION.matcher(seconds).matches() || Long.parseLong(seconds) == 0) {
            return Optional.empty();
        }
        Duration told = Duration.ofSeconds(Math.min(Long.parseLong(seconds), LONGEST.toSeconds()));
        Duration certain =
                told.compareTo(PERHAPS_USED.multipliedBy(2)) > 0 ? told.minus(PERHAPS_USED) : told.dividedBy(2);
        LOG.warn(
                "KIS sent a token {}; by expires_in it lives {} s, so it is renewed in {} s at the latest.",
                text.isEmpty() ? "without access_token_token_expired" : "whose end cannot be read",
                told.toSeconds(),
                certain.toSeconds());
        return Optional.of(now.plus(certain));
    }
}
