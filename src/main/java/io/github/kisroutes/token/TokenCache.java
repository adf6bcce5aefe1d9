package io.github.kisroutes.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.kisroutes.token.TokenOutcome.Refused;
import io.github.kisroutes.token.TokenOutcome.Usable;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The token at hand in this process. {@link #cache()} is the bean that {@code caffeine-loadcache:kisTokens} reads. The
 * exchange that has asked goes on with a {@link #handle handle}, and only the HTTP client turns that into the token.
 */
public final class TokenCache implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TokenCache.class);
    /** Tokens that a call in flight may still name: far more than a day has. */
    private static final int HANDLES = 64;

    private final TokenIssuer issuer;
    private final LoadingCache<String, TokenOutcome> cache;
    private final Cache<String, AccessToken> handles;
    private final ExecutorService background;
    private final ScheduledExecutorService tick = Executors.newSingleThreadScheduledExecutor(daemons("kis-token-tick"));

    public TokenCache(TokenIssuer issuer) {
        this(issuer, Executors.newCachedThreadPool(daemons("kis-token-renewal")));
    }

    /** @param background renews; ended by {@link #close} */
    TokenCache(TokenIssuer issuer, ExecutorService background) {
        this.issuer = issuer;
        this.background = background;
        this.handles = Caffeine.newBuilder().maximumSize(HANDLES).build();
        this.cache = Caffeine.newBuilder()
                .ticker(() -> nanos(issuer.now()))
                .executor(background)
                .expireAfter(new OutcomeExpiry(issuer::now))
                .build(new Loader());
    }

    /** Looks once a second whether the token at hand is to be renewed. */
    public void startRenewing() {
        tick.scheduleWithFixedDelay(this::renewIfDue, 1, 1, TimeUnit.SECONDS);
    }

    /** Key {@link #key()}, value what there is for it. The first of any number of callers loads, the others get the same. */
    public LoadingCache<String, TokenOutcome> cache() {
        return cache;
    }

    /** The only key of the cache. */
    public String key() {
        return issuer.key().id();
    }

    /**
     * What goes on in the exchange: a name for the token that is worth nothing outside this process.
     *
     * @param outcome the answer of the cache
     * @throws TokenUnavailableException if it is a refusal
     */
    public String handle(TokenOutcome outcome) {
        if (outcome instanceof Usable usable) {
            AccessToken token = usable.use();
            if (LOG.isDebugEnabled()) {
                LOG.debug(
                        "Access token {} reused, {} left.", token.fingerprint(), Words.span(token.left(issuer.now())));
            }
            return token.fingerprint();
        }
        throw new TokenUnavailableException(issuer.key(), (Refused) outcome);
    }

    /**
     * The token behind a handle, also for a while after it was renewed or dropped.
     *
     * @throws IllegalArgumentException if this process never gave out that handle
     */
    public AccessToken token(String handle) {
        AccessToken token = handles.getIfPresent(handle);
        if (token == null) {
            throw new IllegalArgumentException("No access token is known under the handle " + handle + ".");
        }
        return token;
    }

    /**
     * KIS has refused a token ({@code EGW00121}, {@code EGW00122}, {@code EGW00123}). Exactly that one is dropped, here at
     * once and in the store with the next look; whoever asks next causes one renewal for all. A caller that comes late,
     * with a token that is not the current one any more, changes nothing.
     */
    public void drop(String handle, String code) {
        if (issuer.declareDead(handle, code)) {
            LOG.warn("KIS refuses access token {} ({}); it is dropped and renewed once for all.", handle, code);
        }
        TokenOutcome held = cache.getIfPresent(key());
        if (held instanceof Usable usable && usable.token().fingerprint().equals(handle)) {
            cache.asMap().remove(key(), held);
        }
    }

    /** Renews in the background if it is time and anybody has used the token; the old one is served meanwhile. */
    void renewIfDue() {
        TokenOutcome held = cache.policy().getIfPresentQuietly(key());
        if (held instanceof Usable usable && usable.used() && !issuer.now().isBefore(usable.renewAt())) {
            cache.refresh(key());
        }
    }

    @Override
    public void close() {
        tick.shutdownNow();
        issuer.stop();
        background.shutdownNow();
    }

    private final class Loader implements CacheLoader<String, TokenOutcome> {
        @Override
        public TokenOutcome load(String key) {
            if (!key.equals(key())) {
                throw new IllegalArgumentException("This cache holds the token of " + key() + ", not of " + key + ".");
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
                    Words.at(current.token().expiresAt()));
            TokenOutcome renewed = remembered(issuer.renew(current.token()));
            if (renewed instanceof Refused refused) {
                LOG.warn(
                        "Access token {} is used until its end. Not renewed: {}",
                        current.token().fingerprint(),
                        Words.refusal(refused));
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
    }

    private static long nanos(Instant time) {
        return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
    }

    private static ThreadFactory daemons(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
