package io.github.kisroutes.token;

import io.github.kisroutes.message.Messages;
import io.github.kisroutes.token.TokenOutcome.Refused;
import io.github.kisroutes.token.TokenOutcome.Usable;
import io.github.kisroutes.token.stored.TokenFault;
import java.time.Instant;
import java.util.Optional;

/**
 * Gets a token before anybody needs one, so that wrong credentials, a wrong address and a store that is away are known early. It
 * follows the rules for every caller: a token that is stored is enough, and KIS is not asked then. What it got is not in use by that,
 * so it is not renewed before a call has taken it.
 */
public final class TokenTrial {
    private final TokenCache cache;
    private final TokenMessages messages;

    /** @param messages in the language of whoever reads why there is no token */
    public TokenTrial(TokenCache cache, Messages messages) {
        this.cache = cache;
        this.messages = new TokenMessages(messages);
    }

    /**
     * What came of it.
     *
     * @param expiresAt the end of the token; empty when there is none
     * @param needsPerson whether nothing changes before a person does something
     * @param text why there is none, for a person; blank when there is one
     */
    public record Result(Optional<Instant> expiresAt, boolean needsPerson, String text) {}

    /** Tries it, and waits as a call would: for whoever is asking, and for the minute between two issues. */
    public Result run() {
        TokenOutcome outcome = cache.cache().get(cache.key());
        if (outcome instanceof Usable usable) {
            return new Result(Optional.of(usable.token().expiresAt()), false, "");
        }
        Refused refused = (Refused) outcome;
        boolean person = refused.fault() == TokenFault.CREDENTIAL;
        return new Result(Optional.empty(), person, messages.refusal(refused));
    }
}
