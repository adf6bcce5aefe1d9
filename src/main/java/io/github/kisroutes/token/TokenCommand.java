package io.github.kisroutes.token;

import io.github.kisroutes.shared.SharedRows;
import io.github.kisroutes.shared.SharedRows.Reading;
import io.github.kisroutes.shared.SharedRowsException;
import io.github.kisroutes.token.TokenEndpoint.Revocation;
import io.github.kisroutes.token.TokenOutcome.Refused;
import io.github.kisroutes.token.TokenOutcome.Usable;
import io.github.kisroutes.token.stored.AccessToken;
import io.github.kisroutes.token.stored.TokenCipher;
import io.github.kisroutes.token.stored.TokenRow;
import io.github.kisroutes.token.stored.TokenTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a person can do with the shared token: {@code kis.token.command}. Its answers hold no secret. */
public final class TokenCommand {
    private static final String BY_HAND = "somebody asked for it (kis.token.command=renew)";

    private final TokenIssuer issuer;
    private final TokenEndpoint endpoint;
    private final SharedRows<TokenRow> store;
    private final TokenCipher cipher;
    private final TokenTimes times;

    public TokenCommand(
            TokenIssuer issuer,
            TokenEndpoint endpoint,
            SharedRows<TokenRow> store,
            TokenCipher cipher,
            TokenTimes times) {
        this.issuer = issuer;
        this.endpoint = endpoint;
        this.store = store;
        this.cipher = cipher;
        this.times = times;
    }

    /**
     * What to print, and how to end.
     *
     * @param exitCode 0 if it was done, 1 if not
     */
    public record Result(int exitCode, String text) {}

    /**
     * @param command {@code status}, {@code renew} or {@code revoke}
     * @throws IllegalArgumentException for any other
     */
    public Result run(String command) {
        try {
            return switch (command) {
                case "status" -> new Result(0, status());
                case "renew" -> renew();
                case "revoke" -> revoke();
                default ->
                    throw new IllegalArgumentException(
                            "kis.token.command is status, renew or revoke, not " + command + ".");
            };
        } catch (SharedRowsException e) {
            return new Result(1, "The token store (" + store.name() + ") does not answer: " + e.getMessage());
        }
    }

    /**
     * One sentence on the token, from the store alone.
     *
     * @return ends with 1 when no call can have a token before somebody has done something
     */
    public Result state() {
        try {
            TokenSnapshot look = look();
            boolean refused = isOver(look.left()) && look.row().refusal().isPresent();
            return new Result(refused ? 1 : 0, state(look));
        } catch (SharedRowsException e) {
            return new Result(1, "The token store (" + store.name() + ") does not answer: " + e.getMessage());
        }
    }

    private String status() throws SharedRowsException {
        TokenSnapshot look = look();
        Optional<AccessToken> token = look.token();
        Instant now = look.reading().now();
        TokenRow row = look.row();
        boolean never = row.attemptAt().equals(Instant.EPOCH);
        return String.join(
                System.lineSeparator(),
                "environment   " + issuer.key().environment() + " ("
                        + issuer.key().address() + ")",
                "app key       " + issuer.key().appKey() + " (fingerprint)",
                "store         " + store.name(),
                "token         "
                        + token.map(t -> t.fingerprint() + " (fingerprint)").orElse("none"),
                "issued        "
                        + token.map(t -> TokenMessages.at(t.issuedAt())).orElse("-"),
                "expires       "
                        + token.map(t -> TokenMessages.at(t.expiresAt())).orElse("-"),
                "left          "
                        + token.map(t -> TokenMessages.span(t.left(now))).orElse("-"),
                "last attempt  " + (never ? "never" : TokenMessages.at(row.attemptAt())),
                "holder        " + (look.asking() ? row.holder() + " is asking KIS" : "nobody is asking KIS"),
                "next issue    "
                        + (isOver(look.quiet()) ? "possible now" : "possible at " + TokenMessages.at(row.notBefore())),
                "state         " + state(look));
    }

    private String state(TokenSnapshot look) {
        if (look.reading().damaged()) {
            return "The stored row cannot be read; the next call replaces it.";
        }
        String refusal = look.row()
                .refusal()
                .map(r -> TokenMessages.refusal(look.refused(Optional.of(r), times.issueInterval())))
                .orElse("");
        if (!isOver(look.left())) {
            String renewal =
                    TokenMessages.at(look.token().orElseThrow().expiresAt().minus(times.margin()));
            return ("The token works. It is renewed from " + renewal + " on, if it is used. " + refusal).strip();
        }
        if (look.asking()) {
            return "A token has been requested.";
        }
        if (!refusal.isEmpty()) {
            return "There is no token: " + refusal;
        }
        if (look.row().token().isPresent()) {
            return look.token().isPresent()
                    ? "The token has ended; " + nextCall(look) + " gets another."
                    : "The stored token cannot be decrypted with this key file and secret; " + nextCall(look)
                            + " replaces it.";
        }
        return look.row().dead().isEmpty()
                ? "There is no token yet; " + nextCall(look) + " gets one."
                : "Token " + look.row().dead() + " was dropped; " + nextCall(look) + " gets another.";
    }

    /** Which call can have a token at all. */
    private String nextCall(TokenSnapshot look) {
        return isOver(look.quiet())
                ? "the next call"
                : "the first call after " + look.until() + " (" + look.occupied(times.issueInterval()) + ")";
    }

    private Result renew() throws SharedRowsException {
        Optional<AccessToken> before = look().token();
        TokenOutcome outcome = issuer.ask(BY_HAND);
        if (outcome instanceof Refused refused) {
            return new Result(1, "Not renewed: " + TokenMessages.refusal(refused));
        }
        AccessToken token = ((Usable) outcome).token();
        String same = before.filter(token::sameValueAs).isPresent()
                ? " KIS handed out the same token again, as it does for six hours after an issue."
                : "";
        return new Result(
                0,
                "Access token " + token.fingerprint() + " ends at " + TokenMessages.at(token.expiresAt()) + "." + same);
    }

    private Result revoke() throws SharedRowsException {
        Optional<AccessToken> token = look().token();
        if (token.isEmpty()) {
            return new Result(0, "There is no token to revoke in the " + store.name() + ".");
        }
        String fingerprint = token.get().fingerprint();
        Revocation revocation = endpoint.revoke(token.get());
        if (!revocation.confirmed()) {
            return new Result(
                    1, "KIS did not revoke token " + fingerprint + " (" + revocation.text() + "); it is kept.");
        }
        forget(fingerprint);
        return new Result(
                0,
                "Token " + fingerprint + " is revoked (" + revocation.text()
                        + ") and forgotten. A running process notices at its next call and asks for another.");
    }

    private void forget(String fingerprint) throws SharedRowsException {
        TokenSnapshot look = look();
        while (look.token().filter(t -> t.fingerprint().equals(fingerprint)).isPresent()
                && !store.replace(
                        issuer.key(), look.reading(), look.row().revoked(fingerprint, times.issueInterval()))) {
            look = look();
        }
    }

    private TokenSnapshot look() throws SharedRowsException {
        Reading<TokenRow> reading = store.read(issuer.key());
        return TokenSnapshot.at(reading, issuer.now(), cipher);
    }

    private static boolean isOver(Duration rest) {
        return rest.isNegative() || rest.isZero();
    }
}
