package io.github.kisroutes.shared.http;

import io.github.kisroutes.shared.http.CallDeadline.Phase;
import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.util.Timeout;

/**
 * A connection whose other end is not trusted: headers, interim answers and trailers are bounded, every wait belongs to a
 * {@link CallDeadline}, and nothing is logged. HttpClient's own connection prints every header and byte when somebody sets
 * its loggers to DEBUG. A proxy gets its password here, below everything that logs, and what it says instead of
 * connecting is never taken for an answer.
 */
public class BoundedConnection extends DefaultBHttpClientConnection implements ManagedHttpClientConnection {
    /** A header with all interim answers before it (and what the buffer holds behind it), or the trailers after a body. Those of KIS have less than 2 KiB. */
    private static final int MAX_HEADER_BYTES = 64 * 1024;

    private static final int MAX_LINE_BYTES = 8 * 1024;
    private static final int MAX_LINES = 100;
    private static final int BUFFER_BYTES = 8 * 1024;
    private static final Http1Config LIMITS = Http1Config.custom()
            .setBufferSize(BUFFER_BYTES)
            .setMaxLineLength(MAX_LINE_BYTES)
            .setMaxHeaderCount(MAX_LINES)
            .build();

    private final Proxies proxies;
    private Timeout timeout = Timeout.DISABLED;
    private final HeaderWatch header = new HeaderWatch(MAX_HEADER_BYTES + BUFFER_BYTES);
    private boolean toProxy;

    /** @param proxies knows the password of a proxy */
    protected BoundedConnection(Proxies proxies) {
        // The parser does not look at the limits of the connection, but at its own.
        super(LIMITS, null, null, null, null, null, new DefaultHttpResponseParserFactory(LIMITS));
        this.proxies = proxies;
    }

    /**
     * The request as it goes to the wire.
     *
     * @throws IOException when it must not be sent; its waits count as waits for a turn
     */
    protected ClassicHttpRequest signed(ClassicHttpRequest request) throws HttpException, IOException {
        return request;
    }

    @Override
    public final void sendRequestHeader(ClassicHttpRequest request) throws HttpException, IOException {
        Socket socket = ensureOpen().getBaseSocket();
        CallDeadline.watch(socket, Phase.TURN);
        toProxy = Method.CONNECT.isSame(request.getMethod());
        ClassicHttpRequest whole = request;
        if (toProxy) {
            proxies.authorization().ifPresent(value -> request.setHeader(HttpHeaders.PROXY_AUTHORIZATION, value));
        } else {
            whole = signed(request);
        }
        CallDeadline.watch(socket, Phase.HEADER);
        header.begin();
        super.sendRequestHeader(whole);
    }

    @Override
    public final ClassicHttpResponse receiveResponseHeader() throws HttpException, IOException {
        ClassicHttpResponse answer;
        try {
            answer = super.receiveResponseHeader();
        } catch (HttpException e) {
            throw header.noHttp();
        }
        header.came(answer.getCode() < HttpStatus.SC_SUCCESS);
        if (toProxy && answer.getCode() != HttpStatus.SC_OK) {
            throw new IOException("the proxy " + getRemoteAddress() + " refused to connect: HTTP " + answer.getCode()
                    + (answer.getCode() == HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED
                            ? ", its user or password is missing or wrong"
                            : ""));
        }
        return answer;
    }

    @Override
    public final void bind(Socket socket) throws IOException {
        CallDeadline.watch(socket, Phase.CONNECTION);
        bind(new SocketHolder(socket));
    }

    @Override
    public final void bind(SSLSocket tls, Socket socket) throws IOException {
        CallDeadline.watch(socket, Phase.CONNECTION);
        bind(new SocketHolder(tls, socket));
    }

    @Override
    protected final void bind(SocketHolder holder) throws IOException {
        super.bind(header.watched(holder));
        timeout = Timeout.ofMilliseconds(holder.getSocket().getSoTimeout());
    }

    @Override
    public final Socket getSocket() {
        SocketHolder holder = getSocketHolder();
        return holder == null ? null : holder.getSocket();
    }

    @Override
    public final SSLSession getSSLSession() {
        return getSocket() instanceof SSLSocket tls ? tls.getSession() : null;
    }

    @Override
    public final void setSocketTimeout(Timeout value) {
        super.setSocketTimeout(value);
        timeout = value;
    }

    @Override
    public final void passivate() {
        super.setSocketTimeout(Timeout.ZERO_MILLISECONDS);
    }

    @Override
    public final void activate() {
        super.setSocketTimeout(timeout);
    }
}
