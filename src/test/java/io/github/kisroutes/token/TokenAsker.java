package io.github.kisroutes.token;

import io.github.kisroutes.JavaProcess;
import io.github.kisroutes.broker.BrokerHttp;
import io.github.kisroutes.broker.BrokerTokenEndpoint;
import io.github.kisroutes.config.Credentials;
import io.github.kisroutes.config.Secret;
import io.github.kisroutes.shared.CredentialId;
import io.github.kisroutes.shared.ProcessIdentity;
import io.github.kisroutes.shared.RowPlace;
import io.github.kisroutes.shared.SharedRows;
import io.github.kisroutes.shared.SharedRowsException;
import io.github.kisroutes.token.stored.CipherKeyFile;
import io.github.kisroutes.token.stored.TokenCipher;
import io.github.kisroutes.token.stored.TokenRow;
import io.github.kisroutes.token.stored.TokenRowCodec;
import io.github.kisroutes.token.stored.TokenTimes;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * A process that wants a token, as the product would, without Camel. It says {@code ready}, waits for a line, asks with as
 * many threads as told, and says {@code token <fingerprint>} once for each different one. At the point of its life that
 * {@code asker.stop-at} names it says {@code at <point>} and stands still until it is killed.
 */
public final class TokenAsker {
    /** Where a process can stand still. */
    enum Point {
        BEFORE_LEASE,
        AFTER_LEASE,
        /** Not by itself: the broker takes its time. */
        DURING_REQUEST,
        BEFORE_STORE,
        AFTER_STORE,
        NEVER
    }

    private static final int CALLS_PER_THREAD = 3;
    private static final Duration MAX_WAIT = Duration.ofSeconds(10);

    private TokenAsker() {}

    public static void main(String[] args) throws Exception {
        try (SharedRows<TokenRow> store = store();
                BrokerHttp http = BrokerHttp.forTokens(MAX_WAIT, MAX_WAIT, MAX_WAIT);
                TokenCache cache = new TokenCache(issuer(store, http))) {
            say("ready");
            new BufferedReader(new InputStreamReader(System.in)).readLine();
            ask(cache, Integer.getInteger("asker.threads")).forEach(each -> say("token " + each));
        }
    }

    private static Set<String> ask(TokenCache cache, int threads) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<String>> calls = new ArrayList<>();
            for (int i = 0; i < threads * CALLS_PER_THREAD; i++) {
                calls.add(() -> cache.handle(cache.cache().get(cache.key())));
            }
            Set<String> handles = new TreeSet<>();
            for (Future<String> future : callers.invokeAll(calls)) {
                handles.add(future.get());
            }
            return handles;
        } finally {
            callers.shutdownNow();
        }
    }

    private static TokenIssuer issuer(SharedRows<TokenRow> store, BrokerHttp http) {
        URI broker = URI.create(System.getProperty("asker.broker"));
        CredentialId key = CredentialId.of("real", broker, System.getProperty("asker.app-key"));
        String secret = System.getProperty("asker.app-secret");
        TokenCipher cipher =
                new TokenCipher(CipherKeyFile.readOrCreate(Path.of(System.getProperty("asker.key-file"))), key, secret);
        TokenTimes times = new TokenTimes(
                Duration.ofMinutes(5),
                Duration.parse(System.getProperty("asker.issue-interval")),
                Duration.parse(System.getProperty("asker.request-limit")),
                MAX_WAIT);
        Credentials credentials = new Credentials(new Secret(System.getProperty("asker.app-key")), new Secret(secret));
        TokenEndpoint endpoint = new BrokerTokenEndpoint(http, broker, credentials, Clock.systemUTC());
        return new TokenIssuer(key, endpoint, store, cipher, times, ProcessIdentity.here(Clock.systemUTC()));
    }

    private static SharedRows<TokenRow> store() {
        SharedRows<TokenRow> store = RowPlace.open(
                TokenRowCodec.CODEC, System.getProperty("asker.store"), System.getProperty("asker.store-user"));
        return new StandingStill(store, Point.valueOf(System.getProperty("asker.stop-at")));
    }

    /** Of a first token the row without it is the lease, the one with it the answer. */
    private static final class StandingStill implements SharedRows<TokenRow> {
        private final SharedRows<TokenRow> store;
        private final Point point;

        StandingStill(SharedRows<TokenRow> store, Point point) {
            this.store = store;
            this.point = point;
        }

        @Override
        public Reading<TokenRow> read(CredentialId key) throws SharedRowsException {
            return store.read(key);
        }

        @Override
        public boolean replace(CredentialId key, Reading<TokenRow> seen, TokenRow next) throws SharedRowsException {
            boolean answer = next.token().isPresent();
            standStillAt(answer ? Point.BEFORE_STORE : Point.BEFORE_LEASE);
            boolean replaced = store.replace(key, seen, next);
            standStillAt(answer ? Point.AFTER_STORE : Point.AFTER_LEASE);
            return replaced;
        }

        private void standStillAt(Point here) {
            if (point == here) {
                say("at " + here);
                while (true) {
                    LockSupport.park();
                }
            }
        }

        @Override
        public String name() {
            return store.name();
        }

        @Override
        public void close() {
            store.close();
        }
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    static List<String> command(List<String> properties) {
        return JavaProcess.command(
                TokenAsker.class,
                properties.stream().map(property -> "-D" + property).toList());
    }
}
