package io.github.kisroutes.token;

import io.github.kisroutes.message.Messages;
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
import java.util.Optional;

/** What a person can do with the shared token: {@code kis.token.command}. Its answers hold no secret. */
public final class TokenCommand {
    private static final String BY_HAND = "somebody asked for it (kis.token.command=renew)";

    private final TokenIssuer issuer;
    private final TokenEndpoint endpoint;
    private final SharedRows<TokenRow> store;
    private final TokenCipher cipher;
    private final TokenTimes times;
    private final TokenMessages messages;
    private final TokenStatus status;

    /** @param messages in the language of whoever asks */
    public TokenCommand(
            TokenIssuer issuer,
            TokenEndpoint endpoint,
            SharedRows<TokenRow> store,
            TokenCipher cipher,
            TokenTimes times,
            Messages messages) {
        this.issuer = issuer;
        this.endpoint = endpoint;
        this.store = store;
        this.cipher = cipher;
        this.times = times;
        this.messages = new TokenMessages(messages);
        status = new TokenStatus(issuer.key(), store.name(), times, this.messages);
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
                case "status" -> new Result(0, status.table(look()));
                case "renew" -> renew();
                case "revoke" -> revoke();
                default ->
                    throw new IllegalArgumentException(
                            "kis.token.command is status, renew or revoke, not " + command + ".");
            };
        } catch (SharedRowsException e) {
            return silent(e);
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
            boolean refused =
                    TokenStatus.isOver(look.left()) && look.row().refusal().isPresent();
            return new Result(refused ? 1 : 0, status.sentence(look));
        } catch (SharedRowsException e) {
            return silent(e);
        }
    }

    private Result silent(SharedRowsException why) {
        return new Result(1, messages.text("token.store-silent", store.name(), why.getMessage()));
    }

    private Result renew() throws SharedRowsException {
        Optional<AccessToken> before = look().token();
        TokenOutcome outcome = issuer.ask(BY_HAND);
        if (outcome instanceof Refused refused) {
            return new Result(1, messages.text("token.not-renewed", messages.refusal(refused)));
        }
        AccessToken token = ((Usable) outcome).token();
        String key = before.filter(token::sameValueAs).isPresent() ? "token.renewed-same" : "token.renewed";
        return new Result(0, messages.text(key, token.fingerprint(), TokenMessages.at(token.expiresAt())));
    }

    private Result revoke() throws SharedRowsException {
        Optional<AccessToken> token = look().token();
        if (token.isEmpty()) {
            return new Result(0, messages.text("token.none-to-revoke", store.name()));
        }
        String fingerprint = token.get().fingerprint();
        Revocation revocation = endpoint.revoke(token.get());
        if (!revocation.confirmed()) {
            return new Result(1, messages.text("token.not-revoked", fingerprint, revocation.text()));
        }
        forget(fingerprint);
        return new Result(0, messages.text("token.revoked", fingerprint, revocation.text()));
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
}
