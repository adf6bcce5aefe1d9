package io.github.kisroutes.broker;

import io.github.kisroutes.config.HttpSettings;
import io.github.kisroutes.shared.http.BoundedHttp;
import io.github.kisroutes.shared.http.BoundedHttp.Limits;
import io.github.kisroutes.shared.http.Proxies;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;

/**
 * Sets up the one HTTP client that talks to KIS, for the {@code kis-call} route ({@code httpClientConfigurer}) and for
 * token requests. Redirects would take the app secret along, and repeats would go on behind the throttle's back: there are
 * none.
 */
public final class BrokerHttp implements HttpClientConfigurer, AutoCloseable {
    /** The largest real answer (100 candles) has about 40 kB. */
    private static final int MAX_BYTES = 4 * 1024 * 1024;

    /** Made when they are needed: a client does not wait because another one's answer is slow. */
    private static final int OF_CLIENTS = 64;

    private final BoundedHttp http;
    private final LongAdder sent = new LongAdder();

    /**
     * @param signer adds the secret headers on the wire
     * @param wait how KIS is reached, and how long it is waited for
     * @param workers calls of the collection in flight; those of the gateway's clients have connections of their own
     */
    public BrokerHttp(RequestSigner signer, HttpSettings wait, int workers) {
        this((BrokerConnection.Signer) signer::signed, wait, workers + OF_CLIENTS);
    }

    private BrokerHttp(BrokerConnection.Signer signer, HttpSettings wait, int maxConnections) {
        http = new BoundedHttp(
                new Limits(wait.connectTimeout(), wait.responseTimeout(), wait.answerTimeout(), MAX_BYTES),
                maxConnections,
                new Proxies(wait.proxy()),
                proxies -> new BrokerConnection(proxies, request -> signed(signer, request)));
    }

    private ClassicHttpRequest signed(BrokerConnection.Signer signer, ClassicHttpRequest request)
            throws HttpException, IOException {
        ClassicHttpRequest signed = signer.signed(request);
        sent.increment();
        return signed;
    }

    /** How many requests were begun to be written to a connection since the start; before that nothing reaches KIS. */
    long sentRequests() {
        return sent.sum();
    }

    /** A client for token requests alone: it never signs a call, and its connections are as silent as the others. */
    public static BrokerHttp forTokens(HttpSettings wait) {
        return new BrokerHttp(request -> request, wait, 2);
    }

    /** The same without a proxy. */
    public static BrokerHttp forTokens(Duration connectTimeout, Duration responseTimeout, Duration answerTimeout) {
        return forTokens(new HttpSettings(connectTimeout, responseTimeout, answerTimeout, Optional.empty()));
    }

    @Override
    public void configureHttpClient(HttpClientBuilder builder) {
        http.configure(builder);
    }

    /** A client over the same connections, for requests that must not pass through a Camel exchange. */
    CloseableHttpClient client() {
        return http.client();
    }

    /** The program ends and waits no longer: calls that have no answer yet fail now. */
    public void breakOff() {
        http.breakOff();
    }

    @Override
    public void close() {
        http.close();
    }
}
