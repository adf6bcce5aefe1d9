package io.github.kisroutes.token;

import io.github.kisroutes.token.stored.AccessToken;
import io.github.kisroutes.token.stored.TokenTimes;

/** The two things KIS does with tokens, for one app key. Called by one thread of one process at a time. */
public interface TokenEndpoint {

    /**
     * Asks KIS for a token: {@code POST /oauth2/tokenP}, exactly one request, never repeated by itself. Has to come back
     * within the request limit of {@link TokenTimes}. Whatever goes wrong is an answer, not an exception.
     */
    Answer issue();

    /** Makes the token unusable: {@code POST /oauth2/revokeP}. Never throws. */
    Revocation revoke(AccessToken token);

    /** What came of a request for a token. The texts are for people and hold no secret. */
    sealed interface Answer {
        /**
         * A token. {@code issuedAt} is when KIS answered, {@code expiresAt} is {@code access_token_token_expired} read as
         * Asia/Seoul, both by one clock, best KIS's own. It may be one that KIS has handed out
         * before, with its old end.
         */
        record Issued(AccessToken token) implements Answer {}

        /** {@code EGW00133}: the minute since the last issue is not over. */
        record RateRefused(String code, String text) implements Answer {}

        /** The key, the secret or the environment is wrong ({@code EGW00103}, {@code EGW00105}, ...): a person is needed. */
        record CredentialRefused(String code, String text) implements Answer {}

        /** No connection: not a byte of the request was sent, so KIS knows nothing of it. */
        record NotReached(String text) implements Answer {}

        /** No answer, a failure of KIS, or something that is no answer: worth another attempt after the minute. */
        record Unavailable(String code, String text) implements Answer {}
    }

    /** What came of a request to revoke a token: {@code text} is what KIS said. */
    record Revocation(boolean confirmed, String text) {}
}
