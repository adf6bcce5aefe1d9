package io.github.kisroutes.token;

import io.github.kisroutes.shared.CredentialId;
import io.github.kisroutes.shared.SharedRows;
import io.github.kisroutes.shared.SharedRowsException;
import io.github.kisroutes.token.stored.AccessToken;
import io.github.kisroutes.token.stored.TokenCipher;
import io.github.kisroutes.token.stored.TokenFault;
import io.github.kisroutes.token.stored.TokenRow;
import io.github.kisroutes.token.stored.TokenTimes;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether the token is in trouble that somebody should know of. A token that nobody has asked for is none, however long it has
 * ended: what counts is that it was asked for and did not come.
 */
public final class TokenWatch implements TokenEndpoint {
    private final TokenEndpoint endpoint;
    private final CredentialId key;
    private final SharedRows<TokenRow> store;
    private final TokenCipher cipher;
    private final TokenTimes times;
    private final Clock clock;
    private volatile Optional<String> notReached = Optional.empty();

    /**
     * A trouble with the token.
     *
     * @param text what KIS or the network said
     * @param again when an attempt is possible again; empty when a person has to change something first, or it is not known
     */
    public record Trouble(TokenFault fault, String text, Optional<Instant> again) {}

    /** @param endpoint is asked for tokens; its answers are seen here */
    public TokenWatch(
            TokenEndpoint endpoint,
            CredentialId key,
            SharedRows<TokenRow> store,
            TokenCipher cipher,
            TokenTimes times,
            Clock clock) {
        this.endpoint = endpoint;
        this.key = key;
        this.store = store;
        this.cipher = cipher;
        this.times = times;
        this.clock = clock;
    }

    @Override
    public Answer issue() {
        Answer answer = endpoint.issue();
        notReached = answer instanceof Answer.NotReached nowhere ? Optional.of(nowhere.text()) : Optional.empty();
        return answer;
    }

    @Override
    public Revocation revoke(AccessToken token) {
        return endpoint.revoke(token);
    }

    /** The trouble that all processes see in the shared row, or this process alone; empty also while the store does not answer. */
    public Optional<Trouble> trouble() {
        try {
            TokenSnapshot look = TokenSnapshot.at(store.read(key), clock.instant(), cipher);
            boolean fresh = look.left().compareTo(times.margin()) > 0;
            return look.row()
                    .refusal()
                    .filter(refusal -> refusal.fault() != TokenFault.CREDENTIAL
                            || refusal.credentials().equals(cipher.credentialMark()))
                    .filter(refusal -> refusal.fault() == TokenFault.CREDENTIAL || !fresh)
                    .map(refusal -> look.refused(Optional.of(refusal), times.issueInterval()))
                    .map(refused -> new Trouble(
                            refused.fault(), (refused.code() + " " + refused.text()).strip(), refused.nextAttemptAt()))
                    .or(() -> notReached
                            .filter(text -> !fresh)
                            .map(text -> new Trouble(TokenFault.UNREACHABLE, text, Optional.empty())));
        } catch (SharedRowsException e) {
            return Optional.empty();
        }
    }
}
