package io.github.kisroutes.token;

import io.github.kisroutes.shared.CredentialId;
import io.github.kisroutes.token.stored.TokenFault;
import java.time.Instant;
import java.util.Optional;

/** There is no token to call KIS with. The message says for which key, why, and what happens next. */
public final class TokenUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final TokenFault fault;
    private final String code;
    private final transient Optional<Instant> nextAttemptAt;

    TokenUnavailableException(CredentialId key, TokenOutcome.Refused refused) {
        super("No access token for " + key + ": " + TokenMessages.ENGLISH.refusal(refused));
        this.fault = refused.fault();
        this.code = refused.code();
        this.nextAttemptAt = refused.nextAttemptAt();
    }

    /** Whose fault it is, and so what helps. */
    public TokenFault fault() {
        return fault;
    }

    /** The code that KIS sent; empty if it was not KIS who refused. */
    public String code() {
        return code;
    }

    /** When asking again makes sense; empty if a person has to act first. */
    public Optional<Instant> nextAttemptAt() {
        return nextAttemptAt == null ? Optional.empty() : nextAttemptAt;
    }
}
