package io.github.kisroutes.token;

import io.github.kisroutes.shared.SharedRows.Reading;
import io.github.kisroutes.token.TokenOutcome.Refused;
import io.github.kisroutes.token.TokenOutcome.Usable;
import io.github.kisroutes.token.stored.AccessToken;
import io.github.kisroutes.token.stored.TokenCipher;
import io.github.kisroutes.token.stored.TokenFault;
import io.github.kisroutes.token.stored.TokenRow;
import io.github.kisroutes.token.stored.TokenRow.Refusal;
import io.github.kisroutes.token.stored.TokenTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A row as one host sees it. The row's times are the store's, the outcomes' times are the host's: what is left is added
 * to the moment <em>before</em> reading, so a slow store shortens a life and never lengthens it.
 *
 * @param readAt the host's time before the row was read
 * @param token the row's token, if it opens
 */
record TokenSnapshot(Reading<TokenRow> reading, Instant readAt, Optional<AccessToken> token) {

    static TokenSnapshot at(Reading<TokenRow> reading, Instant readAt, TokenCipher cipher) {
        return new TokenSnapshot(reading, readAt, reading.row().token().flatMap(cipher::open));
    }

    TokenRow row() {
        return reading.row();
    }

    /**
     * What is left of the token by the store's clock; zero without a token. Of one that was issued in the future nobody knows: the
     * clock was set back. It is used, and asked about at once.
     */
    Duration left() {
        return token.map(t -> {
                    boolean possible = !t.issuedAt().isAfter(reading.now().plus(TokenTimes.SAFETY));
                    Duration left = t.left(reading.now());
                    return possible || left.compareTo(TokenTimes.UNKNOWN_LIFE) < 0 ? left : TokenTimes.UNKNOWN_LIFE;
                })
                .orElse(Duration.ZERO);
    }

    /** Whether somebody is asking KIS right now. */
    boolean asking() {
        return row().asking(reading.now());
    }

    /** How long nobody may ask KIS; zero or negative if somebody may. */
    Duration quiet() {
        return Duration.between(reading.now(), row().notBefore());
    }

    /** The same look with the row as it should be after KIS has answered. */
    TokenSnapshot after(TokenRow next, TokenCipher cipher) {
        return at(new Reading<>(reading.now(), next, reading.version(), false), readAt, cipher);
    }

    Usable usable(Duration margin) {
        AccessToken here = token.orElseThrow().shifted(Duration.between(reading.now(), readAt));
        Duration untilRenewal = left().minus(margin);
        return new Usable(here, untilRenewal.isNegative() ? readAt : readAt.plus(untilRenewal));
    }

    /** @param issueInterval the least time between two attempts */
    Refused refused(Optional<Refusal> why, Duration issueInterval) {
        boolean same = why.isEmpty() && row().waitsForAnotherToken(issueInterval);
        TokenFault fault = why.map(Refusal::fault).orElse(same ? TokenFault.SAME_TOKEN : TokenFault.RATE);
        String text = why.map(Refusal::text).orElse(asking() ? row().holder() + " is asking KIS" : "");
        Optional<Instant> next = fault == TokenFault.CREDENTIAL ? Optional.empty() : Optional.of(readAt.plus(quiet()));
        return new Refused(fault, why.map(Refusal::code).orElse(""), text, next);
    }

    /** Until when nobody asks KIS, for people. */
    String until() {
        return TokenMessages.at(row().notBefore());
    }
}
