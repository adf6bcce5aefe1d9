package io.github.kisroutes.server.api;

import io.github.kisroutes.broker.AnswerTotals;
import io.github.kisroutes.broker.AnswerTotals.Kind;
import io.github.kisroutes.ratelimit.RateLimit;
import io.github.kisroutes.server.facts.Watched;
import io.github.kisroutes.server.http.HttpAnswer;
import io.github.kisroutes.token.TokenState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** How this process stands with KIS: its token, never the token itself, and its calls. */
public final class BrokerApi {
    private final Watched watched;
    private final LongSupplier calls;

    /** @param calls that went to the wire since the start */
    public BrokerApi(Watched watched, LongSupplier calls) {
        this.watched = watched;
        this.calls = calls;
    }

    /** {@code GET /token}. */
    public HttpAnswer token() {
        return ApiAnswer.of(() -> {
            TokenState state = watched.token().get();
            Map<String, Object> token = new LinkedHashMap<>();
            token.put("present", state.expiresAt().isPresent());
            token.put("expires_at", Row.moment(state.expiresAt()));
            token.put("issues", watched.tokenIssues().getAsLong());
            token.put("problem", state.refusal().orElse(null));
            token.put("sentence", state.toString());
            return token;
        });
    }

    /** {@code GET /quota}. */
    public HttpAnswer quota() {
        return ApiAnswer.of(() -> {
            RateLimit limit = watched.quota();
            Map<String, Object> quota = new LinkedHashMap<>();
            quota.put("configured_per_second", limit.configured());
            quota.put("granted_per_second", limit.granted());
            quota.put("share_per_second", limit.share());
            quota.put("calls", calls.getAsLong());
            quota.put("outcomes", outcomes());
            quota.put("problem", limit.storeFault().orElse(null));
            return quota;
        });
    }

    /** A call without an answer is one that none of the kinds of answers counts. */
    private Map<String, Object> outcomes() {
        AnswerTotals answers = watched.answers();
        Map<String, Object> outcomes = new LinkedHashMap<>();
        long answered = 0;
        for (Kind kind : Kind.values()) {
            answered += answers.of(kind);
        }
        outcomes.put("ok", answers.of(Kind.OK));
        outcomes.put("refused", answers.of(Kind.REFUSED));
        outcomes.put("token", answers.of(Kind.TOKEN));
        outcomes.put("fault", answers.of(Kind.FAULT));
        outcomes.put("io", Math.max(0, calls.getAsLong() - answered));
        return outcomes;
    }
}
