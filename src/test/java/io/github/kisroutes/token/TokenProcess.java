package io.github.kisroutes.token;

import io.github.kisroutes.shared.CredentialId;
import io.github.kisroutes.shared.ProcessIdentity;
import io.github.kisroutes.shared.ProcessIdentity.Pause;
import io.github.kisroutes.shared.SharedRows;
import io.github.kisroutes.token.stored.AccessToken;
import io.github.kisroutes.token.stored.TokenCipher;
import io.github.kisroutes.token.stored.TokenRow;
import io.github.kisroutes.token.stored.TokenTimes;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;

/** One process of the product as far as tokens go: its own cache, a store and a broker that others may share. */
public final class TokenProcess implements AutoCloseable {
    public static final CredentialId KEY = new CredentialId("real", "openapi.koreainvestment.com:9443", "0123456789ab");
    static final TokenTimes TIMES = TokenTimes.of(Duration.ofMinutes(5), Duration.ofSeconds(61));
    private static final byte[] CIPHER_KEY = new byte[TokenCipher.KEY_BYTES];

    static {
        Arrays.fill(CIPHER_KEY, (byte) 7);
    }

    final TokenIssuer issuer;
    final TokenCache cache;

    TokenProcess(String name, TokenEndpoint broker, SharedRows<TokenRow> store, TestClock clock) {
        this(name, KEY, broker, store, clock, clock::pause, TIMES, "the secret");
    }

    TokenProcess(
            String name,
            CredentialId key,
            TokenEndpoint broker,
            SharedRows<TokenRow> store,
            Clock clock,
            Pause pause,
            TokenTimes times,
            String secret) {
        this.issuer = new TokenIssuer(
                key, broker, store, cipher(key, secret), times, new ProcessIdentity(name, clock, pause));
        this.cache = new TokenCache(issuer, new SameThread());
    }

    static TokenCipher cipher(String secret) {
        return cipher(KEY, secret);
    }

    private static TokenCipher cipher(CredentialId key, String secret) {
        return new TokenCipher(CIPHER_KEY, key, secret);
    }

    /** What a call does: ask the cache, take the handle, and with it the token. */
    AccessToken call() {
        try {
            return cache.token(cache.handle(cache.cache().get(cache.key())));
        } catch (BrokerUnreachableException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A call that needs no waiting, because the cache has something. */
    boolean served() {
        return cache.cache().policy().getIfPresentQuietly(cache.key()) instanceof TokenOutcome.Usable;
    }

    @Override
    public void close() {
        cache.close();
    }
}
