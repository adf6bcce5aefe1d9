package io.github.kisroutes.token;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.kisroutes.token.TokenOutcome.Refused;
import io.github.kisroutes.token.TokenOutcome.Usable;
import io.github.kisroutes.token.stored.AccessToken;
import io.github.kisroutes.token.stored.TokenFault;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
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
    private final TokenIssuer issuer;
    private final LoadingCache<String, TokenOutcome> cache;
    private final TokenLoader loader;
    private final TokenDoubts doubts = new TokenDoubts();
    final RefusedKey refusedKey;
    private final ExecutorService background;
    private final ScheduledExecutorService tick = Executors.newSingleThreadScheduledExecutor(daemons("kis-token-tick"));

    public TokenCache(TokenIssuer issuer) {
        this(issuer, Executors.newCachedThreadPool(daemons("kis-token-renewal")));
    }

    /** @param background renews; ended by {@link #close} */
    TokenCache(TokenIssuer issuer, ExecutorService background) {
        this.issuer = issuer;
        this.background = background;
        this.refusedKey = new RefusedKey(issuer::now);
        this.loader = new TokenLoader(issuer);
        this.cache = Caffeine.newBuilder()
                .ticker(new ForwardTicker(issuer::now, System::nanoTime))
                .executor(background)
                .expireAfter(new OutcomeExpiry(issuer::now))
                .build(loader);
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
     * @throws BrokerUnreachableException if KIS could not even be reached: worth another attempt soon, as with any call
     * @throws RejectedExecutionException after {@link #endCalls}
     */
    public String handle(TokenOutcome outcome) throws BrokerUnreachableException {
        if (issuer.isStopped()) {
            throw new RejectedExecutionException("No token is given out any more: the program is ending.");
        }
        refuseWithRefusedKey();
        if (outcome instanceof Usable usable) {
            AccessToken token = usable.use();
            if (LOG.isDebugEnabled()) {
                LOG.debug(
                        "Access token {} reused, {} left.",
                        token.fingerprint(),
                        TokenMessages.ENGLISH.span(token.left(issuer.now())));
            }
            return token.fingerprint();
        }
        Refused refused = (Refused) outcome;
        if (refused.fault() == TokenFault.UNREACHABLE) {
            throw new BrokerUnreachableException(issuer.key(), refused);
        }
        throw new TokenUnavailableException(issuer.key(), refused);
    }

    private void refuseWithRefusedKey() {
        refusedKey.standing().ifPresent(refused -> {
            throw new TokenUnavailableException(issuer.key(), refused);
        });
    }

    /**
     * The token behind a handle, also for a while after it was renewed or dropped. Asked for when the call is written to the
     * wire.
     *
     * @throws TokenUnavailableException if KIS has refused the key of another call meanwhile
     * @throws IllegalArgumentException if this process never gave out that handle
     */
    public AccessToken token(String handle) {
        refuseWithRefusedKey();
        return loader.known(handle);
    }

    /**
     * KIS has taken a token.
     *
     * @param handle the token
     * @param sentAgo when the call was sent, before now
     */
    public void accepted(String handle, Duration sentAgo) {
        if (doubts.isDoubted(handle)) {
            doubts.accepted(handle, System.nanoTime() - sentAgo.toNanos());
        }
    }

    /**
     * KIS has refused a token ({@code EGW00121}, {@code EGW00122}, {@code EGW00123}). That alone proves nothing; when a call that
     * was sent later is refused, too, and none was taken, the token is dropped.
     *
     * @param handle the token
     * @param code as KIS sent it
     * @param sentAgo when the call was sent, before now
     */
    public void rejected(String handle, String code, Duration sentAgo) {
        long now = System.nanoTime();
        if (issuer.isDead(handle) || doubts.rejected(handle, now - sentAgo.toNanos(), now)) {
            drop(handle, code);
        } else {
            LOG.info("KIS refuses access token {} ({}); another call shows whether it is dead.", handle, code);
        }
    }

    /** KIS has refused the app key or the secret of a call: no further one goes out for a minute. */
    public void keyRefused(String code) {
        if (refusedKey.refused(code)) {
            LOG.error("{}", TokenMessages.ENGLISH.refusal(refusedKey.standing().orElseThrow()));
        }
    }

    /**
     * A token is dead. Exactly that one is dropped, here at once and in the store with the next look; whoever asks next causes
     * one renewal for all. A caller that comes late, with a token that is not the current one any more, changes nothing.
     */
    void drop(String handle, String code) {
        if (issuer.declareDead(handle, code)) {
            LOG.warn("KIS refuses access token {} again ({}); it is dropped and renewed once for all.", handle, code);
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

    /** The program ends: nobody gets a token for another call, and nobody waits for one any longer. */
    public void endCalls() {
        issuer.stop(true);
    }

    /** The routes start, for the first time or again. */
    public void beginCalls() {
        issuer.stop(false);
        if (cache.policy().getIfPresentQuietly(key()) instanceof Refused) {
            cache.invalidate(key());
        }
    }

    @Override
    public void close() {
        tick.shutdownNow();
        issuer.stop(true);
        background.shutdownNow();
    }

    private static ThreadFactory daemons(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
