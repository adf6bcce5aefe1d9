package io.github.kisroutes.wiring;

import io.github.kisroutes.broker.AnswerListener;
import io.github.kisroutes.broker.RequestSigner;
import io.github.kisroutes.ratelimit.RateLimit;
import io.github.kisroutes.token.TokenCache;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;

/**
 * What the answers of KIS mean for the token, the key and the pace of all further calls.
 *
 * @param refusedKey gets the code with which KIS has refused the key, and a blank when it takes it
 */
record CallOutcomes(TokenCache token, RateLimit pace, AtomicReference<String> refusedKey) implements AnswerListener {
    @Override
    public void accepted(Exchange call) {
        refusedKey.set("");
        pace.accepted(call);
        token.accepted(tokenOf(call), pace.sinceTurn(call));
    }

    @Override
    public void tokenRejected(Exchange call, String code) {
        token.rejected(tokenOf(call), code, pace.sinceTurn(call));
    }

    @Override
    public void keyRefused(String code) {
        refusedKey.set(code);
        token.keyRefused(code);
    }

    @Override
    public void tooManyCalls(Exchange call) {
        pace.refused(call);
    }

    private static String tokenOf(Exchange call) {
        return call.getMessage().getHeader(RequestSigner.TOKEN_HEADER, "", String.class);
    }
}
