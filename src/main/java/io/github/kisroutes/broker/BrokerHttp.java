package io.github.kisroutes.broker;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.HttpConnectionFactory;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.ssl.TLS;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Sets up the one HTTP client that talks to KIS, for the {@code kis-call} route ({@code httpClientConfigurer}) and for
 * token requests. TLS 1.2 or newer; every wait is bounded; no redirects (the app secret would follow them), no cookies,
 * no repeats behind the throttle's back.
 */
public final class BrokerHttp implements HttpClientConfigurer, AutoCloseable {
    private final PoolingHttpClientConnectionManager connections;
    private final RequestConfig requests;
    private final Duration answerTimeout;
    private final LongAdder sent = new LongAdder();
    private final Set<BrokerConnection> open = ConcurrentHashMap.newKeySet();

    /**
     * @param signer adds the secret headers on the wire
     * @param connectTimeout until the connection stands, TLS included
     * @param responseTimeout until the next byte of an answer
     * @param answerTimeout until the last byte of an answer
     * @param maxConnections at least the calls in flight
     */
    public BrokerHttp(
            RequestSigner signer,
            Duration connectTimeout,
            Duration responseTimeout,
            Duration answerTimeout,
            int maxConnections) {
        this((BrokerConnection.Signer) signer::signed, connectTimeout, responseTimeout, answerTimeout, maxConnections);
    }

    private BrokerHttp(
            BrokerConnection.Signer signer,
            Duration connectTimeout,
            Duration responseTimeout,
            Duration answerTimeout,
            int maxConnections) {
        HttpConnectionFactory<ManagedHttpClientConnection> factory = socket -> {
            BrokerConnection connection = new BrokerConnection(request -> signed(signer, request), open::remove);
            open.add(connection);
            if (socket != null) {
                connection.bind(socket);
            }
            return connection;
        };
        Timeout response = Timeout.of(responseTimeout);
        this.answerTimeout = answerTimeout;
        this.connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(factory)
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setSupportedProtocols(TLS.V_1_2, TLS.V_1_3)
                        .setHandshakeTimeout(Timeout.of(connectTimeout))
                        .build())
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setTcpNoDelay(true)
                        .setSoTimeout(response)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(connectTimeout))
                        .setSocketTimeout(response)
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .setTimeToLive(TimeValue.ofMinutes(10))
                        .build())
                .setMaxConnPerRoute(maxConnections)
                .setMaxConnTotal(maxConnections)
                .build();
        this.requests = RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(answerTimeout))
                .setResponseTimeout(response)
                .setRedirectsEnabled(false)
                .setAuthenticationEnabled(false)
                .build();
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
    public static BrokerHttp forTokens(Duration connectTimeout, Duration responseTimeout, Duration answerTimeout) {
        return new BrokerHttp(request -> request, connectTimeout, responseTimeout, answerTimeout, 2);
    }

    @Override
    public void configureHttpClient(HttpClientBuilder builder) {
        builder.setConnectionManager(connections)
                .setConnectionManagerShared(true)
                .setDefaultRequestConfig(requests)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .setUserAgent("kis-camel-routes")
                .addExecInterceptorFirst("bounded-answer", new BoundedAnswer(answerTimeout));
    }

    /** A client over the same connections, for requests that must not pass through a Camel exchange. */
    CloseableHttpClient client() {
        HttpClientBuilder builder = HttpClientBuilder.create();
        configureHttpClient(builder);
        return builder.build();
    }

    /** The program ends and waits no longer: calls that have no answer yet fail now. */
    public void breakOff() {
        open.forEach(connection -> connection.close(CloseMode.IMMEDIATE));
    }

    @Override
    public void close() {
        connections.close();
    }
}
