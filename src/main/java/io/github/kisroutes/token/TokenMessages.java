package io.github.kisroutes.token;

import io.github.kisroutes.config.Language;
import io.github.kisroutes.market.Seoul;
import io.github.kisroutes.message.Messages;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The sentences of this package: the same thing is said in the same words in logs, errors and the status.
 *
 * @param messages in the language of whoever asked
 */
record TokenMessages(Messages messages) {
    /** For logs, errors and tables. */
    static final TokenMessages ENGLISH = new TokenMessages(new Messages(Language.EN));

    private static final DateTimeFormatter SEOUL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'KST'", Locale.ROOT)
            .withZone(Seoul.ZONE);

    static String at(Instant time) {
        return SEOUL.format(time);
    }

    /** What KIS said instead of giving a token, for the log. */
    static String said(TokenEndpoint.Answer answer) {
        if (answer instanceof TokenEndpoint.Answer.CredentialRefused refused) {
            return "it refuses the app key or secret (" + (refused.code() + " " + refused.text()).strip() + ")";
        }
        if (answer instanceof TokenEndpoint.Answer.RateRefused refused) {
            return "it issues one a minute (" + (refused.code() + " " + refused.text()).strip() + ")";
        }
        return answer instanceof TokenEndpoint.Answer.Unavailable none
                ? (none.code() + " " + none.text()).strip()
                : String.valueOf(answer);
    }

    String text(String key, Object... values) {
        return messages.text(key, values);
    }

    String span(Duration span) {
        Duration d = span.isNegative() ? Duration.ZERO : span;
        if (d.toHours() > 0) {
            return text("token.hours", d.toHours(), d.toMinutesPart());
        }
        return d.toMinutes() > 0
                ? text("token.minutes", d.toMinutes(), d.toSecondsPart())
                : text("token.seconds", d.toSeconds());
    }

    /** Why it is nobody's turn to ask KIS. */
    String occupied(TokenSnapshot look, Duration issueInterval) {
        if (look.asking()) {
            return text("token.asking", look.row().holder());
        }
        return text(look.row().waitsForAnotherToken(issueInterval) ? "token.same-for-hours" : "token.one-a-minute");
    }

    String refusal(TokenOutcome.Refused refused) {
        String said = (refused.code() + " " + refused.text()).strip();
        String next = refused.nextAttemptAt().map(TokenMessages::at).orElse("");
        return switch (refused.fault()) {
            case RATE -> text("token.refused.rate", said.isEmpty() ? "" : " (" + said + ")", next);
            case SAME_TOKEN -> text("token.refused.same", next);
            case UNREACHABLE -> text("token.refused.unreachable", said, next);
            case UNAVAILABLE -> text("token.refused.unavailable", said, next);
            case DEAD_TOKEN -> text("token.refused.dead", said, next);
            case CREDENTIAL ->
                refused.nextAttemptAt().isPresent()
                        ? text("token.refused.credential-call", said, next)
                        : text("token.refused.credential", said);
            case STORE -> text("token.refused.store", said, next);
        };
    }
}
