package io.github.kisroutes.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.kisroutes.token.TokenOutcome.Refused;
import io.github.kisroutes.token.TokenOutcome.Usable;
import io.github.kisroutes.token.stored.AccessToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills the cache of the one token, and remembers the tokens that calls may still name. */
final class TokenLoader implements CacheLoader<String, TokenOutcome> {
    private static final Logger LOG = LoggerFactory.getLogger(TokenLoader.class);
    /** Tokens that a call in flight may still name: far more than a day has. */
    private static final int HANDLES = 64;

    private final TokenIssuer issuer;
    private final Cache<String, AccessToken> handles =
            Caffeine.newBuilder().maximumSize(HANDLES).build();

    TokenLoader(TokenIssuer issuer) {
        this.issuer = issuer;
    }

    @Override
    public TokenOutcome load(String key) {
        if (!key.equals(issuer.key().id())) {
            throw new IllegalArgumentException(
                    "This cache holds the token of " + issuer.key().id() + ", not of " + key + ".");
        }
        return remembered(issuer.obtain());
    }

    @Override
    public TokenOutcome reload(String key, TokenOutcome old) {
        if (!(old instanceof Usable current)) {
            return load(key);
        }
        LOG.info(
                "Renewing access token {}: it ends at {}.",
                current,
                TokenMessages.at(current.token().expiresAt()));
        TokenOutcome renewed = remembered(issuer.renew(current.token()));
        if (renewed instanceof Refused refused) {
            LOG.warn(
                    "Access token {} is used until its end. Not renewed: {}",
                    current.token().fingerprint(),
                    TokenMessages.ENGLISH.refusal(refused));
            return current.renewedAt(issuer.now().plus(OutcomeExpiry.life(refused, issuer.now())));
        }
        return renewed;
    }

    private TokenOutcome remembered(TokenOutcome outcome) {
        if (outcome instanceof Usable usable) {
            handles.put(usable.token().fingerprint(), usable.token());
        }
        return outcome;
    }

    /**
     * The token with this fingerprint.
     *
     * @throws IllegalArgumentException if this process never had it
     */
    AccessToken known(String fingerprint) {
        AccessToken token = handles.getIfPresent(fingerprint);
        if (token == null) {
            throw new IllegalArgumentException("No access token is known under the handle " + fingerprint + ".");
        }
        return token;
    }
}
