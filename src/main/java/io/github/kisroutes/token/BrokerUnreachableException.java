package io.github.kisroutes.token;

import io.github.kisroutes.shared.CredentialId;
import java.io.IOException;

/**
 * There is no token, because no connection to KIS can be made. Nothing was sent, so it does not count as an attempt; whoever
 * waits and tries again, as with a call that got no answer, does right.
 */
public final class BrokerUnreachableException extends IOException {
    private static final long serialVersionUID = 1L;

    BrokerUnreachableException(CredentialId key, TokenOutcome.Refused refused) {
        super("No access token for " + key + ": " + TokenMessages.ENGLISH.refusal(refused));
    }
}
