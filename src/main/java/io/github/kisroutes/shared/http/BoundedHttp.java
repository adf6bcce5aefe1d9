package io.github.kisroutes.shared.http;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Function;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.io.HttpConnectionFactory;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.ssl.TLS;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * How this product talks over HTTP, for calls, tokens and files alike: TLS 1.2 or newer; every wait and every size is bounded;
 * no redirects, no cookies, no repeats; by a proxy where one is named.
 */
public final class BoundedHttp implements AutoCloseable {
    private final PoolingHttpClientConnectionManager connections;
    private final RequestConfig requests;
    private final BoundedAnswer answers;
    private final Proxies proxies;
    private final ScheduledThreadPoolExecutor timer;

    /**
     * What is waited for, and how much is taken.
     *
     * @param connect until a name is looked up, until a connection stands, and until TLS stands on it: for each of them
     * @param silence until the next byte of an answer
     * @param answer until the last byte of an answer, from the look-up of the name on
     * @param maxBytes of the body of an answer, after decompression
     */
    public record Limits(Duration connect, Duration silence, Duration answer, int maxBytes) {}

    /**
     * @param maxConnections at least the calls in flight
     * @param connection makes a connection that knows these proxies
     */
    public BoundedHttp(
            Limits limits, int maxConnections, Proxies proxies, Function<Proxies, BoundedConnection> connection) {
        this.proxies = proxies;
        timer = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "kis-http-deadline");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        answers = new BoundedAnswer(timer, limits.answer(), limits.maxBytes());
        connections = connections(limits, maxConnections, socket -> {
            BoundedConnection made = connection.apply(proxies);
            if (socket != null) {
                made.bind(socket);
            }
            return made;
        });
        requests = RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(limits.answer()))
                .setResponseTimeout(Timeout.of(limits.silence()))
                .setRedirectsEnabled(false)
                .setAuthenticationEnabled(false)
                .build();
    }

    private static PoolingHttpClientConnectionManager connections(
            Limits limits, int maxConnections, HttpConnectionFactory<ManagedHttpClientConnection> factory) {
        Timeout connect = Timeout.of(limits.connect());
        Timeout silence = Timeout.of(limits.silence());
        TlsSocketStrategy tls = DefaultClientTlsStrategy.createDefault();
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(factory)
                .setDnsResolver(new NameLookup(limits.connect()))
                .setTlsSocketStrategy((socket, target, port, attachment, context) -> CallDeadline.within(
                        limits.connect(),
                        socket,
                        CallDeadline.Phase.HANDSHAKE,
                        () -> tls.upgrade(socket, target, port, attachment, context)))
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setSupportedProtocols(TLS.V_1_2, TLS.V_1_3)
                        .setHandshakeTimeout(connect)
                        .build())
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setTcpNoDelay(true)
                        .setSoTimeout(silence)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(silence)
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .setTimeToLive(TimeValue.ofMinutes(10))
                        .build())
                .setMaxConnPerRoute(maxConnections)
                .setMaxConnTotal(maxConnections)
                .build();
    }

    /** Makes any client one of ours. */
    public void configure(HttpClientBuilder builder) {
        builder.setConnectionManager(connections)
                .setConnectionManagerShared(true)
                .setRoutePlanner(proxies)
                .setDefaultRequestConfig(requests)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .setUserAgent("kis-camel-routes")
                .addExecInterceptorFirst("bounded-answer", answers);
    }

    /** A client for requests that must not pass through a Camel exchange. */
    public CloseableHttpClient client() {
        HttpClientBuilder builder = HttpClientBuilder.create();
        configure(builder);
        return builder.build();
    }

    /** The program ends and waits no longer: calls that have no whole answer yet fail now. */
    public void breakOff() {
        answers.breakOff();
    }

    @Override
    public void close() {
        connections.close();
        timer.shutdownNow();
    }
}
