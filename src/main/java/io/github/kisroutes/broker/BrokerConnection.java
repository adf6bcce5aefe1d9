package io.github.kisroutes.broker;

import java.io.IOException;
import java.net.Socket;
import java.util.function.Consumer;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * The connection to KIS: it adds the secret headers itself, below everything that logs, and logs nothing. HttpClient's
 * own connection prints every header and byte when somebody sets its loggers to DEBUG, interceptors and Camel's HTTP
 * activity log see every header that a request carries, and the app secret travels in a header of every call. Here no
 * log setting of any runtime can bring it out: above this class a request carries only the name of its token.
 */
final class BrokerConnection extends DefaultBHttpClientConnection implements ManagedHttpClientConnection {
    /** Far more than KIS sends; without a limit a hostile answer would use up the memory (CVE-2026-54399). */
    private static final Http1Config LIMITS = Http1Config.custom()
            .setMaxHeaderCount(200)
            .setMaxLineLength(16 * 1024)
            .build();

    /** Adds the secret headers to a copy of a request. */
    interface Signer {
        ClassicHttpRequest signed(ClassicHttpRequest request) throws HttpException, IOException;
    }

    private final Signer signer;
    private final Consumer<BrokerConnection> closed;
    private Timeout timeout = Timeout.DISABLED;

    /** @param closed told when it is closed, by whomever */
    BrokerConnection(Signer signer, Consumer<BrokerConnection> closed) {
        // The parser does not look at the limits of the connection, but at its own.
        super(LIMITS, null, null, null, null, null, new DefaultHttpResponseParserFactory(LIMITS));
        this.signer = signer;
        this.closed = closed;
    }

    @Override
    public void close() throws IOException {
        closed.accept(this);
        super.close();
    }

    @Override
    public void close(CloseMode mode) {
        closed.accept(this);
        super.close(mode);
    }

    @Override
    public void sendRequestHeader(ClassicHttpRequest request) throws HttpException, IOException {
        super.sendRequestHeader(signer.signed(request));
    }

    @Override
    public void bind(Socket socket) throws IOException {
        bind(new SocketHolder(socket));
    }

    @Override
    public void bind(SSLSocket tls, Socket socket) throws IOException {
        bind(new SocketHolder(tls, socket));
    }

    @Override
    protected void bind(SocketHolder holder) throws IOException {
        super.bind(holder);
        timeout = Timeout.ofMilliseconds(holder.getSocket().getSoTimeout());
    }

    @Override
    public Socket getSocket() {
        SocketHolder holder = getSocketHolder();
        return holder == null ? null : holder.getSocket();
    }

    @Override
    public SSLSession getSSLSession() {
        return getSocket() instanceof SSLSocket tls ? tls.getSession() : null;
    }

    @Override
    public void setSocketTimeout(Timeout value) {
        super.setSocketTimeout(value);
        timeout = value;
    }

    @Override
    public void passivate() {
        super.setSocketTimeout(Timeout.ZERO_MILLISECONDS);
    }

    @Override
    public void activate() {
        super.setSocketTimeout(timeout);
    }
}
