package io.github.kisroutes.token;

import io.github.kisroutes.market.Seoul;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The sentences of this package: the same thing is said in the same words in logs, errors and the status. */
final class TokenMessages {
    private static final DateTimeFormatter SEOUL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'KST'", Locale.ROOT)
            .withZone(Seoul.ZONE);

    static final String SAME_TOKEN = "KIS hands out the same token for six hours after an issue";

    private TokenMessages() {}

    static String at(Instant time) {
        return SEOUL.format(time);
    }

    static String span(Duration span) {
        Duration d = span.isNegative() ? Duration.ZERO : span;
        if (d.toHours() > 0) {
            return d.toHours() + " h " + d.toMinutesPart() + " min";
        }
        return d.toMinutes() > 0 ? d.toMinutes() + " min " + d.toSecondsPart() + " s" : d.toSeconds() + " s";
    }

    /** What KIS said instead of giving a token. */
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

    static String refusal(TokenOutcome.Refused refused) {
        String said = (refused.code() + " " + refused.text()).strip();
        String next = refused.nextAttemptAt().map(TokenMessages::at).orElse("never");
        return switch (refused.fault()) {
            case RATE ->
                "KIS issues one a minute" + (said.isEmpty() ? "" : " (" + said + ")")
                        + ". The next attempt is possible at " + next + ".";
            case SAME_TOKEN -> SAME_TOKEN + ", so it is asked again at " + next + ".";
            case UNREACHABLE -> "KIS cannot be reached (" + said + "). It is tried again at " + next + ".";
            case UNAVAILABLE -> "KIS did not give one (" + said + "). The next attempt is possible at " + next + ".";
            case DEAD_TOKEN ->
                "KIS handed out a token again that it refuses itself (" + said
                        + "), as it does for six hours after an issue. It is asked again at " + next + ".";
            case CREDENTIAL ->
                refused.nextAttemptAt().isPresent()
                        ? "KIS refused the app key or secret (" + said + "). No call goes out before " + next
                                + ": correct them (KIS_APP_KEY, KIS_APP_SECRET, kis.environment)."
                        : "KIS refused the app key or secret (" + said
                                + "). It is not asked again until they are corrected (KIS_APP_KEY, KIS_APP_SECRET,"
                                + " kis.environment) or somebody runs kis.token.command=renew.";
            case STORE ->
                "the token store does not answer (" + said
                        + "), and without it no process may ask KIS. It is tried again at " + next + ".";
        };
    }
}
